"""Who came back: trajectories that were reopened, and new ones of people whose earlier one was over (DOMAIN I21)."""

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from casework.models import Closing, Referral, Trajectory
from foundation.codes import of_class
from foundation.storage import Store
from monitoring.facts.conditions import counted, of_trajectory, standing
from monitoring.facts.values import Returned
from monitoring.scope import Scope

ITSELF = "zelf"


def returned(store: Store, scope: Scope, *, first: date, last: date, today: date) -> Returned:
    """Came back by herself, was sent back by a referrer, or began anew by herself after an earlier closing.

    The earlier trajectory may be anywhere in the organisation; a coach hears of none that she does not walk.
    """
    reopened = store.execute(
        select(Closing.reopened_by, func.count())
        .join(Trajectory, of_trajectory(Closing))
        .where(Closing.reopened_on.between(first, last), *counted(scope, today))
        .group_by(Closing.reopened_by)
    )
    ways: dict[str | None, int] = dict(reopened.all())
    herself = sum(count for by, count in ways.items() if by in (None, ITSELF))
    return Returned(herself, sum(ways.values()) - herself, _anew(store, scope, first, last, today))


def _anew(store: Store, scope: Scope, first: date, last: date, today: date) -> int:
    before = aliased(Trajectory)
    over = (
        select(Closing.id)
        .join(before, (before.id == Closing.trajectory_id) & (before.organisation_id == Closing.organisation_id))
        .where(
            before.client_id == Trajectory.client_id, before.id != Trajectory.id,
            before.invented.is_(scope.invented),
            Closing.closed_on <= Referral.received_on, standing(today),
            Closing.reason.not_in(of_class("closing_reason", "void")),
        )
    )  # fmt: skip
    if scope.coach_id is not None:
        over = over.where(before.coach_id == scope.coach_id)
    query = (
        select(func.count())
        .select_from(Referral)
        .join(Trajectory, of_trajectory(Referral))
        .where(
            Referral.received_on.between(first, last), Referral.referrer_type == ITSELF, Referral.repeat.is_(False),
            over.exists(), *counted(scope, today),
        )
    )  # fmt: skip
    return store.scalar(query) or 0
