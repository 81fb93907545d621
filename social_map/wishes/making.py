"""Making a wish, taking it back, and saying that it came true."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from foundation.people.models import Municipality
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from social_map import sequence
from social_map.days import day_of
from social_map.models import Listing
from social_map.search import Searcher
from social_map.search.lexicon import lexicon
from social_map.wishes import queries
from social_map.wishes.fitting import about, can_go, is_about
from social_map.wishes.models import Wish
from social_map.wishes.wanted import Wanted

KEPT_FOR = timedelta(days=365)
KNOWN_AT_MOST = 200


class WishNotFound(NotFound):
    """There is no such wish, or it is not hers, or it came true."""


def make(
    store: Store,
    who: Who,
    wanted: Wanted,
    searcher: Searcher,
    *,
    category: str,
    municipality_id: int,
    organisation_id: int,
    now: datetime,
) -> Wish:
    """Keep a wish. What fits already did not help: of that she is not told again."""
    wish = Wish(
        public_id=store.new_public_id(), concept=wanted.concept, category=category, municipality_id=municipality_id,
        neighbourhood=wanted.neighbourhood, part=wanted.part, month=day_of(now).replace(day=1),
        organisation_id=organisation_id, person_id=who.person_id, seq=sequence.newest(store), known=[],
    )  # fmt: skip
    wish.known = [one.id for one in _there(store, wish, searcher, day_of(now))]
    store.add(wish)
    store.flush()
    return wish


def _there(store: Store, wish: Wish, searcher: Searcher, today: date) -> list[Listing]:
    """What fits now. The search says where to look: reading the whole map would take seconds."""
    known = lexicon()
    if wish.concept in known.concepts:
        town = store.get_one(Municipality, wish.municipality_id).name
        what = known.label(wish.concept or "")
        hits = searcher.search(store, what, today=today, municipalities=[town], limit=KNOWN_AT_MOST, fold=False).hits
        near = queries.with_ids(store, [hit.entry.key for hit in hits])
    else:
        near = queries.joinable(store, wish.municipality_id, limit=KNOWN_AT_MOST)
    near = [one for one in near if can_go(wish, one, today)]
    index = about(near, known, today)
    return [one for one in near if is_about(wish, one, index)]


def withdraw(store: Store, who: Who, public_id: str) -> Wish:
    """It was a mistake, or is no longer wanted: gone without a trace. `WishNotFound` when it is not hers."""
    wish = queries.open_one(store, who, public_id)
    if wish is None:
        raise WishNotFound
    store.delete(wish)
    store.flush()
    return wish


def answer(store: Store, wish: Wish, listing: Listing, *, now: datetime) -> None:
    """It came true. Who wished is told now and forgotten."""
    wish.listing_id, wish.answered_on = listing.id, day_of(now)
    wish.person_id, wish.known = None, []
    store.flush()


def forget(store: Store, wishes: Iterable[Wish]) -> int:
    """Who wished is forgotten; the wish still counts in its quarter. Returns how many."""
    found = list(wishes)
    for wish in found:
        wish.person_id, wish.known = None, []
    store.flush()
    return len(found)


def old(today: date) -> date:
    """Wishes of this month and earlier are of people who need not be told any more."""
    return (today - KEPT_FOR).replace(day=1)
