"""What people choose: a real listing of the map mostly, in their own municipality, on one of its own days."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from foundation.codes import of_class
from social_map.models import DAYS, Listing
from wegwijs.demo.casework.luck import Luck, mixes

VOLUNTEERING = "vrijwilliger"
ON_THE_MAP = ("kaart_wijk", "kaart_elders", "bekend")


@dataclass(frozen=True, slots=True)
class Activity:
    """What a choice needs of a listing, or of something that is not on the map."""

    category: str
    found: str
    listing_id: int | None = None
    name: str | None = None
    weekday: int | None = None

    def first_time(self, day: date) -> date:
        """The first day on or after `day` on which it takes place."""
        if self.weekday is None:
            return day
        return day + timedelta(days=(self.weekday - day.weekday()) % 7)


class Offer:
    """The listings of the map that people can join, by municipality and category."""

    def __init__(self, listings: Iterable[Listing]) -> None:
        self._near: dict[tuple[int | None, str], list[Listing]] = defaultdict(list)
        self._all: dict[str, list[Listing]] = defaultdict(list)
        self._called: dict[str, Listing] = {}
        for listing in listings:
            if listing.status == "active" and listing.category in of_class("category", "activity"):
                self._near[listing.municipality_id, listing.category].append(listing)
                self._all[listing.category].append(listing)
                self._called[listing.source_id] = listing

    def pick(self, luck: Luck, municipality_id: int, category: str) -> Activity:
        """An activity of this category, found in one of the usual ways."""
        found = luck.mix("found")
        if found in ON_THE_MAP and not self._all[category]:
            found = "gezocht"
        if found not in ON_THE_MAP:
            return Activity(category, found, name=luck.one(mixes()["not_on_the_map"]["names"]))
        near, every = self._near[municipality_id, category], self._all[category]
        here = [] if found == "kaart_elders" else near
        far = [listing for listing in every if listing.municipality_id != municipality_id]
        listing = luck.one(here or far or every)
        if listing.municipality_id != municipality_id and found == "kaart_wijk":
            found = "kaart_elders"
        return _of(listing, found)

    def near(self, luck: Luck, municipality_id: int, category: str) -> Activity:
        """A listing of this category in this municipality."""
        return _of(luck.one(self._near[municipality_id, category]), "kaart_wijk")

    def called(self, source_id: str) -> Activity:
        """The listing with this id in the demo's file. KeyError: no such one, or nobody can join it."""
        return _of(self._called[source_id], "kaart_wijk")

    def category(self, luck: Luck, municipality_id: int) -> str:
        """What somebody feels like, mostly something her municipality has."""
        category = luck.mix("category")
        if not self._near[municipality_id, category] and luck.has(0.85):
            category = luck.mix("category")
        return category


def _of(listing: Listing, found: str) -> Activity:
    day = next((row.day for row in listing.schedule if row.day), None)
    weekday = DAYS.index(day) if day else None
    return Activity(listing.category, found, listing.id, listing.title[:200], weekday)
