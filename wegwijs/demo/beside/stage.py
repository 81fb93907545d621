"""Who and when, for what is written beside the figures."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from foundation.language.dates import AMSTERDAM
from foundation.storage import Store
from monitoring.periods import Period
from wegwijs.demo.cast import Cast, script

NOON = time(12)


@dataclass(frozen=True)
class Stage:
    """The cast on a day; `first` is the day on which their work began."""

    store: Store
    cast: Cast
    first: date
    today: date
    now: datetime

    @cached_property
    def quarter(self) -> Period:
        """The last whole one."""
        return Period.quarter_of(self.today).previous()

    @cached_property
    def half(self) -> Period:
        """The last whole half-year."""
        return Period(self.today.year, "H", (self.today.month + 5) // 6).previous()

    def before(self, days: int) -> date:
        """So many days before the end of that quarter."""
        return self.quarter.last - timedelta(days=days)

    def from_today(self, days: int) -> date:
        """So many days from today; below nought it was."""
        return self.today + timedelta(days=days)

    def at_noon(self, days: int) -> datetime:
        """Noon of so many days before the end of that quarter."""
        return datetime.combine(self.before(days), NOON, AMSTERDAM)

    def practice(self, name: str | None) -> int | None:
        """The id of a practice; None for none."""
        return self.cast.organisations["practice", name] if name else None

    def coaches(self, place: str) -> list[str]:
        """Who walks with people there, by name, the one you can be too."""
        every = [*script()["coach"], *(each for each in script()["main"] if each["role"] == "coach")]
        return [each["name"] for each in every if place in each["places"]]

    def works(self, name: str) -> dict[str, Any]:
        """The organisation and places of a coach, as the script has them, in ids."""
        facts = next(each for each in (*script()["coach"], *script()["main"]) if each["name"] == name)
        return {
            "organisation_id": self.cast.organisations["welfare", facts["organisation"]],
            "municipality_ids": sorted(self.cast.places[place] for place in facts["places"]),
        }
