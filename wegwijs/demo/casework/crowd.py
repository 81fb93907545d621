"""Everybody of two years: who was referred when, where, by whom, and came back."""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from foundation.language.dates import add_months, is_working_day, next_working_day
from wegwijs.demo.casework.activities import Offer
from wegwijs.demo.casework.living import Walk, live
from wegwijs.demo.casework.luck import Luck, mixes
from wegwijs.demo.casework.stories import Story

TRAJECTORIES = 1480
GROWTH = 1.03  # a month
COMES_BACK_LATER = 0.06  # somebody whose trajectory ended, after three months or more
QUARTERS = 9  # before this one: two years, and the half year on which their first six-month checks look back


@dataclass(frozen=True, slots=True)
class Desk:
    """A coach's desk in one municipality: from when, and her share of the referrals there."""

    organisation_id: int
    municipality_id: int
    coach_id: int
    since: int  # months after the beginning
    share: float


@dataclass(frozen=True, slots=True)
class Region:
    """What the crowd needs of the cast: ids, weights, and waiting at the beginning and today."""

    desks: Sequence[Desk]
    weights: Mapping[int, float]  # by municipality
    practices: Mapping[int, Sequence[int]]  # by municipality
    waiting: Mapping[int, tuple[float, float]]  # by organisation


def beginning(today: date) -> date:
    """The first day of the work: the first day of a quarter."""
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    return add_months(quarter, -3 * QUARTERS)


def walks(region: Region, luck: Luck, offer: Offer, today: date) -> Iterator[Story]:
    """All trajectories as known today; what came in today is left to you."""
    first, last = beginning(today), today - timedelta(days=1)
    for client, received in enumerate(_days(luck, first, last), start=1):
        walk = _walk(region, luck, client, received, first=first, last=last)
        story = live(walk, luck, offer, received)
        yield story.by(last)
        again = _again(story, luck)
        if again and again <= last:
            yield live(walk, luck, offer, again, "zelf" if luck.has(0.4) else "huisarts").by(last)


def _days(luck: Luck, first: date, last: date) -> list[date]:
    every = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    days = [day for day in every if is_working_day(day)]
    season = mixes()["season"]
    weights = [GROWTH ** ((day - first).days / 30.4) * season[str(day.month)] for day in days]
    passed = list(accumulate(weights))
    # Spread evenly over the weights, each with a little chance: busy weeks differ, quarters keep their size.
    points = ((number + luck.chance.random()) / TRAJECTORIES * passed[-1] for number in range(TRAJECTORIES))
    return [days[min(bisect(passed, point), len(days) - 1)] for point in points]


def _walk(region: Region, luck: Luck, client: int, received: date, *, first: date, last: date) -> Walk:
    municipality_id = luck.chance.choices(list(region.weights), list(region.weights.values()))[0]
    here = [desk for desk in region.desks if desk.municipality_id == municipality_id]
    open_ones = [desk for desk in here if add_months(first, desk.since) <= received] or here
    desk = luck.chance.choices(open_ones, [desk.share for desk in open_ones])[0]
    before, now = region.waiting[desk.organisation_id]
    waiting = before + (now - before) * (received - first).days / (last - first).days
    practice_id = luck.one(region.practices[municipality_id])
    return Walk(client, desk.organisation_id, municipality_id, desk.coach_id, practice_id, waiting)


def _again(story: Story, luck: Luck) -> date | None:
    """When she comes back with a new trajectory: more than three months after the last closing."""
    closed = story.endings[-1]
    if closed.reason in ("overleden", "dubbel") or not luck.has(COMES_BACK_LATER):
        return None
    return next_working_day(add_months(closed.on, 3) + luck.days(10, 240))
