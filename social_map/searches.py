"""What people look for, counted as concepts per month: never a sentence, never a person (DESIGN §4)."""

from collections.abc import Iterable
from datetime import datetime

from foundation.storage import Store
from social_map.days import day_of
from social_map.models import SearchCount


def count(store: Store, concepts: Iterable[str], municipality_id: int, *, helped: bool, now: datetime) -> None:
    """Add one search for these concepts; `helped` when it had a hit."""
    month = day_of(now).replace(day=1)
    for concept in dict.fromkeys(concepts):
        kept = store.get(SearchCount, (month, concept, municipality_id))
        if kept is None:
            kept = SearchCount(month=month, concept=concept, municipality_id=municipality_id, searches=0, without_hit=0)
            store.add(kept)
        kept.searches += 1
        kept.without_hit += not helped
    store.flush()
