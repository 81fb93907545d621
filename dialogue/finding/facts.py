"""What the list and the card say of a listing, in short words."""

from collections.abc import Sequence
from dataclasses import replace

from dialogue.talk import Talk
from foundation.people import municipalities
from foundation.words.filters import capital
from social_map import display
from social_map.models import Listing
from social_map.queries.in_short import InShort
from social_map.search.entry import Moment

MOST_ALSO = 3
Shown = Listing | InShort


def moments(listing: Shown) -> list[Moment]:
    """Its schedule as values."""
    return [Moment(row.day, row.start, row.end, row.frequency) for row in listing.schedule]


def place_of(talk: Talk, listing: Shown) -> str:
    """The name of its municipality; empty where it has none."""
    every = talk.once("municipalities", lambda: {m.id: m.name for m in municipalities.list_all(talk.store)})
    return capital(every.get(listing.municipality_id or 0, ""))


def also_at(talk: Talk, listing: Shown, others: Sequence[Shown]) -> list[str]:
    """How the same activity elsewhere or on another day differs: "do in Reeshof". At most three, then how many more."""
    texts = list(dict.fromkeys(text for each in others if (text := differs(talk, listing, each))))
    more = len(texts) - MOST_ALSO
    return texts if more <= 0 else [*texts[:MOST_ALSO], talk.label("search.and_more").format(n=more)]


def differs(talk: Talk, listing: Shown, other: Shown) -> str:
    """Its days where they are other days, its neighbourhood where that is another."""
    days = _other_days(listing, other)
    where = other.neighbourhood or place_of(talk, other)
    place = where if where != (listing.neighbourhood or place_of(talk, listing)) else ""
    if not days and not place and other.venue != listing.venue:
        place = other.venue or ""
    inside = talk.label("search.in_place").format(place=place) if place else ""
    return " ".join(part for part in (days, inside) if part)


def _other_days(listing: Shown, other: Shown) -> str:
    mine, theirs = moments(listing), moments(other)
    if {m.day for m in mine} != {m.day for m in theirs}:
        return display.days(theirs)
    same = {m.start for m in mine} == {m.start for m in theirs}
    return "" if same else display.when(replace(m, end=None, frequency=None) for m in theirs)
