"""What a provider wants to change, from the fields of the form to facts of the listing."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from foundation.language import guard
from foundation.refusals import Refusal
from social_map import display, fields
from social_map.models import DAYS, Listing

LONGEST_TEXT, LONGEST_PRICE, MOST_ROWS = 600, 120, 7
MOST_CENTS = 100_000
TYPED = ("price", "text")  # the fields of free text
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_AMOUNT = re.compile(r"€?\s*(\d{1,4})(?:[.,](\d{1,2}))?\s*(?:€|euro)?", re.IGNORECASE)


class DayUnreadable(Refusal):
    """It is no day."""


class TimeUnreadable(Refusal):
    """It is no time, or the end comes before the beginning."""


class TextTooLong(Refusal):
    """Longer than fits a listing."""


class PrivateInText(Refusal):
    """The text holds something that no listing may hold, such as a number of a person."""


def day(text: str) -> date:
    """A day of the calendar, as a browser sends it."""
    try:
        return date.fromisoformat(text)
    except ValueError as odd:
        raise DayUnreadable from odd


def values(listing: Listing, form: Mapping[str, str]) -> dict[str, Any]:
    """The facts as they would become, named as in `fields`; also those that stay the same."""
    found: dict[str, Any] = {"schedule": _schedule(listing, form)} if "day0" in form else {}
    if "price" in form:
        found |= _price(listing, form["price"])
    if "text" in form:
        found["description"] = _text(form["text"], LONGEST_TEXT, listing.description)
    return found


def _schedule(listing: Listing, form: Mapping[str, str]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = fields.get(listing, "schedule") or [dict.fromkeys(fields.ROW)]
    found = [
        {**row, **_moment(form, number)} if number < MOST_ROWS and f"day{number}" in form else row
        for number, row in enumerate(rows)
        if form.get(f"day{number}") != "-"
    ]
    return [row for row in found if any(row.values())]  # a form left empty says nothing


def _moment(form: Mapping[str, str], number: int) -> dict[str, Any]:
    on = form[f"day{number}"] or None
    start, end = (form.get(f"{name}{number}", "")[:5] or None for name in ("start", "end"))
    if on is not None and on not in DAYS:
        raise DayUnreadable
    if any(time is not None and not _TIME.fullmatch(time) for time in (start, end)) or (end and end <= (start or end)):
        raise TimeUnreadable
    return {"day": on, "start": start, "end": end}


def _price(listing: Listing, said: str) -> dict[str, Any]:
    """An amount becomes one; other words stay words; what stood in the field may stay."""
    if said.strip() in ("", display.price(listing.cost_cents, listing.cost_text)):
        return {}
    words = _text(said, LONGEST_PRICE, listing.cost_text or "")
    amount = _AMOUNT.fullmatch(words)
    cents = int(amount[1]) * 100 + int((amount[2] or "0").ljust(2, "0")) if amount else None
    if cents is not None and cents <= MOST_CENTS:
        return {"cost_cents": cents, "cost_text": None}
    return {"cost_text": words, "cost_cents": None}


def _text(said: str, most: int, before: str) -> str:
    """What was typed, within its length; what stood there before may stay, however long."""
    words = said.strip()
    if words == before.strip():
        return before
    if len(words) > most:
        raise TextTooLong(most=most)
    if guard.find(words, "listing"):
        raise PrivateInText
    return words
