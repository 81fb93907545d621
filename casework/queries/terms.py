"""SELECTs about how long clients are kept."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, or_, select

from casework.models import Closing, Correction, Erasure, Participation, Referral, Session, Trajectory
from casework.queries.rights import held
from casework.queries.trajectories import is_closed
from foundation.storage import Store, prepared

AT_ONCE = 100


def past(store: Store, closed: date, closed_unmet: date, settled: datetime) -> Sequence[Trajectory]:
    """The trajectories that are kept no longer, so many at a time; not what must be kept by law.

    Closed before `closed`, or before `closed_unmet` where nobody met her and she took part in nothing; told, corrected
    and imported before `settled`: a day long ago that was typed by mistake can be mended first.
    """
    return store.scalars(*_past_now(closed=closed, closed_unmet=closed_unmet, settled=settled)).all()


@prepared
def _past_now(closed: date, closed_unmet: date, settled: datetime) -> Select[Trajectory]:
    mine = _past(closed, closed_unmet, settled), not_(held())
    return select(Trajectory).where(*mine).order_by(Trajectory.id).limit(AT_ONCE)


def count_past(store: Store, organisation_id: int, closed: date, closed_unmet: date, settled: datetime) -> int:
    """How many of an organisation are past their term at these days, but for what must be kept."""
    mine = _past(closed, closed_unmet, settled), not_(held()), Trajectory.organisation_id == organisation_id
    return store.scalar(select(func.count(Trajectory.id)).where(*mine)) or 0


def count_held(store: Store, organisation_id: int) -> int:
    """How many trajectories of an organisation must be kept by law."""
    return (
        store.scalar(select(func.count(Trajectory.id)).where(held(), Trajectory.organisation_id == organisation_id))
        or 0
    )


def count_asleep(store: Store, organisation_id: int, before: date) -> int:
    """How many were never closed, though nobody met the client since this day: they are kept until somebody closes."""
    met = exists().where(Session.trajectory_id == Trajectory.id, Session.held_on >= before)
    came = exists().where(Referral.trajectory_id == Trajectory.id, Referral.received_on >= before)
    mine = Trajectory.organisation_id == organisation_id
    return store.scalar(select(func.count(Trajectory.id)).where(mine, not_(is_closed()), not_(met), not_(came))) or 0


def erasure_of(store: Store, organisation_id: int, day: date) -> Erasure | None:
    """The line of this day for what went because its term was over."""
    same = Erasure.organisation_id == organisation_id, Erasure.erased_on == day, Erasure.why == "retention"
    return store.scalars(select(Erasure).where(*same)).first()


def erased_after(store: Store, day: date) -> bool:
    """Whether anything went on or after this day because its term was over."""
    return store.scalar(select(exists().where(Erasure.why == "retention", Erasure.erased_on >= day))) or False


def count_erased(store: Store, organisation_id: int, first: date, last: date) -> int:
    """How many trajectories went between these days because their term was over."""
    mine = (
        Erasure.organisation_id == organisation_id,
        Erasure.why == "retention",
        Erasure.erased_on.between(first, last),
    )
    return store.scalar(select(func.sum(Erasure.trajectories)).where(*mine)) or 0


def _past(closed: date, closed_unmet: date, settled: datetime) -> ColumnElement[bool]:
    held_one = exists().where(Session.trajectory_id == Trajectory.id, Session.status == "held")
    took_part = exists().where(Participation.trajectory_id == Trajectory.id, Participation.started_on.is_not(None))
    unmet = and_(Trajectory.id.in_(_closed(closed_unmet, settled)), not_(held_one), not_(took_part))
    late = or_(Trajectory.id.in_(_closed(closed, settled)), unmet)
    mended = exists().where(Correction.trajectory_id == Trajectory.id, Correction.corrected_at >= settled)
    return and_(late, not_(mended), or_(Trajectory.imported_at.is_(None), Trajectory.imported_at < settled))


def _closed(before: date, settled: datetime) -> Select[int]:
    return select(Closing.trajectory_id).where(
        Closing.closed_on < before, Closing.reopened_on.is_(None), Closing.logged_at < settled
    )
