"""When people are referred: more every month, fewer in summer and at Christmas."""

from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate

from foundation.language.dates import add_months, is_working_day
from wegwijs.demo.casework.luck import Luck, mixes

TRAJECTORIES = 1480
GROWTH = 1.03  # a month
QUARTERS = 9  # before this one: two years, and the half year on which their first six-month checks look back


def beginning(today: date) -> date:
    """The first day of the work: the first day of a quarter."""
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    return add_months(quarter, -3 * QUARTERS)


def arrivals(luck: Luck, first: date, last: date) -> list[date]:
    """The days of all referrals, in order; each is a working day."""
    every = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    days = [day for day in every if is_working_day(day)]
    season = mixes()["season"]
    weights = [GROWTH ** ((day - first).days / 30.4) * season[str(day.month)] for day in days]
    passed = list(accumulate(weights))
    # Spread evenly over the weights, each with a little chance: busy weeks differ, quarters keep their size.
    points = ((number + luck.chance.random()) / TRAJECTORIES * passed[-1] for number in range(TRAJECTORIES))
    return [days[min(bisect(passed, point), len(days) - 1)] for point in points]
