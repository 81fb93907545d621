"""When people are referred: more every month, fewer in summer and at Christmas."""

from bisect import bisect
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate

from foundation.language.dates import add_months, is_working_day
from wegwijs.demo.casework.luck import Luck, mixes

TRAJECTORIES = 1480
GROWTH = 1.03  # a month
MONTH = 30.4  # days
LATELY = timedelta(days=91)
A_DAY = timedelta(days=1)
QUARTERS = 9  # before this one: two years, and the half year on which their first six-month checks look back


def beginning(today: date) -> date:
    """The first day of the work: the first day of a quarter."""
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    return add_months(quarter, -3 * QUARTERS)


def arrivals(luck: Luck, first: date, last: date) -> list[date]:
    """The days of all referrals, in order; each is a working day."""
    return _spread(luck, first, last, TRAJECTORIES)


def more_arrivals(luck: Luck, lately: Sequence[date], since: date, until: date) -> list[date]:
    """The days of the referrals after `since`, at the going rate: as `lately`, in the `LATELY` days up to `since`."""
    usual = sum(_weights(since - LATELY + A_DAY, since).values())
    coming = sum(_weights(since + A_DAY, until).values())
    grown = GROWTH ** (LATELY.days / MONTH)  # both sums begin with one
    expected = len(lately) / usual * coming * grown
    return _spread(luck, since + A_DAY, until, int(expected + luck.chance.random()))


def _spread(luck: Luck, first: date, last: date, count: int) -> list[date]:
    """So many days, evenly over the weights, each with a little chance: busy weeks differ, quarters keep their size."""
    weights = _weights(first, last)
    days, passed = list(weights), list(accumulate(weights.values()))
    points = ((number + luck.chance.random()) / count * passed[-1] for number in range(count) if days)
    return [days[min(bisect(passed, point), len(days) - 1)] for point in points]


def _weights(first: date, last: date) -> dict[date, float]:
    """How busy each working day is: more so every month, and by season."""
    every = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    season = mixes()["season"]
    return {
        day: GROWTH ** ((day - first).days / MONTH) * season[str(day.month)] for day in every if is_working_day(day)
    }
