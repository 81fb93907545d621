"""The people a coach walks with, a line each: what she needs to recognise them and to see who needs her today."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, exists, func, or_, select

from casework.models import (
    Appointment,
    Client,
    Closing,
    Contact,
    FollowUp,
    Participation,
    Question,
    Referral,
    Session,
    Trajectory,
)
from casework.queries.trajectories import is_closed
from foundation.people.models import Organisation
from foundation.storage import Store, prepared
from social_map.models import Listing
from social_map.queries.pairs import merged

AnyRow = Row[*tuple[Any, ...]]


def walks(store: Store, allowed: ColumnElement[bool], *, closed: bool = False) -> Sequence[AnyRow]:
    """The trajectories that are open or about which a question waits (`closed`: the others), with who and where."""
    return store.execute(_walks(closed).where(allowed)).all()


@cache
def _walks(closed: bool) -> Select[*tuple[Any, ...]]:
    practice = Organisation.__table__.alias("practice")
    return (
        select(
            Trajectory,
            Client.public_id.label("client"),
            Client.code_word,
            Client.code_number,
            Organisation.name.label("organisation"),
            practice.c.name.label("practice"),
        )
        .join(Client, Client.id == Trajectory.client_id)
        .join(Organisation, Organisation.id == Trajectory.organisation_id)
        .outerjoin(practice, practice.c.id == Trajectory.practice_id)
        .where(~_is_going() if closed else _is_going())
        .order_by(Trajectory.id)
    )


def names(store: Store, walkers: Iterable[tuple[int, Sequence[int]]], *, closed: bool = False) -> Sequence[AnyRow]:
    """Of the same trajectories, for coaches with the organisations in which: only who it is about, in their order."""
    ask = _named_closed if closed else _named
    rows = [row for coach, at in walkers for row in store.rows(*ask(coach=coach, at=at))]
    return sorted(rows, key=lambda row: row.id)


@prepared
def _named(coach: int, at: Sequence[int]) -> Select[int, str, str, str, int, str]:
    return _name_of(_is_going(), coach, at)


@prepared
def _named_closed(coach: int, at: Sequence[int]) -> Select[int, str, str, str, int, str]:
    return _name_of(~_is_going(), coach, at)


def _name_of(which: ColumnElement[bool], coach: int, at: Sequence[int]) -> Select[int, str, str, str, int, str]:
    return (
        select(
            Trajectory.id,
            Trajectory.public_id,
            Client.public_id.label("client"),
            Client.code_word,
            Client.code_number,
            Organisation.name.label("organisation"),
        )
        .join(Client, Client.id == Trajectory.client_id)
        .join(Organisation, Organisation.id == Trajectory.organisation_id)
        .where(which, Trajectory.coach_id == coach, Trajectory.organisation_id.in_(at))
    )


def _is_going() -> ColumnElement[bool]:
    asked = exists().where(Question.trajectory_id == Trajectory.id, Question.settled_at.is_(None))
    return or_(~is_closed(), asked)


def sessions(store: Store, ids: Sequence[int]) -> Iterable[AnyRow]:
    """(trajectory_id, held_on, status) of every session."""
    return store.execute(*_sessions(ids=ids))


@prepared
def _sessions(ids: Sequence[int]) -> Select[int, date, str]:
    return select(Session.trajectory_id, Session.held_on, Session.status).where(Session.trajectory_id.in_(ids))


def tries(store: Store, ids: Sequence[int]) -> Iterable[AnyRow]:
    """(trajectory_id, outcome) of every try to reach somebody, oldest first."""
    return store.execute(*_tries(ids=ids))


@prepared
def _tries(ids: Sequence[int]) -> Select[int, str]:
    query = select(Contact.trajectory_id, Contact.outcome).where(Contact.trajectory_id.in_(ids))
    return query.order_by(Contact.made_on, Contact.id)


def first_received(store: Store, ids: Sequence[int]) -> dict[int, date]:
    """The day each trajectory's first referral came in."""
    return {row[0]: row[1] for row in store.execute(*_first_received(ids=ids))}


@prepared
def _first_received(ids: Sequence[int]) -> Select[int, date]:
    received = select(Referral.trajectory_id, func.min(Referral.received_on)).where(Referral.trajectory_id.in_(ids))
    return received.group_by(Referral.trajectory_id)


def appointments(store: Store, ids: Sequence[int], since: date) -> Iterable[Appointment]:
    """The appointments from this day on, earliest first."""
    return store.scalars(*_appointments(ids=ids, since=since))


@prepared
def _appointments(ids: Sequence[int], since: date) -> Select[Appointment]:
    return (
        select(Appointment)
        .where(Appointment.trajectory_id.in_(ids), Appointment.planned_on >= since)
        .order_by(Appointment.planned_on)
    )


def participations(store: Store, ids: Sequence[int]) -> Iterable[Participation]:
    """Every participation, in the order in which they were chosen."""
    return store.scalars(*_participations(ids=ids))


@prepared
def _participations(ids: Sequence[int]) -> Select[Participation]:
    return (
        select(Participation)
        .where(Participation.trajectory_id.in_(ids))
        .order_by(Participation.chosen_on, Participation.id)
    )


def ended(store: Store, ids: Sequence[int]) -> set[int]:
    """The participations that still go on at a listing that has stopped, and for which no other stands."""
    return set(store.scalars(*_ended(ids=ids)))


@prepared
def _ended(ids: Sequence[int]) -> Select[int]:
    return (
        select(Participation.id)
        .join(Listing, Listing.id == Participation.listing_id)
        .where(Participation.trajectory_id.in_(ids), Participation.stopped_on.is_(None), Listing.status == "stopped")
        .where(~merged())
    )


def closings(store: Store, ids: Sequence[int]) -> Iterable[Closing]:
    """Every closing, in date order."""
    return store.scalars(*_closings(ids=ids))


@prepared
def _closings(ids: Sequence[int]) -> Select[Closing]:
    return select(Closing).where(Closing.trajectory_id.in_(ids)).order_by(Closing.closed_on)


def answered(store: Store, ids: Sequence[int]) -> set[int]:
    """Trajectories with an answer after 3 or 6 months."""
    return set(store.scalars(*_answered(ids=ids)))


@prepared
def _answered(ids: Sequence[int]) -> Select[int]:
    return select(FollowUp.trajectory_id).where(FollowUp.trajectory_id.in_(ids)).distinct()


def questions(store: Store, ids: Sequence[int]) -> Iterable[Question]:
    """The open questions, oldest first."""
    return store.scalars(*_questions(ids=ids))


@prepared
def _questions(ids: Sequence[int]) -> Select[Question]:
    return (
        select(Question)
        .where(Question.trajectory_id.in_(ids), Question.settled_at.is_(None))
        .order_by(Question.due_on, Question.id)
    )
