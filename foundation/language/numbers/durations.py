"""Lengths of time as coaches type them: `45 min`, `anderhalf uur`, `5 kwartier`, `1u15`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from foundation.language.data import table
from foundation.language.folding import fold
from foundation.language.numbers.figures import rounded
from foundation.language.numbers.spelling import value
from foundation.language.symbols import Row, Token, rule

_LONGEST_HOURS = 8  # from there on `14 uur` is a time of day, not a length

_PIECE = re.compile(
    r"(?P<clock>(?<![\d:.,])\d\s?[uh]\s?[0-5]\d(?=\s?min|[^\w:.]|$))"
    r"|(?P<mixed>(?<!\d)(?:\d{0,2}\s?½|(?:\d{1,2}\s)?1/2(?!\d)))|(?P<part>(?<![\d/])(?:[13]/4(?![\d/])|[¼¾]))"
    r"|(?P<decimal>(?<![\d.,])\d{1,3}[.,]\d{1,2}(?![\d.,]*\d))"
    r"|(?P<whole>\d+)|(?P<word>'n\b|[^\W\d_]+)|(?P<prime>(?<=\d)['’′](?!\w))|(?P<other>\S)"
)
_AMOUNT = r"(?:#\d+ AND #1 HALF|#1 HALF|HALF|ONEHALF|TWOHALF|THREEHALF|#\d+|D[\d.]+)"
_RULE = rule(
    r"C(?P<clock_hours>\d):(?P<clock_minutes>\d\d)(?: HR| HOUR| MIN)?"
    rf"|(?<!AT )(?:(?:(?P<hours>{_AMOUNT}) |(?<!\d ))HOUR|(?P<letter_hours>{_AMOUNT}) HR)"
    r"(?:(?: AND)?(?: (?P<quarters>#\d+))? QUARTER|(?: AND)? (?P<minutes>#\d+) (?:MIN|MN))?"
    rf"|(?:(?P<only_quarters>{_AMOUNT}) )?QUARTER"
    r"|(?P<only_minutes>#\d+|#[1-9] AND #[2-9]0) (?:MIN|MN)|(?P<halfhour>(?:#1 )?HALFHOUR)|(?P<onehalfhour>ONEHALFHOUR)"
    r"|(?P<threequarters>THREEQUARTERS(?: HOUR)?)"
)
_IN_A_WORD = {"halfhour": 30, "threequarters": 45, "onehalfhour": 90}
_HALVES = {"HALF": "0.5", "ONEHALF": "1.5", "TWOHALF": "2.5", "THREEHALF": "3.5", "#1 HALF": "0.5"}


@dataclass(frozen=True)
class Duration:
    """A length of time found in a text: whole minutes, and where it stood: [start, end)."""

    minutes: int
    start: int
    end: int


def find_duration(text: str) -> Duration | None:
    """The first length of time in `text`, or None. A bare number is not one."""
    return next(durations(text), None)


def durations(text: str) -> Iterator[Duration]:
    """Every length of time in `text`, from left to right."""
    for found, start, end in Row([_token(piece) for piece in _PIECE.finditer(fold(text))]).matches(_RULE):
        minutes = _minutes(found)
        if minutes is not None:
            yield Duration(minutes, start, end)


def _minutes(found: re.Match[str]) -> int | None:
    if found["clock_hours"]:
        return int(found["clock_hours"]) * 60 + int(found["clock_minutes"])
    for name, minutes in _IN_A_WORD.items():
        if found[name]:
            return minutes
    if found["only_minutes"]:  # `vijf en veertig minuten` too
        return sum(map(int, re.findall(r"\d+", found["only_minutes"])))
    if "QUARTER" in found[0] and "HOUR" not in found[0] and "HR" not in found[0]:
        return _times(found["only_quarters"], 15)
    hours = _amount(found["hours"] or found["letter_hours"])
    if hours > _LONGEST_HOURS:
        return None
    more = _times(found["quarters"], 15) if "QUARTER" in found[0] else _times(found["minutes"] or "#0", 1)
    return int(rounded(hours * 60)) + more


def _times(amount: str | None, unit: int) -> int:
    return int(rounded(_amount(amount) * unit))


def _amount(said: str | None) -> Decimal:
    if said is None:
        return Decimal(1)
    if said in _HALVES:
        return Decimal(_HALVES[said])
    first, _, half = said.partition(" ")
    return Decimal(first[1:]) + (Decimal("0.5") if half else 0)


def _token(piece: re.Match[str]) -> Token:
    return Token(_symbol(piece), piece.start(), piece.end())


def _symbol(piece: re.Match[str]) -> str:
    said = piece[0]
    match piece.lastgroup:
        case "clock":
            hours, minutes = re.findall(r"\d+", said)
            return f"C{hours}:{minutes}"
        case "mixed":
            return f"D{said.removesuffix('1/2').removesuffix('½').strip() or 0}.5"
        case "part":
            return "D0.75" if said in ("3/4", "¾") else "D0.25"
        case "decimal":
            return "D" + said.replace(",", ".")
        case "whole":
            return f"#{said}" if len(said) <= 4 else "?"  # noqa: PLR2004 - longer is no length of time
        case _:
            number = value(said)
            return _symbols().get(said, "?" if number is None else f"#{number}")


@cache
def _symbols() -> dict[str, str]:
    durations_of = table("foundation.language.numbers", "words.toml")["durations"]
    return {fold(word): symbol for symbol, terms in durations_of.items() for word in terms}
