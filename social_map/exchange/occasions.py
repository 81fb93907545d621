"""Single occasions, as calendars list them, to the rows of a schedule: the same weekday and time share a row."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from foundation.words import label
from social_map.codes import DAYS

Occasion = tuple[str, str | None, str | None]
ROOM = "social_map"


def rows(occasions: Iterable[Occasion]) -> list[dict[str, Any]]:
    """Rows for occasions of (ISO date, begin, end), in the order of their first day; every date once."""
    listed = sorted(set(occasions), key=lambda each: (each[0], each[1] or "", each[2] or ""))
    word = label(ROOM, "occasions.once" if len(listed) == 1 else "occasions.several")
    grouped: dict[tuple[str, str | None, str | None], list[str]] = {}
    for day, start, end in listed:
        grouped.setdefault((DAYS[date.fromisoformat(day).weekday()], start, end), []).append(day)
    return [
        {"day": weekday, "start": start, "end": end, "frequency": word, "dates": days}
        for (weekday, start, end), days in grouped.items()
    ]


def last_day(schedule: Sequence[dict[str, Any]]) -> str | None:
    """The last date of a schedule that has dates only; None for one that goes on."""
    if not schedule or not all(row.get("dates") for row in schedule):
        return None
    return max(str(day) for row in schedule for day in row["dates"])


def day(text: Any) -> str | None:
    """The ISO date with which a text begins; None for anything else."""
    try:
        return str(date.fromisoformat(text[:10])) if isinstance(text, str) else None
    except ValueError:
        return None
