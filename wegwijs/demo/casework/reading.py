"""Rows of casework back into stories: those of some coaches that are not over yet."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, or_, select

from casework.models import Appointment, Closing, FollowUp, Participation, Question, Referral, Session, Trajectory
from foundation.language.dates import said_on
from foundation.storage import Store
from wegwijs.demo.casework.events import Asked, Chosen, Ended, Referred, Talk
from wegwijs.demo.casework.stories import Story

Rows = Mapping[int, Sequence[Row[Any]]]


@dataclass(frozen=True, slots=True)
class Told:
    """A story with the ids of its rows: the trajectory, its choices and its questions, in the story's order."""

    story: Story
    trajectory_id: int
    choices: Sequence[int]
    questions: Sequence[int]


def unfinished(store: Store, coaches: Collection[int]) -> list[Told]:
    """Trajectories in which something may still happen: open, taking part, a question to come or to be answered."""
    going = select(Participation.trajectory_id).where(Participation.stopped_on.is_(None))
    closed = select(Closing.trajectory_id).where(Closing.reopened_on.is_(None))
    waits = select(Question.trajectory_id).where(Question.settled_at.is_(None))
    some = or_(
        Trajectory.id.in_(going), Trajectory.id.not_in(closed), Trajectory.id.in_(waits),
        Trajectory.next_check_on.is_not(None),
    )  # fmt: skip
    return read(store, Trajectory.coach_id.in_(coaches), some)


def read(store: Store, *which: ColumnElement[bool]) -> list[Told]:
    """The stories of these trajectories, in the order in which they were made."""
    walks = store.execute(select(*Trajectory.__table__.columns).where(*which).order_by(Trajectory.id)).all()
    ids = [walk.id for walk in walks]
    tables = (Referral, Session, Participation, Question, FollowUp, Closing, Appointment)
    rows = {table: _by_trajectory(store, table, ids) for table in tables}
    return [_told(walk, rows) for walk in walks]


def _by_trajectory(store: Store, table: type[Any], ids: Sequence[int]) -> Rows:
    found: dict[int, list[Row[Any]]] = defaultdict(list)
    some = select(*table.__table__.columns).where(table.trajectory_id.in_(ids)).order_by(table.id)
    for row in store.execute(some):
        found[row.trajectory_id].append(row)
    return found


def _told(walk: Row[Any], rows: Mapping[type[Any], Rows]) -> Told:
    of = {table: these.get(walk.id, ()) for table, these in rows.items()}
    outcomes = {row.months: row.outcome for row in of[FollowUp]}
    planned = [row.planned_on for row in of[Appointment]]
    questions = [row for row in of[Question] if row.kind != "start"]
    story = Story(
        walk.client_id, walk.organisation_id, walk.municipality_id, walk.coach_id, walk.practice_id, walk.main_reason,
        referrals=[Referred(row.received_on, row.referrer_type, row.practice_id, row.repeat) for row in of[Referral]],
        talks=[Talk(row.held_on, row.kind, row.minutes, row.status) for row in of[Session]],
        choices=[_choice(row) for row in of[Participation]],
        asked=[_asked(row, outcomes) for row in questions],
        endings=[_ended(row) for row in of[Closing]],
        appointment=max(planned, default=None),
    )  # fmt: skip
    return Told(story, walk.id, [row.id for row in of[Participation]], [row.id for row in questions])


def _choice(row: Row[Any]) -> Chosen:
    return Chosen(
        row.category, row.chosen_on, row.planned_on or row.chosen_on, row.listing_id, row.listing_name, row.found,
        row.started_on, row.stopped_on, row.stop_reason,
    )  # fmt: skip


def _asked(row: Row[Any], outcomes: Mapping[int, str]) -> Asked:
    months = int(row.kind.removeprefix("months_"))
    settled_on = said_on(row.settled_at) if row.settled_at else None
    return Asked(months, date.fromisoformat(row.subject), row.due_on, settled_on, outcomes.get(months))


def _ended(row: Row[Any]) -> Ended:
    return Ended(row.closed_on, row.reason, row.may_ask_later is not False, row.reopened_on, row.reopened_by)
