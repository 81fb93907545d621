"""Dates in words, as a person would say them."""

from datetime import date

from foundation.language.data import table


def say(day: date, today: date) -> str:
    """`vandaag`, `gisteren`, `morgen`, else `vrijdag 27 november`, with the year where it is another."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get((day - today).days)
    if near:
        return str(table("foundation.language.dates", "words.toml")["said"][near])
    from babel.dates import format_date  # babel is large and only needed to speak

    pattern = "EEEE d MMMM" if day.year == today.year else "EEEE d MMMM y"
    return format_date(day, pattern, locale="nl")
