"""SELECTs about what is missing in a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, literal, or_, select

from casework.models import Client, Participation, Question, Referral, Session, Trajectory
from casework.reasons import UNKNOWN
from foundation.storage import Store
from monitoring.facts.conditions import activities, counted
from monitoring.periods import Period
from monitoring.scope import Scope

MOST = 100
_CHECKS = ("months_3", "months_6")


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that is missing. `public_id`: of what it is missing in; `client`: public id; `on`: the day it is about.

    `kind`: minutes (of a session), referrer, reason, found (how an activity was found), check (after 3 or 6 months).
    """

    kind: str
    public_id: str
    client: str
    code_name: str
    on: date


def lacking(store: Store, scope: Scope, period: Period, *, today: date) -> list[Lack]:
    """Everything that is missing in this scope and period, by kind and day; at most a hundred of each kind."""
    found = []
    for kind, wanted in _kinds(period, today).items():
        rows = store.execute(_whole(wanted, scope, today).limit(MOST))
        found += [Lack(kind, row.about, row.client, f"{row.word.capitalize()}-{row.number}", row.day) for row in rows]
    return found


Wanted = tuple[Sequence[Any], Sequence[ColumnElement[bool]]]  # id and day of what it is missing in, and when it is


def _minutes(period: Period) -> Wanted:
    held = Session.status == "held", Session.minutes.is_(None), Session.held_on.between(period.first, period.last)
    return (Session.public_id, Session.held_on), (Session.trajectory_id == Trajectory.id, *held)


def _referrer(period: Period) -> Wanted:
    unknown = Referral.referrer_type == UNKNOWN, Referral.received_on.between(period.first, period.last)
    return (Referral.public_id, Referral.received_on), (Referral.trajectory_id == Trajectory.id, *unknown)


def _reason(period: Period) -> Wanted:
    """Of whoever had a talk: before it nobody can know."""
    came = select(Session.trajectory_id).where(
        Session.kind == "intake", Session.status == "held", Session.held_on.between(period.first, period.last)
    )
    unknown = or_(Trajectory.main_reason.is_(None), Trajectory.main_reason == UNKNOWN)
    return (Trajectory.public_id, literal(period.last, Date)), (Trajectory.id.in_(came), unknown)


def _found(period: Period) -> Wanted:
    chosen = Participation.chosen_on.between(period.first, period.last)
    ours = Participation.trajectory_id == Trajectory.id
    return (Participation.public_id, Participation.chosen_on), (
        ours,
        Participation.found.is_(None),
        chosen,
        activities(),
    )


def _check(period: Period, today: date) -> Wanted:
    """Asked, not answered, and still possible to answer."""
    asked = Question.kind.in_(_CHECKS), Question.settled_at.is_(None)
    open_ = (
        Question.due_on.between(period.first, period.last),
        or_(Question.expires_on.is_(None), Question.expires_on >= today),
    )
    return (Question.public_id, Question.due_on), (Question.trajectory_id == Trajectory.id, *asked, *open_)


def _kinds(period: Period, today: date) -> dict[str, Wanted]:
    return {
        "minutes": _minutes(period), "referrer": _referrer(period), "reason": _reason(period),
        "found": _found(period), "check": _check(period, today),
    }  # fmt: skip


def _whole(wanted: Wanted, scope: Scope, today: date) -> Select[Any]:
    """With the client. What came with an import too: its sessions are the ones that lack minutes."""
    (about, day), conditions = wanted
    return (
        select(
            about.label("about"), day.label("day"), Client.public_id.label("client"), Client.code_word.label("word"),
            Client.code_number.label("number"),
        )
        .select_from(Trajectory)
        .join(Client, Client.id == Trajectory.client_id)
        .where(*conditions, *counted(scope, today))
        .order_by(day, about)
    )  # fmt: skip
