"""Several sessions in one message: lines, parts between `;`, or one sentence that names two clients."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from casework import code_names
from casework.code_names import CodeName, Match
from casework.session_lines import lengths, phrases
from casework.session_lines.phrases import vocabulary
from foundation.language import dates

_ANY_DAY = date(2026, 1, 1)
_PARTS = re.compile(r"[\n;]+")
_BETWEEN = re.compile(r"[,.]|\b(?:en|daarna|verder)\b", re.IGNORECASE)
_HERE = re.compile("")
_NUMBER = re.compile(r"\s+\d{1,3}\b")
_ONLY = re.compile(r"\s*(?:[,&+]|\ben\b)\s*", re.IGNORECASE)


def parts(text: str, hers: Collection[CodeName] = ()) -> list[str]:
    """The message, a part for each session; one part where it tells of one.

    What stands above the first client (`gisteren:`) goes for all, but a day not beside the day of a part itself. A part
    that names nobody belongs to the one before it. Nothing that was said is left out.
    """
    found: list[str] = []
    heading = ""
    for said in filter(None, (piece.strip(" \t-•*") for piece in _PARTS.split(text))):
        piece = _told_apart(_spelled_out(said, hers), hers)
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


def _spelled_out(piece: str, hers: Collection[CodeName]) -> str:
    """`kievit 27 en 37`: a second number is a client too when both are told of, or when she has that client."""
    named = code_names.match(piece, hers)
    while named is not None and named.number is not None:
        pause = _ONLY.match(piece, named.end)
        if pause is None:
            break
        longer = f"{piece[: pause.end()]}{named.word} {piece[pause.end() :]}"
        named = next((one for one in code_names.all_named(longer) if one.start == pause.end()), None)
        if named and (_alike_words().search(piece) or named.code_name in hers):
            piece = longer
    return piece


def _told_apart(piece: str, hers: Collection[CodeName]) -> str:
    """`kievit 27 30 min en 37 45 min`: a number with a length of its own is a client too, when she has that client."""
    first = code_names.match(piece, hers)
    if first is None or first.number is None or not hers:
        return piece
    end = first.end
    while pause := _ONLY.search(piece, end):
        end = pause.end()
        longer = f"{piece[:end]}{first.word} {piece[end:]}"
        named = next((one for one in code_names.all_named(longer) if one.start == end), None)
        if named and named.code_name in {*hers} - {first.code_name} and _has_length(piece[end:], longer[named.end :]):
            piece, end = longer, named.end
    return piece


def _has_length(said: str, rest: str) -> bool:
    """Whether the number that `said` begins with is no length or day itself, and a length follows it in the `rest`."""
    begins = {begin for begin, _ in lengths.said(said, _ANY_DAY).spans} | {
        day.start for day in dates.find_all(said, _ANY_DAY)
    }
    if 0 in begins:
        return False
    return bool(_NUMBER.match(rest) or lengths.said(rest, _ANY_DAY).spans)


def _each(piece: str) -> Iterator[str]:
    """A piece that names two clients with their number is two, and what is said of both goes for both."""
    named = code_names.all_named(piece)
    both = _of_both(piece, named) if len({one.code_name for one in named}) > 1 else None
    if both is None or named[0].start < both.start() < named[-1].start:
        yield from _cut(piece, named)
        return
    own, shared = _said_of_both(piece, named, both)
    for one in _cut(own, code_names.all_named(own)):
        yield ", ".join(filter(None, (one, *(part.strip(" ,.:") for part in shared))))


def _of_both(piece: str, named: Sequence[Match]) -> re.Match[str] | None:
    """Where it is said that the rest goes for all: in a word, or behind numbers that share their word."""
    as_one = all(
        one.word == other.word and _ONLY.fullmatch(piece, one.end, other.start) for one, other in pairwise(named)
    )
    return _alike_words().search(piece) or (_HERE.match(piece, named[-1].end) if as_one else None)


def _said_of_both(piece: str, named: Sequence[Match], both: re.Match[str]) -> tuple[str, tuple[str, ...]]:
    """What is each one's own, and what goes for all: what follows the word, or what stands before it."""
    begin, end = named[0].start, named[-1].end
    if both.end() <= begin:
        return piece[begin:end], (piece[: both.start()], piece[both.end() : begin], piece[end:])
    if piece[both.end() :].strip(" ,.:"):
        return piece[begin : both.start()], (piece[:begin], piece[both.end() :])
    return piece[begin:end], (piece[:begin], piece[end : both.start()])


def _cut(piece: str, named: Sequence[Match]) -> Iterator[str]:
    """Cut between two clients, at the last pause.

    A day above the first goes on until another is said. The only day, at the very end, is a doubt for all but the last.
    """
    begin, day = 0, _day_up_front(piece, named) or _day_or_today(piece, named)
    for one, other in pairwise(named):
        if (one.word, one.number) == (other.word, other.number):
            continue
        pauses = [*_BETWEEN.finditer(piece, one.end, other.start)]
        cut, after = (pauses[-1].start(), pauses[-1].end()) if pauses else (other.start, other.start)
        yield _dated(piece[begin:cut].strip(" ,."), day)
        begin = after
    yield _dated(piece[begin:].strip(" ,."), day)


def _day_up_front(piece: str, named: Sequence[Match]) -> str:
    """The day that is said before the first client of several."""
    front = piece[: named[0].start] if len(named) > 1 else ""
    return next((front[day.start : day.end] for day in dates.find_all(front, _ANY_DAY)), "")


def _day_or_today(piece: str, named: Sequence[Match]) -> str:
    """Two days to choose from, where the only day of a sentence about several stands at its end."""
    blank = piece
    for one in named:
        blank = blank[: one.start] + "|" * (one.end - one.start) + blank[one.end :]
    said = list(dates.find_all(blank, _ANY_DAY)) if len(named) > 1 else []
    if len(said) != 1 or blank[said[0].end :].strip(" ,.!") or phrases.is_plan(blank, said[0].start):
        return ""
    either: str = vocabulary()["several"]["either"]
    return either.format(day=piece[said[0].start : said[0].end])


def _dated(part: str, day: str) -> str:
    return f"{part}, {day}" if day and not _tells_day(part) else part


@cache
def _alike_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(vocabulary()['several']['each'])})\b", re.IGNORECASE)
