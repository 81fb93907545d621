"""Everybody of two years: who was referred when, where, by whom, and came back."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from foundation.language.dates import add_months, next_working_day
from wegwijs.demo.casework.activities import Offer
from wegwijs.demo.casework.arrivals import arrivals, beginning
from wegwijs.demo.casework.living import live
from wegwijs.demo.casework.luck import Luck
from wegwijs.demo.casework.region import Region, Walk
from wegwijs.demo.casework.stories import Story

COMES_BACK_LATER = 0.06  # somebody whose trajectory ended, after three months or more

NEWCOMERS = 2_000_000  # beyond all other numbers of clients


def walks(region: Region, luck: Luck, offer: Offer, today: date) -> Iterator[Story]:
    """All trajectories as known today; what came in today is left to you."""
    first, last = beginning(today), today - timedelta(days=1)
    for client, received in enumerate(arrivals(luck, first, last), start=1):
        walk = _walk(region, luck, client, received, first=first, last=last)
        story = live(walk, luck, offer, received)
        yield story.by(last)
        again = _again(story, luck)
        if again and again <= last:
            yield live(walk, luck, offer, again, "zelf" if luck.has(0.4) else "huisarts").by(last)


def newcomers(region: Region, luck: Luck, offer: Offer, days: Iterable[date]) -> Iterator[Story]:
    """Those who are referred on these days, after the two years, with all that is still to come."""
    for client, received in enumerate(days, start=NEWCOMERS):
        yield live(_walk(region, luck, client, received, first=None, last=received), luck, offer, received)


def _walk(region: Region, luck: Luck, client: int, received: date, *, first: date | None, last: date) -> Walk:
    municipality_id = luck.chance.choices(list(region.weights), list(region.weights.values()))[0]
    here = [desk for desk in region.desks if desk.municipality_id == municipality_id]
    open_ones = [desk for desk in here if first is None or add_months(first, desk.since) <= received] or here
    desk = luck.chance.choices(open_ones, [desk.share for desk in open_ones])[0]
    before, now = region.waiting[desk.organisation_id]
    waiting = before + (now - before) * (received - first).days / (last - first).days if first else now
    practice_id = luck.one(region.practices[municipality_id])
    return Walk(client, desk.organisation_id, municipality_id, desk.coach_id, practice_id, waiting)


def _again(story: Story, luck: Luck) -> date | None:
    """When she comes back with a new trajectory: more than three months after the last closing."""
    closed = story.endings[-1]
    if closed.reason in ("overleden", "dubbel") or not luck.has(COMES_BACK_LATER):
        return None
    return next_working_day(add_months(closed.on, 3) + luck.days(10, 240))
