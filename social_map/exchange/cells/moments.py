"""When it happens, as people write it in a cell: "ma t/m vr 9.00-12.00 uur", "iedere dinsdag en donderdag 10:00"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Any

from social_map.codes import DAYS
from social_map.exchange.cells import phrases
from social_map.text import fold

Row = dict[str, Any]
LONGEST_CELL = 1_000
MOST_ROWS = 60
_LAST_DAY = 31
_CLOCK = r"(?:2[0-4]|[01]?\d)(?:[:.u][0-5]\d)?"
_OURS = re.compile(
    r"(?:(?P<day>ma|di|wo|do|vr|za|zo)(?= |$))? ?(?:(?P<start>\d\d:\d\d)(?:-(?P<end>\d\d:\d\d))?(?= |$))? ?"
    r"(?P<frequency>.*?)(?: ?\[(?P<dates>\d{4}-\d\d-\d\d(?: \d{4}-\d\d-\d\d)*)\])?"
)
_ORDINAL = r"(?:\d(?:e|ste|de)|eerste|tweede|derde|vierde|laatste)"
_NTH = re.compile(
    rf"(?:(?:iedere|elke)\s+)?\b({_ORDINAL}(?:\s*(?:en|,|/)\s*{_ORDINAL})*\s+(\w+)"
    r"\s+(?:van|v/d|vd|in)\s*(?:(?:de|iedere|elke)\s*)?maand)"
)
_TO = r"\s*(?:-|–|—|t/m|tot en met|tot|en)\s*"


@dataclass
class _Group:
    """Days that share their times."""

    days: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    times: list[tuple[str, str | None]] = field(default_factory=list)


def read(text: str) -> tuple[list[Row], bool]:
    """Rows of a schedule, and whether they say all that the text does. No rows: nothing of it was understood."""
    rows, complete = _read(text[:LONGEST_CELL])
    return [dict(row) for row in rows[:MOST_ROWS]], complete and len(text) <= LONGEST_CELL and len(rows) <= MOST_ROWS


@lru_cache(maxsize=20_000)
def _read(text: str) -> tuple[list[Row], bool]:
    rows: list[Row] = []
    complete = True
    for part in re.split(r"\s*[;\n]\s*", text):
        found, whole = _phrase(fold(part))
        rows += found
        complete = complete and whole
    return rows, complete


def write(row: Row) -> str:
    """A row of our own: "di 10:00-12:00 wekelijks", its dates behind it: "[2026-11-20 2026-11-27]"."""
    clock = "-".join(part for part in (row.get("start"), row.get("end")) if part)
    dates = f"[{' '.join(row['dates'])}]" if row.get("dates") else None
    return " ".join(part for part in (row.get("day"), clock, row.get("frequency"), dates) if part)


def read_ours(text: str) -> list[Row]:
    """Rows as `write` wrote them, separated by semicolons; their frequency is taken as it stands."""
    found = [_OURS.fullmatch(part) for part in re.split(r"\s*[;\n]\s*", text) if part]
    return [
        {
            "day": match["day"],
            "start": match["start"],
            "end": match["end"],
            "frequency": match["frequency"] or None,
            "dates": (match["dates"] or "").split(),
        }
        for match in found
        if match
    ]


def clock(text: str) -> str | None:
    """A time of its own: "9", "9.30", "9u30", "14:00 uur" → "HH:MM"; None for anything else."""
    found = re.fullmatch(rf"(?:om|van|vanaf|tot)?\s*({_CLOCK})(?::\d\d)?\s*(?:uur|u|h)?\.?", fold(text).strip())
    return _hours(found[1]) if found else None


@cache
def _DAY() -> re.Pattern[str]:  # noqa: N802  a pattern that is made when it is first needed
    names = sorted(phrases.days(), key=len, reverse=True)
    return re.compile(
        rf"(?<![^\W\d_])({'|'.join(names)})(?:dag)?(?:en|s)?(ochtend|middag|avond|nacht)?(?:en|s)?(?![^\W\d_])"
    )


@cache
def _TOKENS() -> re.Pattern[str]:  # noqa: N802  a pattern that is made when it is first needed
    day = _DAY().pattern
    months = "|".join(sorted(phrases.months(), key=len, reverse=True))
    groups = "|".join(sorted(phrases.table()["groups"], key=len, reverse=True))
    return re.compile(
        rf"(?P<date>\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[-/]\d{{1,2}}[-/]\d{{4}}\b|\b\d{{1,2}}\s+(?:{months})\.?\s+\d{{4}}\b)"
        rf"|(?P<days>{_plain(day)}{_TO.replace('|tot|en', '')}{_plain(day)})"
        rf"|(?P<group>(?<!\w)(?:{groups})(?!\w))"
        rf"|(?P<span>(?<![\d€.,])(?:{_CLOCK})\s*(?:uur|u|h)?{_TO}(?:{_CLOCK})(?:\s*(?:uur|u|h)\b)?(?!\d|[.,]\d|%|\+))"
        rf"|(?P<time>(?<![\d€.,])(?:\d{{1,2}}[:.u]\d\d|\d{{1,2}}\s*(?:uur|u|h)\b)(?:\s*(?:uur|u|h)\b)?(?!\d))"
        rf"|(?P<day>{_plain(day)})"
    )


def _plain(pattern: str) -> str:
    """The same pattern without groups of its own."""
    return re.sub(r"\((?!\?)", "(?:", pattern)


def _phrase(text: str) -> tuple[list[Row], bool]:
    frequency, rest = _frequency(text)
    groups = [_Group()]
    for kind, token in _tokens(rest):
        group = groups[-1]
        if kind in ("span", "time"):
            group.times.append(_span(token))
            continue
        if group.times and (group.days or group.dates):
            groups.append(group := _Group())
        _take(group, kind, token)
    rows = [row for group in groups for row in _rows(group, frequency)]
    left = set(phrases.plain(_TOKENS().sub(" ", rest)).split()) - phrases.words("small")
    vague = any(match[2] for match in _DAY().finditer(text)) and not any(row["start"] for row in rows)
    return rows, bool(rows) and not left and not vague


def _frequency(text: str) -> tuple[str | None, str]:
    """The map's word for how often, and the text without it. "1e dinsdag van de maand" keeps its words."""
    nth = _NTH.search(text)
    if nth and _DAY().fullmatch(nth[2]):
        return " ".join(nth[1].split()), f"{text[: nth.start()]} {nth[2]} {text[nth.end() :]}"
    pattern, words = phrases.frequencies()
    if found := pattern.search(text):
        return words[found[0]], f"{text[: found.start()]} {text[found.end() :]}"
    return None, text


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for found in _TOKENS().finditer(text):
        yield str(found.lastgroup), found[0]


def _take(group: _Group, kind: str, token: str) -> None:
    if kind == "group":
        group.days += phrases.table()["groups"][token]
    elif kind == "date":
        if day := _date(token):
            group.dates.append(day)
    else:
        named = [phrases.days()[match[1]] for match in _DAY().finditer(token)]
        group.days += _from_to(*named) if kind == "days" else named


def _from_to(first: str, last: str) -> list[str]:
    start, end = DAYS.index(first), DAYS.index(last)
    return list(DAYS[start : end + 1]) if start <= end else [*DAYS[start:], *DAYS[: end + 1]]


def _span(token: str) -> tuple[str, str | None]:
    times = [_hours(each) for each in re.findall(_CLOCK, token)]
    return times[0], times[1] if len(times) > 1 else None


def _hours(text: str) -> str:
    hours, _, minutes = re.sub(r"[.u]", ":", text).partition(":")
    return f"{int(hours):02}:{minutes or '00'}"


def _date(token: str) -> str | None:
    numbers = [int(phrases.months().get(part, part)) for part in re.split(r"[-/\s.]+", token)]
    year, month, day = numbers if numbers[0] > _LAST_DAY else reversed(numbers)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _rows(group: _Group, frequency: str | None) -> list[Row]:
    if not (group.days or group.dates or group.times):
        return []
    times: list[tuple[str | None, str | None]] = [*group.times] or [(None, None)]
    if group.dates:
        return [
            {"day": None, "start": start, "end": end, "frequency": frequency, "dates": group.dates}
            for start, end in times
        ]
    days: list[str | None] = [*dict.fromkeys(group.days)] or [None]
    return [{"day": day, "start": start, "end": end, "frequency": frequency} for day in days for start, end in times]
