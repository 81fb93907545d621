"""Making a wish, taking it back, and saying that it came true."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from social_map import sequence
from social_map.days import day_of
from social_map.models import Listing
from social_map.search.lexicon import Lexicon
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
    lexicon: Lexicon,
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
    near = [one for one in queries.joinable(store, municipality_id) if can_go(wish, one, day_of(now))]
    index = about(near, lexicon, day_of(now))
    wish.known = [one.id for one in near if is_about(wish, one, index)][:KNOWN_AT_MOST]
    store.add(wish)
    store.flush()
    return wish


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
