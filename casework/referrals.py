"""Referrals coming in: a new client, a repeat, or somebody who comes back (DOMAIN I1)."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from casework import access, closings, entries, naming
from casework.models import Client, Referral, Trajectory
from casework.queries import closings as closings_of
from casework.queries import referrals, trajectories
from foundation import audit
from foundation.people.models import Municipality, Organisation
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store

ICPC = re.compile(r"[ABDFHKLNPRSTUWXYZ]\d{2}(\.\d{2})?")  # DOMAIN §3.8


class ReceivedInTheFuture(entries.InTheFuture):
    """A referral is registered after it came in."""


class UnknownIcpc(Refusal):
    """Not the shape of an ICPC-1 code, such as P03 or Z15.01."""


class ReferralHasFollowed(Refusal):
    """Something was logged in this trajectory since: undo that first, or close it as a mistake."""


@dataclass(frozen=True, slots=True)
class Received:
    """What a referral led to: `how` is new, repeat or reopened. A reopening has no row of its own: `referral` is None.

    It counts through its closing (`reopened_by`), as in the import format.
    """

    client: Client
    trajectory: Trajectory
    referral: Referral | None
    how: str


@dataclass(frozen=True, slots=True)
class _Facts:
    organisation_id: int
    municipality_id: int
    practice_id: int | None
    referrer_type: str
    received_on: date
    main_reason: str | None
    icpc: str | None
    draft: str | None


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
    draft: str | None = None,
) -> Received:
    """Register a referral: of somebody new, or of `client` (public id) who was here before.

    While her trajectory is open it is a repeat; within three calendar months of closing it reopens the trajectory,
    unless the coach wants one `anew`; later a new one begins. The same draft twice is one referral.
    """
    access.coach_in(store, who, organisation_id, now=now)
    if draft and (made := referrals.made_from(store, draft)):
        return _made_before(store, who, made, now)
    facts = _Facts(organisation_id, municipality_id, practice_id, referrer_type, received_on, main_reason, icpc, draft)
    _check(store, facts, now)
    if client is None:
        known = naming.new_client(store, organisation_id, who.person_id)
        return _begin(store, who, known, facts, now)
    known = access.client_for(store, who, client, now=now)
    if known.organisation_id != organisation_id:
        raise NotFound
    return _again(store, who, known, facts, now=now, anew=anew)


def undo(store: Store, who: Who, referral: str, *, now: datetime) -> None:
    """Take a referral back within ten minutes, with the trajectory and client it began; the code name stays spent."""
    undone = access.referral_for(store, who, referral, now=now)
    entries.may_undo(who, undone, now=now)
    walk = access.trajectory_of(store, undone)
    if not undone.repeat and trajectories.has_followed(store, walk, undone.id):
        raise ReferralHasFollowed
    store.delete(undone)
    store.flush()
    if not undone.repeat:
        known = store.get_one(Client, walk.client_id)
        store.delete(walk)
        store.flush()
        if not trajectories.count_of_client(store, known.id):
            store.delete(known)
            store.flush()
    audit.record(store, who, "referral.undo", undone.public_id, now=now, organisation_id=undone.organisation_id)


def _check(store: Store, facts: _Facts, now: datetime) -> None:
    entries.not_in_future(facts.received_on, now, ReceivedInTheFuture)
    entries.known("referrer_type", facts.referrer_type)
    if facts.main_reason:
        entries.known("main_reason", facts.main_reason)
    if facts.icpc and not ICPC.fullmatch(facts.icpc):
        raise UnknownIcpc
    practice = store.get(Organisation, facts.practice_id) if facts.practice_id else None
    if facts.practice_id and (practice is None or practice.kind != "practice"):
        raise NotFound
    if store.get(Municipality, facts.municipality_id) is None:
        raise NotFound


def _made_before(store: Store, who: Who, made: Referral, now: datetime) -> Received:
    walk = access.trajectory_of(store, access.referral_for(store, who, made.public_id, now=now))
    return Received(store.get_one(Client, walk.client_id), walk, made, "repeat" if made.repeat else "new")


def _again(store: Store, who: Who, known: Client, facts: _Facts, *, now: datetime, anew: bool) -> Received:
    walk = access.current_for(store, who, known.public_id, now=now)
    final = closings_of.final(store, walk)
    if final is None:
        return Received(known, walk, _refer(store, who, walk, facts, now=now, repeat=True), "repeat")
    if closings.reopens(final, facts.received_on) and not anew:
        closings.reopen(store, who, walk.public_id, reopened_on=facts.received_on, by=facts.referrer_type, now=now)
        return Received(known, walk, None, "reopened")
    return _begin(store, who, known, facts, now)


def _begin(store: Store, who: Who, known: Client, facts: _Facts, now: datetime) -> Received:
    walk = Trajectory(
        public_id=store.new_public_id(), organisation_id=facts.organisation_id, client_id=known.id,
        municipality_id=facts.municipality_id, practice_id=facts.practice_id, coach_id=who.person_id,
        main_reason=facts.main_reason, icpc=facts.icpc, invented=known.invented,
    )  # fmt: skip
    store.add(walk)
    store.flush()
    return Received(known, walk, _refer(store, who, walk, facts, now=now, repeat=False), "new")


def _refer(store: Store, who: Who, walk: Trajectory, facts: _Facts, *, now: datetime, repeat: bool) -> Referral:
    referral = Referral(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
        received_on=facts.received_on, referrer_type=facts.referrer_type, practice_id=facts.practice_id,
        repeat=repeat, draft=facts.draft, logged_by=who.person_id, logged_at=now,
    )  # fmt: skip
    store.add(referral)
    store.flush()
    audit.record(store, who, "referral.receive", referral.public_id, now=now, organisation_id=walk.organisation_id)
    return referral
