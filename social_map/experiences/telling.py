"""Telling colleagues of a listing, and taking it back."""

from collections.abc import Collection
from datetime import datetime

from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from social_map.access import shown_to
from social_map.days import day_of
from social_map.experiences.models import Experience
from social_map.experiences.queries import called, made_from, told_by
from social_map.experiences.saying import said
from social_map.models import Listing

LONGEST = 300


class NothingTold(Refusal):
    """An experience says at least one thing."""


def tell(
    store: Store, who: Who, listing: str, codes: Collection[str], text: str, *, now: datetime, draft: str | None = None
) -> Experience:
    """Keep what a coach experienced with a listing, by its public id, instead of what she told of it before.

    The same draft twice is one experience.
    NotFound for who is no coach; `NothingTold` without a known code and without text. The text has passed the guard.
    """
    if not who.has("coach") or who.person_id is None:
        raise NotFound
    if draft and (made := made_from(store, draft)):
        return made
    known, text = [code for code in said() if code in codes], " ".join(text.split())[:LONGEST]
    if not known and not text:
        raise NothingTold
    about = shown_to(store, who, listing)
    for earlier in told_by(store, about, who.person_id):
        store.delete(earlier)
    kept = Experience(
        public_id=store.new_public_id(), listing_id=about.id, said=known, text=text,
        organisation_id=who.organisations("coach")[0], person_id=who.person_id, month=day_of(now).replace(day=1),
        draft=draft, made_at=now,
    )  # fmt: skip
    store.add(kept)
    store.flush()
    return kept


def remove(store: Store, who: Who, experience: str) -> Listing:
    """Take an experience away for good, by its author or who keeps the map. Gives the listing. NotFound otherwise."""
    kept = called(store, experience)
    if kept is None:
        raise NotFound
    listing = store.get_one(Listing, kept.listing_id)
    if not may_remove(who, kept, listing):
        raise NotFound
    store.delete(kept)
    store.flush()
    return listing


def may_remove(who: Who, kept: Experience, listing: Listing) -> bool:
    """Whether it is hers, or on a map that she keeps."""
    mine = kept.person_id == who.person_id and who.has("coach")
    return mine or listing.municipality_id in who.municipalities("editor")
