"""A person who lost her account comes back on a new one."""

from datetime import datetime

from foundation.people import people
from foundation.people.invites.codes import new
from foundation.people.who import Who
from foundation.storage import Store


def relink(store: Store, who: Who, wanted: str, *, now: datetime) -> str:
    """A code with which this person (public id or name) takes her place on a new account; the old one ends then."""
    person = people.found(store, wanted)
    if person.blocked_at is not None:
        raise people.PersonNotFound(name=wanted)
    invite, code = new(store, who, now=now)
    invite.person_id = person.id
    store.add(invite)
    return code
