"""What is new on the map held against the wishes that wait."""

from collections.abc import Callable, Sequence
from datetime import date

from foundation.storage import Store
from social_map import sequence
from social_map.models import Listing
from social_map.search.index import Index
from social_map.search.lexicon import Lexicon
from social_map.wishes import queries
from social_map.wishes.fitting import about, fits
from social_map.wishes.models import Wish

A_LOOK = 50  # listings at a time: after a large import the next look goes on


def look(
    store: Store, lexicon: Lexicon, today: date, *, may_tell: Callable[[int | None], bool] = lambda _person: True
) -> list[tuple[Wish, list[Listing]]]:
    """Wishes with the listings that fit them now and did not before. Every change of the map is looked at once.

    Wishes of a person who may not be told now wait as they are.
    """
    newest = sequence.newest(store)
    waiting = [wish for wish in queries.waiting(store, newest) if may_tell(wish.person_id)]
    if not waiting:
        return []
    start = waiting[0].seq
    news = queries.changed(store, start, {wish.municipality_id for wish in waiting}, limit=A_LOOK)
    until = news[-1][0] if len(news) == A_LOOK else newest
    index = about((listing for _, listing in news), lexicon, today)
    found = [(wish, fitting) for wish in waiting if (fitting := _fitting(wish, news, index, today))]
    for wish in waiting:
        wish.seq = max(wish.seq, until)
    store.flush()
    return found


def _fitting(wish: Wish, news: Sequence[tuple[int, Listing]], index: Index, today: date) -> list[Listing]:
    known = set(wish.known)
    return [
        listing
        for seq, listing in news
        if seq > wish.seq and listing.id not in known and fits(wish, listing, index, today)
    ]
