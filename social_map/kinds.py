"""The kinds of activity a listing counts for: the one it has, and those that its title names."""

from functools import lru_cache
from typing import TYPE_CHECKING

from foundation.codes import of_class
from social_map import categories
from social_map.codes import OWN_SOURCE
from social_map.search.lexicon import lexicon
from social_map.search.patterns import Match
from social_map.text import words

if TYPE_CHECKING:
    from social_map.models import Listing

WINDOW = 6


def of(category: str, title: str) -> frozenset[str]:
    """Codes of list `category`. A source that calls chess and language lessons "ontmoeting" hides neither."""
    return _named(title) | {category}


def meant(*texts: str) -> str | None:
    """The kind of activity that the first of these texts names first, with the most words; None when none does."""
    return next((kind for kind in map(_first, texts) if kind is not None), None)


def meant_by(title: str, description: str) -> str:
    """The code of something that was made here: by what the lexicon knows of its words."""
    return meant(title, description) or categories.derive(None, title, description)


def derived(listing: "Listing") -> str:
    """The code derived from what a listing says of itself; in its own words where no source has a word for it."""
    if listing.source == OWN_SOURCE and not listing.source_category:
        return meant_by(listing.title, listing.description)
    return categories.derive(listing.source_category, listing.title, listing.description, listing.audience)


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
