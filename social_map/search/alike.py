"""The same activity on another day or in another place: what the search folds into one hit."""

from datetime import date

from foundation.storage import Store
from social_map.models import Listing
from social_map.queries import alike, changes
from social_map.search.entries import entry_of
from social_map.search.folding import same

MOST = 4


def to(store: Store, listing: Listing, today: date) -> list[Listing]:
    """Up to four other listings that the search would fold into this one, by title."""
    ids = alike.beside(store, listing)
    if not ids:
        return []
    found = {
        each.id: (each, entry_of(each, place, today))
        for each, place in changes.with_municipality(store, [listing.id, *ids])
    }
    mine = found[listing.id][1]
    others = [found[key] for key in ids]
    return [each for each, entry in others if mine is not None and entry is not None and same(mine, entry)][:MOST]
