"""Staying in, and being locked out."""

from datetime import datetime, timedelta

from foundation.people import pins
from foundation.people.models import Person
from foundation.people.people.days import day
from foundation.people.people.finding import PersonNotFound, found
from foundation.people.queries import invites as invite_queries
from foundation.people.queries import people as queries
from foundation.people.who import Who
from foundation.storage import Store


def re_confirm(store: Store, who: Who, public_id: str, *, now: datetime) -> Person:
    """Say that this person still works here after 90 idle days: by whoever runs Wegwijs, or an admin of a shared place.

    Nobody can do it for herself.
    """
    person = found(store, public_id)
    if who.person_id is not None:
        hers = queries.memberships_of(store, person.id, today=day(now))
        shared = {m.organisation_id for m in hers} & set(who.organisations("admin", "coordinator"))
        if not shared or person.id == who.person_id:
            raise PersonNotFound(name=public_id)
    person.last_seen_at = now
    return person


def block(store: Store, who: Who, public_id: str, *, now: datetime) -> Person:
    """Lock a person out at once: her memberships end, invites from her and for her stop working.

    Only whoever runs Wegwijs can: an admin ends memberships in her own organisation (`memberships.end`).
    A new invite, made afterwards, lets her in again with what that invite gives and nothing else.
    """
    if who.person_id is not None:
        raise PersonNotFound(name=public_id)
    person = found(store, public_id)
    person.blocked_at = now
    for membership in queries.memberships_of(store, person.id, today=day(now)):
        membership.until_on = day(now) - timedelta(days=1)
    for invite in invite_queries.open_ones(store, person.id, now=now):
        invite.expires_at = now
    pins.remove(store, person.id)
    return person
