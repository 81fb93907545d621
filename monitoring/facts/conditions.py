"""Conditions that every SELECT of the facts shares."""

from datetime import date

from sqlalchemy import ColumnElement, and_, false, or_, select

from casework.models import (
    BareReferral,
    Circumstance,
    Closing,
    Contact,
    Participation,
    Pause,
    Portrait,
    Preference,
    Referral,
    Session,
    Trajectory,
)
from foundation.codes import of_class
from monitoring.scope import Scope


def standing(today: date) -> ColumnElement[bool]:
    """Closings that stand: closed by today and not reopened by today (DOMAIN I9: reopened is annulled)."""
    return and_(Closing.closed_on <= today, or_(Closing.reopened_on.is_(None), Closing.reopened_on > today))


def counted(scope: Scope, today: date) -> list[ColumnElement[bool]]:
    """Trajectories of this scope, without those that were a mistake or a double (class void)."""
    void = select(Closing.trajectory_id).where(Closing.reason.in_(of_class("closing_reason", "void")), standing(today))
    return [Trajectory.id.not_in(void), *placed(Trajectory, scope)]


def placed(table: type[Trajectory] | type[BareReferral], scope: Scope) -> list[ColumnElement[bool]]:
    """The rows of this scope: invented or not, of these municipalities and organisations, or of one coach.

    A bare referral is of no coach any more: nothing leads back from it.
    """
    found: list[ColumnElement[bool]] = [table.invented.is_(scope.invented)]
    if scope.municipality_ids is not None:
        found.append(table.municipality_id.in_(scope.municipality_ids))
    if scope.organisation_ids is not None:
        found.append(table.organisation_id.in_(scope.organisation_ids))
    if scope.coach_id is not None:
        found.append(Trajectory.coach_id == scope.coach_id if table is Trajectory else false())
    return found


OfTrajectory = (
    type[Circumstance] | type[Closing] | type[Contact] | type[Participation] | type[Pause] | type[Portrait]
    | type[Preference] | type[Referral] | type[Session]
)  # fmt: skip


def of_trajectory(table: OfTrajectory) -> ColumnElement[bool]:
    """Joins a table of events with its trajectory, along the index that both databases have."""
    return and_(table.organisation_id == Trajectory.organisation_id, table.trajectory_id == Trajectory.id)


def activities() -> ColumnElement[bool]:
    """Participations in activities; a service is a parallel trajectory, never an activity (DOMAIN I10)."""
    return Participation.category.in_(of_class("category", "activity"))
