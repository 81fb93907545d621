"""Accepting, refusing and withdrawing an offer. Only a yes changes who walks with whom."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import update

from casework import access
from casework.belonging import ids_within
from casework.handovers.reading import KEPT
from casework.models import Client, Handover, Question, Trajectory
from casework.queries import handovers as queries
from foundation import audit
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store


class OfferOver(Refusal):
    """It was withdrawn, refused or accepted before, or nobody answered in time."""


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Whom she walks with from now on, and what other rooms find their traces by: public ids and code names."""

    organisation_id: int
    from_id: int
    clients: Sequence[Client]
    ids: frozenset[str] = field(default=frozenset())


def accept(store: Store, who: Who, offer: str, *, now: datetime) -> HandedOver:
    """They are hers from now on. Who was closed, erased or handed to another meanwhile does not come along by itself.

    Tapped twice is accepted once; the second answer names the same clients.
    """
    rows = _asked(store, who, offer, now)
    if not any(row.answer == "accepted" for row in rows):
        _may_answer(rows, now)
        for row in rows:
            if row.answer is None:
                _take_over(store, who, row, now)
        store.flush()
    walks = [store.get_one(Trajectory, row.trajectory_id) for row in rows if row.answer == "accepted"]
    walks = [walk for walk in walks if walk.coach_id == who.person_id]
    if not walks:
        raise OfferOver
    clients = [store.get_one(Client, id_) for id_ in dict.fromkeys(walk.client_id for walk in walks)]
    ids = ids_within(store, walks) | {client.public_id for client in clients}
    return HandedOver(rows[0].organisation_id, rows[0].from_id, clients, frozenset(ids))


def refuse(store: Store, who: Who, offer: str, *, now: datetime) -> int:
    """Not she: they stay where they are. Whose they are, as a person id."""
    rows = _asked(store, who, offer, now)
    if any(row.answer != "refused" for row in rows):
        _may_answer(rows, now)
    return _end(store, who, rows, "refused", now)


def withdraw(store: Store, who: Who, offer: str, *, now: datetime) -> int:
    """Who offered it does so no longer. To whom it was offered, as a person id."""
    rows = queries.of_offer(store, offer)
    if not rows or who.person_id is None or rows[0].offered_by != who.person_id:
        access.deny(store, who, offer, now=now)
    access.member_in(store, who, rows[0].organisation_id, now=now)
    if any(row.answer != "withdrawn" for row in rows):
        _may_answer(rows, now)
    _end(store, who, rows, "withdrawn", now)
    return rows[0].to_id


def _asked(store: Store, who: Who, offer: str, now: datetime) -> Sequence[Handover]:
    rows = queries.of_offer(store, offer)
    if not rows or who.person_id is None or rows[0].to_id != who.person_id:
        access.deny(store, who, offer, now=now)
    if rows[0].organisation_id not in who.organisations("coach"):
        access.deny(store, who, offer, now=now)
    return rows


def _may_answer(rows: Sequence[Handover], now: datetime) -> None:
    if rows[0].offered_at <= now - KEPT or all(row.answer is not None for row in rows):
        raise OfferOver


def _take_over(store: Store, who: Who, row: Handover, now: datetime) -> None:
    still = update(Trajectory).where(Trajectory.id == row.trajectory_id, Trajectory.coach_id == row.from_id)
    given = store.execute(still.values(coach_id=row.to_id).returning(Trajectory.public_id)).scalar_one_or_none()
    row.answer, row.answered_at = ("withdrawn" if given is None else "accepted"), now
    if given is not None:
        store.refresh(store.get_one(Trajectory, row.trajectory_id))
        asked = Question.trajectory_id == row.trajectory_id, Question.settled_at.is_(None)
        store.execute(update(Question).where(*asked).values(asked_of=row.to_id))
        audit.record(store, who, "handover.accept", given, now=now, organisation_id=row.organisation_id)


def _end(store: Store, who: Who, rows: Sequence[Handover], answer: str, now: datetime) -> int:
    for row in rows:
        if row.answer is None:
            row.answer, row.answered_at = answer, now
    audit.record(store, who, f"handover.{answer}", rows[0].offer, now=now, organisation_id=rows[0].organisation_id)
    store.flush()
    return rows[0].from_id
