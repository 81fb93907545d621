"""What stays of a trajectory that goes: its referrals, to be counted and nothing else (DOMAIN I1)."""

from collections.abc import Iterator
from datetime import date

from casework.models import BareReferral, Trajectory
from casework.queries import closings, referrals
from foundation.codes import of_class
from foundation.storage import Store


def of(store: Store, walk: Trajectory, *, by_quarter: bool = False) -> Iterator[BareReferral]:
    """What counts of a trajectory as referrals: none of a mistake; a return counts through its closing.

    `by_quarter`: only the quarter stays of the day, as its first day (DOMAIN §4.4).
    """
    ends = closings.of(store, walk)
    if any(end.reason in of_class("closing_reason", "void") and end.reopened_on is None for end in ends):
        return
    counted = [
        (each.received_on, each.referrer_type, each.practice_id)
        for each in referrals.of(store, walk)
        if not each.repeat
    ]  # fmt: skip
    counted += [
        (end.reopened_on, end.reopened_by, walk.practice_id) for end in ends if end.reopened_on and end.reopened_by
    ]
    for day, referrer_type, practice_id in counted:
        yield BareReferral(
            organisation_id=walk.organisation_id, municipality_id=walk.municipality_id, practice_id=practice_id,
            received_on=_quarter(day) if by_quarter else day, referrer_type=referrer_type, invented=walk.invented,
        )  # fmt: skip


def _quarter(day: date) -> date:
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
