"""Several sessions in one message: lines, parts between `;`, or one sentence that names two clients."""

import re
from collections.abc import Collection, Iterator
from datetime import date
from itertools import pairwise

from casework import code_names
from casework.code_names import CodeName
from foundation.language import dates

_ANY_DAY = date(2026, 1, 1)
_PARTS = re.compile(r"[\n;]+")
_BETWEEN = re.compile(r"[,.]|\b(?:en|daarna|verder)\b", re.IGNORECASE)


def parts(text: str, hers: Collection[CodeName] = ()) -> list[str]:
    """The message, a part for each session; one part where it tells of one.

    What stands above the first client (`gisteren:`) goes for all, but a day not beside the day of a part itself. A part
    that names nobody belongs to the one before it. Nothing that was said is left out.
    """
    found: list[str] = []
    heading = ""
    for piece in filter(None, (piece.strip(" \t-•*") for piece in _PARTS.split(text))):
        if _opens(piece, hers):
            found += _each(piece)
        elif found:
            found[-1] = f"{found[-1]}, {piece}"
        else:
            heading = f"{heading} {piece.rstrip(':')}".strip()
    if not found:
        return [text]
    if not heading:
        return found
    alone = any(not (heading[: day.start] + heading[day.end :]).strip() for day in dates.find_all(heading, _ANY_DAY))
    return [piece if alone and _tells_day(piece) else f"{piece}, {heading}" for piece in found]


def _tells_day(piece: str) -> bool:
    """Whether a day is said in it; which one does not matter here."""
    named = code_names.match(piece)
    rest = piece[: named.start] + "|" + piece[named.end :] if named else piece
    return any(True for _ in dates.find_all(rest, _ANY_DAY))


def _opens(piece: str, hers: Collection[CodeName]) -> bool:
    """Whether a session begins here: a client with number, or a code word up front; a bird in between is a bird."""
    named = code_names.match(piece, hers)
    return named is not None and (named.number is not None or named.start == 0)


def _each(piece: str) -> Iterator[str]:
    """A piece that names two clients with their number is two: cut at the last pause between them."""
    named = code_names.all_named(piece)
    begin = 0
    for one, other in pairwise(named):
        if (one.word, one.number) == (other.word, other.number):
            continue
        pauses = [*_BETWEEN.finditer(piece, one.end, other.start)]
        cut, after = (pauses[-1].start(), pauses[-1].end()) if pauses else (other.start, other.start)
        yield piece[begin:cut].strip(" ,.")
        begin = after
    yield piece[begin:].strip(" ,.")
