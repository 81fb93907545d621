"""Who came back: trajectories that were reopened, and new ones of people whose earlier one was over (DOMAIN I21)."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from casework.models import Closing, Referral, Trajectory
from foundation.codes import of_class
from foundation.storage import Store
from monitoring.facts.asking import asked_counts
from monitoring.facts.conditions import counted, of_trajectory, standing
from monitoring.facts.together import Source, read
from monitoring.facts.values import Returned
from monitoring.scope import Scope

ITSELF = "zelf"
BY_HERSELF = (None, ITSELF)


def returned(source: Source, scope: Scope, *, first: date, last: date, today: date) -> Returned:
    """Came back by herself, was sent back by a referrer, or began anew by herself after an earlier closing.

    The earlier trajectory may be anywhere in the organisation; a coach hears of none that she does not walk.
    """
    days = {"first": first, "last": last, "today": today}
    ways: dict[str | None, int] = dict(read(source, _ways, scope, **days))
    herself = sum(count for by, count in ways.items() if by in BY_HERSELF)
    anew = sum(count for (count,) in read(source, _many_anew, scope, **days))
    return Returned(herself, sum(ways.values()) - herself, anew)


def returns_behind(
    store: Store, scope: Scope, *, first: date, last: date, today: date
) -> Iterator[tuple[int, date, Returned]]:
    """The same one by one: whose, when, and how she came back."""
    for client, on, by in store.execute(_reopened(scope, first, last, today)):
        if on:
            yield client, on, Returned(herself=1) if by in BY_HERSELF else Returned(sent_back=1)
    for client, on in store.execute(_anew(scope, first, last, today)):
        yield client, on, Returned(anew=1)


@asked_counts()
def _ways(scope: Scope, first: date, last: date, today: date) -> Select[str | None, int]:
    reopened = _reopened(scope, first, last, today)
    counts = reopened.with_only_columns(Closing.reopened_by, func.count(), maintain_column_froms=True)
    return counts.group_by(Closing.reopened_by)


@asked_counts()
def _many_anew(scope: Scope, first: date, last: date, today: date) -> Select[int]:
    return _anew(scope, first, last, today).with_only_columns(func.count(), maintain_column_froms=True)


def _reopened(scope: Scope, first: date, last: date, today: date) -> Select[int, date | None, str | None]:
    return (
        select(Trajectory.client_id, Closing.reopened_on, Closing.reopened_by)
        .join(Trajectory, of_trajectory(Closing))
        .where(Closing.reopened_on.between(first, last), *counted(scope, today))
    )


def _anew(scope: Scope, first: date, last: date, today: date) -> Select[int, date]:
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
    return (
        select(Trajectory.client_id, Referral.received_on)
        .join(Referral, of_trajectory(Referral))
        .where(
            Referral.received_on.between(first, last), Referral.referrer_type == ITSELF, Referral.repeat.is_(False),
            over.exists(), *counted(scope, today),
        )
    )  # fmt: skip
