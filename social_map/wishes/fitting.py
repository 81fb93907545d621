"""Whether a listing is what somebody wished for: what it is, where, when, and whether one can join. Pure."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from social_map import freshness, kinds
from social_map.models import Listing
from social_map.search.entries import entry_of
from social_map.search.index import Index
from social_map.search.lexicon import Lexicon
from social_map.search.times import RIGHT, When
from social_map.text import fold

ENOUGH = 0.5  # of 1: what is named in a title, or what is meant for it, is enough; what is only mentioned is not
EVERYWHERE = "heel "
WEEKEND = frozenset({"za", "zo"})


class Wished(Protocol):
    """What is looked at of a wish."""

    concept: str | None
    category: str
    municipality_id: int
    neighbourhood: str | None
    part: str | None


def about(listings: Iterable[Listing], lexicon: Lexicon, today: date) -> Index:
    """What these listings are about, as the search sees it."""
    entries = (entry_of(listing, "", today) for listing in listings)
    return Index(lexicon, [entry for entry in entries if entry is not None])


def fits(wish: Wished, listing: Listing, index: Index, today: date) -> bool:
    """Whether who made this wish can go there now. `index` holds the listing (`about`)."""
    return can_go(wish, listing, today) and is_about(wish, listing, index)


def can_go(wish: Wished, listing: Listing, today: date) -> bool:
    """Whether it goes on, has room, and is in that place at that part of the day."""
    joinable = listing.status == "active" and listing.capacity == "open" and not freshness.over(listing, today)
    return joinable and is_near(wish, listing) and is_then(wish, listing, today)


def is_near(wish: Wished, listing: Listing) -> bool:
    """In the neighbourhood, or for the whole municipality, or from home."""
    if listing.online:
        return True
    if listing.municipality_id != wish.municipality_id:
        return False
    here = fold(listing.neighbourhood or "")
    return wish.neighbourhood is None or not here or here.startswith(EVERYWHERE) or fold(wish.neighbourhood) in here


def is_then(wish: Wished, listing: Listing, today: date) -> bool:
    """At that part of the day; without a schedule it may well be."""
    entry = entry_of(listing, "", today)
    if wish.part is None or entry is None or not entry.schedule:
        return entry is not None
    asked = When(days=WEEKEND) if wish.part == "weekend" else When(part=wish.part)
    return asked.factor(entry) >= RIGHT


def is_about(wish: Wished, listing: Listing, index: Index) -> bool:
    """The same concept, what is narrower, or what helps; without a concept the same kind."""
    if wish.concept in index.lexicon.concepts:
        return index.evidence(wish.concept).get(listing.id, 0.0) >= ENOUGH
    return wish.category in kinds.of(listing.category, listing.title)
