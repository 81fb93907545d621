"""Days and parts of the day: reading them in a query and holding a schedule against them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from social_map.search.entry import Entry, Moment
from social_map.search.lexicon import read_tables, split
from social_map.text import fold

DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
AN_HOUR = 60  # minutes
RIGHT, OTHER_PART, UNKNOWN, WRONG = 1.0, 0.34, 0.3, 0.12


@dataclass(frozen=True, slots=True)
class When:
    """What was asked: any of these days (none = any day), starting between two clock times ("HH:MM")."""

    days: frozenset[str] = frozenset()
    part: str | None = None
    covers: frozenset[int] = frozenset()
    refused: bool = False

    def factor(self, entry: Entry) -> float:
        """How well the schedule of a listing fits, from 0 to 1."""
        if not entry.schedule:
            return UNKNOWN
        best = max(self._fits(moment) for moment in entry.schedule)
        return best if not self.refused else RIGHT if best < RIGHT else OTHER_PART

    def _fits(self, moment: Moment) -> float:
        day = not self.days or moment.day is None or moment.day in self.days
        if self.part is None or moment.start is None:
            return RIGHT if day else WRONG
        on_time = _overlaps(moment, _parts()[self.part])
        if day:
            return RIGHT if on_time else OTHER_PART
        return WRONG * 1.3 if on_time else WRONG


def _overlaps(moment: Moment, span: tuple[str, str]) -> bool:
    start, end = span
    begins = moment.start or "00:00"
    if start > end:
        return begins >= start or begins < end
    if start <= begins < end:
        return True
    ends = moment.end or begins
    middle = start < ends and begins < start
    return middle and _minutes(ends) - _minutes(start) >= AN_HOUR


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:5])


def read(words: Sequence[str], today: date) -> When | None:
    """The time a query speaks of, or None. "dinsdagavond", "in het weekend", "morgenmiddag"."""
    days: set[str] = set()
    part: str | None = None
    covers: set[int] = set()
    for start in range(len(words)):
        for phrase, found_days, found_part in _phrases(today):
            if tuple(words[start : start + len(phrase)]) == phrase:
                days |= found_days
                part = found_part or part
                covers.update(range(start, start + len(phrase)))
        if start not in covers and (split_up := _compound(words[start])) is not None:
            days.add(split_up[0])
            part = split_up[1] or part
            covers.add(start)
    return When(frozenset(days), part, frozenset(covers), _refused(words, covers)) if covers else None


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
    return read_tables()["times"]


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
def _phrases(today: date) -> list[tuple[tuple[str, ...], frozenset[str], str | None]]:
    found: list[tuple[tuple[str, ...], frozenset[str], str | None]] = []
    for code, names in _table()["days"].items():
        found += [(_words(name), frozenset({code}), None) for name in split(names)]
    for span in _table()["spans"].values():
        found += [(_words(name), frozenset(split(span["days"])), None) for name in split(span["words"])]
    for entry in _table()["relative"].values():
        day = DAYS[(today + timedelta(days=entry["offset"])).weekday()]
        found += [(_words(name), frozenset({day}), _part_in(name)) for name in split(entry["words"])]
    for part, entry in _table()["parts"].items():
        found += [(_words(name), frozenset(), part) for name in split(entry["words"])]
    return found


def _part_in(word: str) -> str | None:
    return next((part for part, name in _part_names() if word != name and word.endswith(name)), None)


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).strip("=").split())


def label(when: When) -> str:
    """The asked time in words: "dinsdag avond"."""
    names = dict(_day_names())
    days = "" if len(when.days) == len(DAYS) else " of ".join(names[d] for d in DAYS if d in when.days)
    return " ".join(part for part in (days, when.part or "") if part)
