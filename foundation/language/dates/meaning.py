"""What a phrase of a date means on a given day: pure calendar arithmetic, no words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.language.dates.counting import add_months
from foundation.language.dates.values import Meaning, Preference

_FAR = 183  # days: further in the preferred direction than this, the other direction may be meant
_WEEK = timedelta(days=7)
NOWHERE = Meaning(None, unsure=True)


@dataclass(frozen=True)
class Moment:
    """The day of saying, and the direction in which a date without a year is looked for."""

    today: date
    prefer: Preference

    @property
    def past(self) -> bool:
        """Whether days behind us are preferred."""
        return self.prefer == "past"

    def last(self, weekday: int) -> date:
        """The last `weekday` before today."""
        return self.today - timedelta(days=(self.today.weekday() - weekday - 1) % 7 + 1)

    def next(self, weekday: int) -> date:
        """The first `weekday` after today."""
        return self.today + timedelta(days=(weekday - self.today.weekday() - 1) % 7 + 1)

    def in_week(self, weekday: int, weeks: int) -> date:
        """`weekday` of this calendar week (Monday first), or of one `weeks` on."""
        return self.today + timedelta(days=weekday - self.today.weekday(), weeks=weeks)

    def is_today(self, weekday: int) -> bool:
        """Whether the words are said on that very weekday."""
        return self.today.weekday() == weekday


def before(moment: Moment, weekday: int) -> Meaning:
    """`afgelopen dinsdag`: the last one before the day of saying; said on that very weekday: unsure."""
    return _nearby(moment, weekday, moment.last(weekday))


def after(moment: Moment, weekday: int) -> Meaning:
    """`komende dinsdag`: the first one after the day of saying; said on that very weekday: unsure."""
    return _nearby(moment, weekday, moment.next(weekday))


def either(first: date, second: date) -> Meaning:
    """`first`, unsure where it may be another day, `second`."""
    return Meaning(first) if first == second else Meaning(first, unsure=True, alternatives=(second,))


def of_day_and_month(moment: Moment, day: int, month: int, weekday: int | None) -> Meaning:
    """A date without a year: the nearest in the preferred direction; a weekday said with it decides the year."""
    near = [made for year in range(-1, 2) if (made := made_date(moment.today.year + year, month, day))]
    if not near and (day, month) == (29, 2):
        near = [made for year in range(-4, 5) if (made := made_date(moment.today.year + year, month, day))]
    if not near:
        return NOWHERE
    right = [made for made in near if weekday is None or made.weekday() == weekday]
    if not right:
        return Meaning(_preferred(moment, near).day, unsure=True)
    if weekday is not None and any(made.year == moment.today.year for made in right):
        return Meaning(next(made for made in right if made.year == moment.today.year))
    return _preferred(moment, right)


def of_day(moment: Moment, day: int, weekday: int | None) -> Meaning:
    """`de 12e`: the nearest such day of a month in the preferred direction."""
    first = moment.today.replace(day=1)
    months = [add_months(first, step) for step in ((0, -1, -2) if moment.past else (0, 1, 2))]
    made = [found for month in months if (found := made_date(month.year, month.month, day))]
    right = [found for found in made if found <= moment.today or not moment.past]
    right = [found for found in right if found >= moment.today or moment.past]
    if not right:
        return NOWHERE
    return Meaning(right[0], unsure=weekday is not None and right[0].weekday() != weekday)


def shifted(day: date, unit: str, count: float) -> date | None:
    """`day` moved by so many units; None beyond the calendar."""
    months = {"MONTH": 1, "QUARTERYEAR": 3, "YEAR": 12}.get(unit)
    try:
        if months and float(count * months).is_integer():
            return add_months(day, int(count * months))
        return day + timedelta(days=round(count * {"DAY": 1, "WEEK": 7}.get(unit, 30)))
    except (OverflowError, ValueError):
        return None


def made_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _nearby(moment: Moment, weekday: int, found: date) -> Meaning:
    same = moment.is_today(weekday)
    return Meaning(found, unsure=same, alternatives=(moment.today,) if same else ())


def _preferred(moment: Moment, days: Iterable[date]) -> Meaning:
    def distance(day: date) -> int:
        return abs((day - moment.today).days)

    wanted = sorted(
        (day for day in days if (day <= moment.today if moment.past else day >= moment.today)), key=distance
    )
    others = sorted((day for day in days if day not in wanted), key=distance)
    if wanted and (distance(wanted[0]) <= _FAR or not others or distance(others[0]) > distance(wanted[0])):
        return Meaning(wanted[0])
    choices = sorted([*wanted[:1], *others[:1]], key=distance)
    return Meaning(None, unsure=True, alternatives=tuple(choices))
