"""Days as `samira.toml` says them."""

from dataclasses import dataclass
from datetime import date, timedelta

from foundation.language.dates import add_months, is_working_day, working_days_after


@dataclass(frozen=True, slots=True)
class Almanac:
    """The days around today. `asking` is the last working day on which questions were asked."""

    today: date
    asking: date

    def day(self, said: int | str) -> date:
        """Working days from today, or months or days before the last day of questions."""
        if isinstance(said, str):
            count, unit = int(said[:-1]), said[-1]
            return add_months(self.asking, count) if unit == "m" else self.asking + timedelta(days=count)
        if said >= 0:
            return working_days_after(self.today, said)
        day = self.today
        for _ in range(-said):
            day = last_working_day(day - timedelta(days=1))
        return day


def last_working_day(day: date) -> date:
    """`day` itself when it is a working day, else the last one before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day
