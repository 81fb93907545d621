"""Who came in during a period: received, first spoken to or first met in it, and the little that is noted of each."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, union_all

from casework.models import Circumstance, Contact, Portrait, Preference, Referral, Session, Trajectory
from casework.models.circumstances import REASONS
from monitoring.facts.asking import asked
from monitoring.facts.conditions import counted, of_trajectory
from monitoring.facts.together import Source, read
from monitoring.facts.values import Newcomer
from monitoring.scope import Scope

_SPOKEN = Contact.outcome == "spoken"


def newcomers(source: Source, scope: Scope, *, first: date, last: date, today: date) -> dict[int, Newcomer]:
    """By trajectory. Of two answers to the same question the newest counts; one that was skipped is None."""
    rows = read(source, _newcomers, scope, first=first, last=last, today=today)
    return {trajectory: Newcomer(*(*noted, _several(also))) for trajectory, *noted, also in rows}


def _several(codes: str | None) -> frozenset[str]:
    return frozenset(codes.split(",")) if codes else frozenset()


@asked
def _newcomers(scope: Scope, first: date, last: date, today: date) -> Select[Any]:
    spoken = select(func.min(Contact.made_on)).where(of_trajectory(Contact), _SPOKEN, Contact.made_on <= last)
    referrer = (
        select(Referral.referrer_type).where(of_trajectory(Referral)).order_by(Referral.received_on, Referral.id)
    ).limit(1)  # fmt: skip
    gender = (
        select(Portrait.gender)
        .where(of_trajectory(Portrait))
        .order_by(Portrait.gender.is_(None), Portrait.id.desc())
        .limit(1)
    )
    also = select(func.aggregate_strings(Circumstance.what, ",")).where(
        of_trajectory(Circumstance), Circumstance.what.in_(REASONS)
    )
    asked = (spoken, referrer, gender, also)
    return (
        select(
            Trajectory.id, Trajectory.main_reason, Trajectory.icpc, Preference.age_band, Preference.neighbourhood,
            *(each.correlate(Trajectory).scalar_subquery() for each in asked),
        )
        .outerjoin(Preference, of_trajectory(Preference))
        .where(_came_in(first, last), *counted(scope, today))
    )  # fmt: skip


def _came_in(first: date, last: date) -> ColumnElement[bool]:
    return Trajectory.id.in_(
        union_all(
            select(Session.trajectory_id).where(Session.held_on.between(first, last), Session.status == "held"),
            select(Referral.trajectory_id).where(Referral.received_on.between(first, last)),
            select(Contact.trajectory_id).where(Contact.made_on.between(first, last), _SPOKEN),
        )
    )
