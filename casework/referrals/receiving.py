"""Somebody new, a repeat, or somebody who comes back (DOMAIN I1)."""

from dataclasses import dataclass
from datetime import date, datetime

from casework import access, closings, naming
from casework.models import Client, Referral, Trajectory
from casework.queries import closings as closings_of
from casework.queries import referrals
from casework.referrals.beginning import begin, refer
from casework.referrals.facts import Facts, check
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store


@dataclass(frozen=True, slots=True)
class Received:
    """What a referral led to: `how` is new, repeat or reopened. A reopening has no row of its own: `referral` is None.

    It counts through its closing (`reopened_by`), as in the import format.
    """

    client: Client
    trajectory: Trajectory
    referral: Referral | None
    how: str


def receive(
    store: Store,
    who: Who,
    *,
    organisation_id: int,
    municipality_id: int,
    practice_id: int | None,
    referrer_type: str,
    received_on: date,
    now: datetime,
    main_reason: str | None = None,
    icpc: str | None = None,
    client: str | None = None,
    anew: bool = False,
    waits: bool = False,
    draft: str | None = None,
) -> Received:
    """Register a referral: of somebody new, or of `client` (public id) who was here before.

    While her trajectory is open it is a repeat; within three calendar months of closing it reopens the trajectory,
    unless the coach wants one `anew`; later a new one begins. The same draft twice is one referral.
    `waits`: somebody new waits in the queue of the organisation; so does everybody whom a coordinator registers.
    """
    access.member_in(store, who, organisation_id, now=now)
    if draft and (made := referrals.made_from(store, draft)):
        return _made_before(store, who, made, now)
    facts = Facts(organisation_id, municipality_id, practice_id, referrer_type, received_on, main_reason, icpc, draft)
    check(store, facts, now)
    if client is None:
        queued = waits or organisation_id not in who.organisations("coach")
        coach_id = None if queued else who.person_id
        known = naming.new_client(store, organisation_id, coach_id)
        return Received(known, *begin(store, who, known, facts, now, coach_id=coach_id), "new")
    known = access.client_for(store, who, client, now=now)
    if known.organisation_id != organisation_id:
        raise NotFound
    return _again(store, who, known, access.current_for(store, who, client, now=now), facts, now=now, anew=anew)


def _made_before(store: Store, who: Who, made: Referral, now: datetime) -> Received:
    walk = access.trajectory_of(store, access.referral_for(store, who, made.public_id, now=now))
    return Received(store.get_one(Client, walk.client_id), walk, made, "repeat" if made.repeat else "new")


def _again(
    store: Store, who: Who, known: Client, walk: Trajectory, facts: Facts, *, now: datetime, anew: bool
) -> Received:
    final = closings_of.final(store, walk)
    if final is None:
        return Received(known, walk, refer(store, who, walk, facts, now=now, repeat=True), "repeat")
    if closings.reopens(final, facts.received_on) and not anew:
        closings.reopen(store, who, walk.public_id, reopened_on=facts.received_on, by=facts.referrer_type, now=now)
        return Received(known, walk, None, "reopened")
    return Received(known, *begin(store, who, known, facts, now, coach_id=who.person_id), "new")
