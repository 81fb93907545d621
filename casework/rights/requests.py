"""What two people decide about a client's records: one asks, another who is authorised answers (DOMAIN §4.5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from casework import access
from casework.erasing import Erased
from casework.models import Client, RightsRequest, Trajectory
from casework.models.rights import HOLD_REASONS
from casework.queries import rights as queries
from casework.rights import anew, doors, erasures, holds
from casework.rights.doors import DECIDERS
from casework.rights.refusals import AskedBeforeHandover, NotByYourself, RequestOver, UnknownReason
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.models import Person
from foundation.people.queries import colleagues
from foundation.people.who import Who
from foundation.storage import Store

KEPT = timedelta(days=14)  # then a request expires
TOLD_WITHIN = timedelta(days=7)
KEEPING = ("hold", "release")


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a request. `gone`: what was erased, by which other rooms find their traces.

    `colleagues`: the names of other coaches who walked with her too, and now do not.
    """

    kind: str
    code_name: str
    agreed: bool
    gone: Erased | None = None
    colleagues: tuple[str, ...] = ()


def ask(store: Store, who: Who, client: str, kind: str, *, now: datetime, reason: str | None = None) -> RightsRequest:
    """Ask for something of this client (public id). The same question that waits already is not asked twice.

    An admin decides alone that records must be kept, or no longer: that request is `confirmed` at once, also when it
    waited. `HeldByLaw` for erasing what must be kept.
    """
    walk = doors.trajectory(store, who, client, now=now, keeping=kind in KEEPING)
    if who.person_id is None or (kind == "hold" and reason not in HOLD_REASONS):
        raise UnknownReason
    if kind == "erase":
        holds.check(store, walk.client_id)
    alone = kind in KEEPING and walk.organisation_id in who.organisations("admin")
    waits = queries.open_of(store, walk.client_id, kind, now - KEPT)
    if waits is not None and not alone:
        return _taken_over(store, who, waits, walk, now)
    made = waits or RightsRequest(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id, kind=kind,
        reason=reason if kind == "hold" else None, asked_by=who.person_id, asked_at=now,
    )  # fmt: skip
    store.add(made)
    audit.note(store, who, f"rights.ask_{kind}", access.client_of(store, walk), now=now)
    if alone:
        made.answer, made.answered_by, made.answered_at = "confirmed", who.person_id, now
        _keep(store, who, made, now)
    store.flush()
    return made


def answer(store: Store, who: Who, request: str, *, agrees: bool, secret: bytes, now: datetime) -> Decided:
    """A yes or no of somebody else who is authorised. A yes to erasing erases: there is no way back."""
    row, client = to_answer(store, who, request, now=now)
    row.answer, row.answered_by, row.answered_at = ("confirmed" if agrees else "refused"), who.person_id, now
    audit.note(store, who, f"rights.{'agree' if agrees else 'refuse'}_{row.kind}", client, now=now)
    code_name = client.code_name
    if agrees and row.kind == "erase":
        asked_by = row.asked_by
        walks = queries.walks_of(store, client.id)
        too = {walk.coach_id for walk in walks if walk.coach_id not in (None, asked_by, who.person_id)}
        names = tuple(sorted(store.get_one(Person, person_id).name for person_id in too))
        gone = erasures.erase_client(store, who, client, asked_by=asked_by, secret=secret, now=now)
        return Decided("erase", code_name, agreed=True, gone=gone, colleagues=names)
    if agrees and row.kind in KEEPING:
        _keep(store, who, row, now)
    return Decided(row.kind, code_name, agreed=agrees)


def withdraw(store: Store, who: Who, request: str, *, now: datetime) -> None:
    """Who asked does so no longer."""
    row = queries.request(store, request, who.organisations("coach", *DECIDERS))
    if row is None or row.asked_by != who.person_id:
        access.deny(store, who, request, now=now)
    _may_answer(row, now)
    row.answer, row.answered_by, row.answered_at = "withdrawn", who.person_id, now
    store.flush()


def waiting(store: Store, who: Who, *, now: datetime) -> list[tuple[RightsRequest, Client]]:
    """What waits for her answer: not what she asked herself. Who it is about is read, and noted so."""
    found = []
    for row in queries.waiting(store, who.organisations(*DECIDERS), now - KEPT):
        if row.asked_by != who.person_id and anew.by(store, row, now=now) is None:
            client = access.client_of(store, store.get_one(Trajectory, row.trajectory_id))
            audit.note(store, who, "rights.read", client, now=now)
            found.append((row, client))
    return found


def to_answer(store: Store, who: Who, request: str, *, now: datetime) -> tuple[RightsRequest, Client]:
    """One request that somebody else asked her to decide on; NotFound, noted, for any other."""
    row = queries.request(store, request, who.organisations(*DECIDERS))
    if row is None:
        access.deny(store, who, request, now=now)
    if row.asked_by == who.person_id:
        raise NotByYourself
    _may_answer(row, now)
    if anew.by(store, row, now=now) is not None:
        raise AskedBeforeHandover
    client = access.client_of(store, store.get_one(Trajectory, row.trajectory_id))
    audit.note(store, who, "rights.read", client, now=now)
    return row, client


def deciders(store: Store, row: RightsRequest, *, now: datetime) -> list[Person]:
    """Who may answer this request: everybody who is authorised there, but for who asked."""
    today = said_on(now)
    every = [one for role in DECIDERS for one in colleagues.of(store, [row.organisation_id], role, today=today)]
    return sorted({one for one in every if one.id != row.asked_by}, key=lambda one: one.name)


def every_waiting(store: Store, *, now: datetime) -> Sequence[RightsRequest]:
    """Every request that waits, for the clock."""
    return queries.every_waiting(store, now - KEPT)


def answered(store: Store, *, now: datetime) -> Sequence[RightsRequest]:
    """What was answered these days, for the clock."""
    return queries.answered(store, now - TOLD_WITHIN)


def _taken_over(store: Store, who: Who, waits: RightsRequest, walk: Trajectory, now: datetime) -> RightsRequest:
    """The request that waits; of who is her coach by now where it was asked before she was."""
    if who.person_id is not None and anew.by(store, waits, now=now) == who.person_id:
        waits.asked_by, waits.asked_at = who.person_id, now
        store.flush()
        audit.note(store, who, f"rights.ask_{waits.kind}", access.client_of(store, walk), now=now)
    return waits


def _keep(store: Store, who: Who, row: RightsRequest, now: datetime) -> None:
    walk = store.get_one(Trajectory, row.trajectory_id)
    if row.kind == "hold":
        holds.place(store, who, walk, row.reason or "", asked_by=row.asked_by, now=now)
        return
    stands = holds.in_force(store, walk.client_id)
    if stands is not None and stands.placed_at > row.asked_at:  # kept anew since: nobody asked to end that
        raise RequestOver
    holds.lift(store, who, walk, now=now)


def _may_answer(row: RightsRequest, now: datetime) -> None:
    if row.answer is not None or row.asked_at <= now - KEPT:
        raise RequestOver
