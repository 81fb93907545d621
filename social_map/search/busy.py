"""When somebody is not free: "werkt overdag", "door de week naar school". That is no wish for that time."""

from collections.abc import Iterable, Sequence
from functools import cache

from social_map.search.lexicon import read_table, split

AFTER_WORK, DAYTIME = "buiten werktijd", "overdag"
WEEKEND = frozenset({"za", "zo"})
BETWEEN, BEFORE = 3, 3  # words


def beside(words: Sequence[str], start: int, end: int) -> int | None:
    """Where the word for work or care stands right before or after a time, which is then taken; None if there is none.

    The time stands from `start` to before `end`.
    """
    for positions in (range(end, len(words)), range(start - 1, -1, -1)):
        at = _first(words, positions)
        if at is not None and not _near("wish", words, at) and (_is("engaged", words[at]) or _near("has", words, at)):
            return at
    return None


def _first(words: Sequence[str], positions: Iterable[int]) -> int | None:
    """The first of these positions with a word for work or care, with only small words before it."""
    for passed, at in enumerate(positions):
        if _is("engaged", words[at]) or _is("care", words[at]):
            return at
        if passed == BETWEEN or not _is("between", words[at]):
            return None
    return None


def _is(name: str, word: str) -> bool:
    return word in _words(name)


def _near(name: str, words: Sequence[str], at: int) -> bool:
    """Whether one of these words stands shortly before a position: "wil overdag werken" is no reason but the wish."""
    return not _words(name).isdisjoint(words[max(0, at - BEFORE) : at + 1])


def free(days: frozenset[str], part: str | None) -> str | None:
    """The part of the day that is left for who is busy then; None where nothing can be said of it."""
    if part in ("avond", "nacht") or (days and days <= WEEKEND):
        return DAYTIME
    return AFTER_WORK


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(split(read_table("times")["busy"][name]))
