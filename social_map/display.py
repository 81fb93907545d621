"""What is shown with a listing: when, what it costs, how fresh, in short Dutch words."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from foundation.words import label
from foundation.words.filters import euros, short_day
from social_map.freshness import Standing

ROOM = "social_map"


class Row(Protocol):
    """One row of a schedule."""

    @property
    def day(self) -> str | None: ...  # noqa: D102  a weekday's code
    @property
    def start(self) -> str | None: ...  # noqa: D102  "HH:MM"
    @property
    def end(self) -> str | None: ...  # noqa: D102  "HH:MM"
    @property
    def frequency(self) -> str | None: ...  # noqa: D102  the source's word


def when(schedule: Iterable[Row]) -> str:
    """Days and times: "di en do 10.00–12.00, wekelijks"; days at the same time share it. Empty when unknown."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for moment in schedule:
        clock = "–".join(part.replace(":", ".") for part in (moment.start, moment.end) if part)
        grouped.setdefault((clock, moment.frequency or ""), []).append(moment.day or "")
    texts = []
    for (clock, frequency), days in grouped.items():
        start = " ".join(part for part in (_days(days), clock) if part)
        texts.append(", ".join(part for part in (start, frequency) if part))
    return "; ".join(texts)


def days(schedule: Iterable[Row]) -> str:
    """Only the days: "di en do"."""
    return _days(list(dict.fromkeys(moment.day for moment in schedule if moment.day)))


def _days(days: list[str]) -> str:
    named = [day for day in days if day]
    joined = ", ".join(named[:-1])
    return label(ROOM, "show.and").format(first=joined, last=named[-1]) if joined else "".join(named)


def price(cost_cents: int | None, cost_text: str | None) -> str:
    """What it costs: the provider's own words first, else the amount, else that we do not know."""
    if cost_text:
        return cost_text
    if cost_cents is None:
        return label(ROOM, "show.price_unknown")
    return label(ROOM, "show.free") if cost_cents == 0 else euros(cost_cents)


def freshness(standing: Standing, today: date) -> str:
    """How fresh: "gecontroleerd 3 nov", in another year "gecontroleerd 24 dec 2025", "lang niet gecontroleerd" …."""
    text = label(ROOM, f"freshness.{standing.code}")
    return text.format(day=_day(standing.checked_on, today)) if standing.checked_on else text


def _day(day: date, today: date) -> str:
    return short_day(day) if day.year == today.year else f"{short_day(day)} {day.year}"


def checked(on: date | None, *, neglected: bool, today: date) -> str:
    """The same for a hit of the search."""
    code = "neglected" if neglected else "never" if on is None else "checked"
    return freshness(Standing(code, on), today)
