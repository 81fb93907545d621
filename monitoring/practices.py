"""One screen per practice, for who steers: referrals against the agreed band, letters in time, meeting, agreements.

Referrals say what a practice did. Letters in time say what a coach did: where only one walks with the clients of a
practice they would be her figures, so they are shown from two coaches on (DOMAIN E08, §2.5 case 25).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.people.models import Organisation
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring import agreements, capacity, norms
from monitoring.agreements import Agreed
from monitoring.capacity import Shown
from monitoring.facts import practices as facts
from monitoring.facts.rolling import Came, came
from monitoring.facts.told import each_told
from monitoring.facts.walks import walks
from monitoring.indicators.arithmetic import percentage
from monitoring.norms import Expected
from monitoring.scope import Scope
from monitoring.suppression import ENOUGH_TO_SHARE

COACHES = 2  # from so many on a figure of their work is not that of one of them
MOST = 40


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice over the last 365 days. `referrals` in steps of five; `stands`: below, within or above the band."""

    id: str
    number: int
    name: str
    referrals: Shown
    expected: Expected | None
    met_on: date | None
    meet_by: date | None  # the day on which it becomes late; None where they never met
    coaches: int

    @property
    def stands(self) -> str | None:
        """None where there is nothing to hold it against, or where the count is hidden and could be either."""
        if self.expected is None:
            return None
        if isinstance(self.referrals, str):
            return "below" if self.expected.low >= capacity.ROLLING.threshold else None
        return self.expected.told(self.referrals)

    def late(self, today: date) -> bool:
        """Whether they should have met."""
        return self.meet_by is not None and self.meet_by < today


@dataclass(frozen=True, slots=True)
class Picture:
    """A practice with what is open. `in_time`: per cent of the letters, None where it is not shown."""

    practice: Practice
    in_time: int | None
    fte: float | None
    agreements: list[Agreed]


def every(store: Store, scope: Scope, municipality_id: int, *, today: date) -> list[Practice]:
    """The practices of a municipality in this scope, by name."""
    first, last = capacity.window(today)
    found = {
        practice: counts
        for (place, practice), counts in came(store, scope, first=first, last=last, today=today).items()
        if place == municipality_id and practice is not None
    }
    here = facts.present(store, municipality_id, list(found))
    met = facts.last_met(store, list(here), today=today)
    expected = norms.expected(store, municipality_id, on=today)
    within = timedelta(weeks=norms.band(store, "practice_meeting", [municipality_id], on=today).most)
    return [_practice(one, found.get(one.id), expected, met, within) for one in list(here.values())[:MOST]]


def is_here(store: Store, municipality_id: int, practice: str) -> bool:
    """Whether this public id is of a practice of this municipality."""
    return facts.named(store, municipality_id, practice) is not None


def one(store: Store, scope: Scope, municipality_id: int, practice: str, *, today: date) -> Picture:
    """One of them, by its public id. NotFound for a practice that is not of this municipality."""
    found = next((each for each in every(store, scope, municipality_id, today=today) if each.id == practice), None)
    if found is None:
        raise NotFound
    fte = norms.fte_of_practices(store, municipality_id, on=today).get(found.number)
    open_ones = agreements.with_practice(store, found.number, municipality_id)
    return Picture(found, _in_time(store, scope, municipality_id, found, today), fte, open_ones)


def _in_time(store: Store, scope: Scope, municipality_id: int, practice: Practice, today: date) -> int | None:
    """The share of first talks and closings of 365 days of which the referrer was told within fourteen days (I19).

    Two coaches have to stand in the share itself: that another one began with a client here makes it no less one's own.
    """
    if practice.coaches < COACHES:
        return None
    first, last = capacity.window(today)
    theirs = facts.trajectories(store, practice.number, municipality_id)
    walked = walks(store, scope, first=first, last=last, today=today, frozen=())
    here = [walk for walk in walked if walk.id in theirs]
    each = [*each_told(store, here, first=first, last=last, today=today)]
    coaches = {theirs[walk] for walk, _, _ in each} - {None}
    if len(each) < ENOUGH_TO_SHARE or len(coaches) < COACHES:
        return None
    return percentage(sum(in_time for _, _, in_time in each), len(each))


def _practice(
    row: Organisation, came_in: Came | None, expected: Mapping[int, Expected], met: Mapping[int, date],
    within: timedelta,
) -> Practice:  # fmt: skip
    counts, met_on = came_in or Came(), met.get(row.id)
    return Practice(
        id=row.public_id, number=row.id, name=row.name, referrals=capacity.shown(counts.referrals),
        expected=expected.get(row.id), met_on=met_on, meet_by=met_on + within if met_on else None,
        coaches=counts.coaches,
    )  # fmt: skip
