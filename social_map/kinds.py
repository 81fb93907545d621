"""The kinds of activity a listing counts for: the one it has, and those that its title names."""

from functools import lru_cache

from foundation.codes import of_class
from social_map.search.lexicon import lexicon
from social_map.search.patterns import Match
from social_map.text import words

WINDOW = 6


def of(category: str, title: str) -> frozenset[str]:
    """Codes of list `category`. A source that calls chess and language lessons "ontmoeting" hides neither."""
    return _named(title) | {category}


def meant(*texts: str) -> str | None:
    """The kind of activity that the first of these texts names first, with the most words; None when none does."""
    return next((kind for kind in map(_first, texts) if kind is not None), None)


def _first(text: str) -> str | None:
    activities = of_class("category", "activity")
    found = ((match, home) for match, home in _homes(text) if home in activities)
    first = min(found, key=lambda each: (min(each[0].covers), -len(each[0].covers), each[0].owner), default=None)
    return first[1] if first is not None else None


@lru_cache(maxsize=20_000)
def _named(title: str) -> frozenset[str]:
    return frozenset(home for _, home in _homes(title))


def _homes(text: str) -> list[tuple[Match, str]]:
    """Every activity that is named, and the category where it is at home."""
    known = lexicon()
    named = [m for m in known.matcher.find(words(text), window=WINDOW) if known.concepts[m.owner].kind == "activities"]
    return [(match, home) for match in named if (home := known.home(match.owner)) is not None]
