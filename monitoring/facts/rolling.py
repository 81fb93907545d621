"""What came in over a stretch of days that need not be a period, by municipality and practice."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, func, select, union_all
from sqlalchemy.orm import aliased

from casework.models import BareReferral, Closing, Referral, Trajectory
from foundation.codes import of_class
from foundation.storage import Store
from monitoring.facts.conditions import counted, of_trajectory, placed
from monitoring.scope import Scope


@dataclass(slots=True)
class Came:
    """Counts of one practice (None: who came without one) in one municipality.

    `referrals` are those of I1, `trajectories` those that began; `coaches` how many walk with these clients today.
    """

    referrals: int = 0
    trajectories: int = 0
    coaches: int = 0


def came(store: Store, scope: Scope, *, first: date, last: date, today: date) -> dict[tuple[int, int | None], Came]:
    """(Municipality, practice) with what came in from `first` up to and with `last`."""
    found: dict[tuple[int, int | None], Came] = defaultdict(Came)
    for place, practice, number in _referrals(store, scope, first, last, today):
        found[place, practice].referrals = number
    earlier = aliased(Referral)
    known = exists().where(earlier.trajectory_id == Trajectory.id, earlier.received_on < first)
    begun = (
        select(
            Trajectory.municipality_id, Trajectory.practice_id, func.count(Trajectory.id.distinct()),
            func.count(Trajectory.coach_id.distinct()),
        )
        .join(Referral, of_trajectory(Referral))
        .where(Referral.received_on.between(first, last), ~known, *counted(scope, today))
        .group_by(Trajectory.municipality_id, Trajectory.practice_id)
    )  # fmt: skip
    for row in store.execute(begun):
        place, practice, number, coaches = row
        found[place, practice].trajectories, found[place, practice].coaches = number or 0, coaches or 0
    return dict(found)


def _referrals(store: Store, scope: Scope, first: date, last: date, today: date) -> list[tuple[int, int | None, int]]:
    """As `facts.referrals` counts them: no repeats, no transfers, and who was sent back by a referrer is one."""
    transfers = of_class("referrer_type", "transfer")
    where = Trajectory.municipality_id, Trajectory.practice_id
    received = select(*where).join(Referral, of_trajectory(Referral)).where(
        Referral.received_on.between(first, last), Referral.repeat.is_(False),
        Referral.referrer_type.not_in(transfers), *counted(scope, today),
    )  # fmt: skip
    sent_back = select(*where).join(Closing, of_trajectory(Closing)).where(
        Closing.reopened_on.between(first, last), Closing.reopened_by.is_not(None),
        Closing.reopened_by.not_in(transfers), *counted(scope, today),
    )  # fmt: skip
    bare = select(BareReferral.municipality_id, BareReferral.practice_id).where(
        BareReferral.received_on.between(first, last), BareReferral.referrer_type.not_in(transfers),
        *placed(BareReferral, scope),
    )  # fmt: skip
    each = union_all(received, sent_back, bare).subquery("each_referral")
    return [tuple(row) for row in store.execute(select(*each.c, func.count()).group_by(*each.c))]
