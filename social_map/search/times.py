"""Days and parts of the day: reading them in a query and holding a schedule against them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, partial
from typing import Any

from social_map.search import busy
from social_map.search.entry import Entry, Moment
from social_map.search.lexicon import read_table, split
from social_map.search.stopwords import SOMEBODY, WISH
from social_map.text import fold

Named = tuple[tuple[str, ...], frozenset[str], str | None]  # a phrase, the days and the part of the day it names
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
AN_HOUR = 60  # minutes
AN_ACTIVITY = 3  # letters at least before "middag" in a word for what happens then
A_COMPLAINT = 4  # words from which "'s nachts" says when somebody lies awake, not when to go out
BESIDE_AN_HOUR, UNITS = frozenset({"na", "vanaf", "voor", "om", "tot", "rond"}), frozenset({"uur", "u", "00", "30"})
NOON, EVENING = 12, 17  # o'clock
EARLIEST = 8  # o'clock: "om 7 uur" is in the evening
RIGHT, OTHER_PART, UNKNOWN, WRONG = 1.0, 0.34, 0.3, 0.12
LONG_AT_IT, JUST_INTO_IT = 0.75, 0.6  # began before the part of the day that was asked, and lasts into it
EVERY_DAY = {0: 0.2, 1: 0.2, 2: 0.4, 3: 0.7}  # days a week → how well it serves who wants to go every day


@dataclass(frozen=True, slots=True)
class Span:
    """Words from `start` to before `end` that name days, a part of the day, or both."""

    start: int
    end: int
    days: frozenset[str]
    part: str | None


@dataclass(frozen=True, slots=True)
class When:
    """What was asked: any of these days (none = any day), starting between two clock times ("HH:MM")."""

    days: frozenset[str] = frozenset()
    part: str | None = None
    covers: frozenset[int] = frozenset()
    refused: bool = False
    daily: bool = False

    def factor(self, entry: Entry) -> float:
        """How well the schedule of a listing fits, from 0 to 1."""
        return self._factor(self._fits, entry)

    def judge(self) -> Callable[[Entry], float]:
        """`factor` for many listings: they share moments, and each moment is judged once."""
        return partial(self._factor, cache(self._fits))

    def _factor(self, fits: Callable[[Moment], float], entry: Entry) -> float:
        if not entry.schedule:
            return UNKNOWN
        if self.daily:
            return EVERY_DAY.get(len({moment.day for moment in entry.schedule}), RIGHT)
        best = max(map(fits, entry.schedule))
        return best if not self.refused else RIGHT if best < RIGHT else OTHER_PART

    def _fits(self, moment: Moment) -> float:
        day = not self.days or moment.day is None or moment.day in self.days
        if self.part is None or moment.start is None:
            return RIGHT if day else WRONG
        if self.part == busy.AFTER_WORK and moment.day in busy.WEEKEND:
            return RIGHT if day else WRONG
        on_time = _overlaps(moment, _parts()[self.part])
        if day:
            return max(OTHER_PART, on_time)
        return WRONG * 1.3 if on_time else WRONG


def _overlaps(moment: Moment, span: tuple[str, str]) -> float:
    """1 = begins in it, less when it only lasts into it, 0 = not at all."""
    start, end = span
    begins = moment.start or "00:00"
    if start > end:
        return RIGHT if begins >= start or begins < end else 0.0
    if start <= begins < end:
        return RIGHT
    ends = moment.end or begins
    into = _minutes(ends) - _minutes(start) if begins < start < ends else 0
    return LONG_AT_IT if into >= 2 * AN_HOUR else JUST_INTO_IT if into >= AN_HOUR else 0.0


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def read(words: Sequence[str], today: date) -> When | None:
    """The time a query speaks of, or None. "dinsdagavond", "in het weekend", "morgenmiddag"."""
    days, part, covers = _spoken(words, today)
    every = {at for phrase in _said("daily") for at in _at(words, phrase)}
    every = set() if _is_habit(words, every) else every
    if part == "nacht" and len(words) > A_COMPLAINT:
        part, covers = None, covers if days else set()
    if every and not days:
        return When(frozenset(), part, frozenset(covers | every), daily=True)
    return When(frozenset(days), part, frozenset(covers), _refused(words, covers)) if covers else None


def _is_habit(words: Sequence[str], every: set[int]) -> bool:
    """As in "zij eet elke dag alleen": what somebody does, where nothing before it says that it is wished for."""
    before = words[: min(every, default=0)]
    return not SOMEBODY.isdisjoint(before) and WISH.isdisjoint(before)


def _spoken(words: Sequence[str], today: date) -> tuple[set[str], str | None, set[int]]:
    """The days, the part of the day and the words that name them; when somebody is busy only where nothing else is."""
    idle = {at for phrase in _said("idioms") for at in _at(words, phrase)}
    found: list[Span] = []
    for start in (at for at in range(len(words)) if at not in idle):
        if any(start < each.end for each in found):
            continue  # within a longer phrase
        named = list(_named(words, start, today))
        longest = max((length for length, _, _ in named), default=0)
        found += [Span(start, start + length, days, part) for length, days, part in named if length == longest]
    taken = {span: at for span in found if (at := busy.beside(words, span.start, span.end)) is not None}
    free = [span for span in found if span not in taken]
    spoken = free or [replace(span, days=frozenset(), part=busy.free(span.days, span.part)) for span in found]
    parts = [span.part for span in spoken if span.part]
    days = set().union(*(span.days for span in spoken)) if spoken else set()
    covers = {at for span in found for at in range(span.start, span.end)}.union(taken.values())
    return days, parts[-1] if parts else None, covers


def _named(words: Sequence[str], start: int, today: date) -> Iterator[tuple[int, frozenset[str], str | None]]:
    """What is named from here: how many words, which days, which part of the day."""
    found = False
    for phrase, days, part in _phrases(today).get(words[start], ()):
        if tuple(words[start : start + len(phrase)]) == phrase:
            found = True
            yield len(phrase), days, part
    if not found and (split_up := _compound(words[start])) is not None:
        yield 1, frozenset({split_up[0]}), split_up[1]
    elif (part := _hour(words[start : start + 3])) is not None:
        yield 3, frozenset(), part


def part_named_in(words: Sequence[str]) -> str | None:
    """The part of the day that a long word ends in: "spelletjesmiddag", "koffieochtend"."""
    for word in words:
        for part, name in _part_names():
            if word.endswith(name) and len(word) > len(name) + AN_ACTIVITY:
                return part
    return None


def _at(words: Sequence[str], phrase: tuple[str, ...]) -> list[int]:
    """The positions of a phrase in these words."""
    if phrase[0] not in words:
        return []
    starts = [at for at in range(len(words)) if tuple(words[at : at + len(phrase)]) == phrase]
    return [start + step for start in starts for step in range(len(phrase))]


def _hour(words: Sequence[str]) -> str | None:
    """The part of the day in "na 17 uur", "voor 12 uur"."""
    side, number, unit = [*words, "", "", ""][:3]
    if side not in BESIDE_AN_HOUR or not number.isdigit() or unit not in UNITS:
        return None
    hour = (int(number) + (NOON if int(number) < EARLIEST else 0)) % 24 - (side in {"voor", "tot"})
    return "ochtend" if hour < NOON else "middag" if hour < EVENING else "avond"


def _refused(words: Sequence[str], covers: set[int]) -> bool:
    """As in "kan niet op maandag", "kan overdag niet": the time that is not wanted."""
    before, after = words[max(0, min(covers) - 3) : min(covers)], words[max(covers) + 1 : max(covers) + 2]
    return "niet" in after or bool({"niet", "behalve"} & set(before))


def _compound(word: str) -> tuple[str, str | None] | None:
    for code, name in _day_names():
        if word.startswith(name) and len(name) > len("zat"):
            rest = word[len(name) :].removeprefix("s").removesuffix("s")
            if not rest or rest == "en":
                return code, None
            for part, label in _part_names():
                if rest == label:
                    return code, part
    return None


@cache
def _table() -> dict[str, Any]:
    return read_table("times")


@cache
def _day_names() -> list[tuple[str, str]]:
    return [(code, words.split(",")[0].strip()) for code, words in _table()["days"].items()]


@cache
def _part_names() -> list[tuple[str, str]]:
    names = [(part, part) for part in _table()["parts"]]
    return [*names, ("ochtend", "morgen"), ("ochtend", "voormiddag"), ("middag", "namiddag")]


@cache
def _parts() -> dict[str, tuple[str, str]]:
    return {name: (part["from"], part["until"]) for name, part in _table()["parts"].items()}


@cache
def _said(name: str) -> list[tuple[str, ...]]:
    return [_words(phrase) for phrase in split(_table()[name]["words"])]


@cache
def _phrases(today: date) -> dict[str, list[Named]]:
    """What names a time, by its first word."""
    found: list[Named] = []
    for code, names in _table()["days"].items():
        found += [(_words(name), frozenset({code}), None) for name in split(names)]
    for span in _table()["spans"].values():
        found += [(_words(name), frozenset(split(span["days"])), None) for name in split(span["words"])]
    for entry in _table()["relative"].values():
        day = DAYS[(today + timedelta(days=entry["offset"])).weekday()]
        found += [(_words(name), frozenset({day}), _part_in(name)) for name in split(entry["words"])]
    for part, entry in _table()["parts"].items():
        found += [(_words(name), frozenset(), part) for name in split(entry["words"])]
    by_first: dict[str, list[Named]] = {}
    for each in found:
        by_first.setdefault(each[0][0], []).append(each)
    return by_first


def _part_in(word: str) -> str | None:
    return next((part for part, name in _part_names() if word != name and word.endswith(name)), None)


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).strip("=").split())


def label(when: When) -> str:
    """The asked time in words: "dinsdag avond"."""
    names = dict(_day_names())
    if when.daily:
        return " ".join(part for part in (str(_table()["daily"]["label"]), when.part or "") if part)
    days = "" if len(when.days) == len(DAYS) else " of ".join(names[d] for d in DAYS if d in when.days)
    return " ".join(part for part in (days, when.part or "") if part)
