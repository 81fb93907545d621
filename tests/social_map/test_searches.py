"""Searches are kept as counts of concepts."""

from sqlalchemy import select

from foundation.people import municipalities
from social_map import searches
from social_map.models import SearchCount
from social_map.search import Searcher
from tests.social_map.conftest import TODAY, row


def test_a_search_is_counted_by_its_concepts_and_never_kept_as_typed(store, take_in, now):
    take_in([row(1, title="Wandelgroep")])
    place = municipalities.named(store, "Tilburg").id
    searcher = Searcher()
    for query in ("mijn buurvrouw wil wandelen", "wandelen", "schaatsen"):
        found = searcher.search(store, query, today=TODAY)
        searches.count(store, found.concepts, place, helped=bool(found.hits), now=now)
    kept = {each.concept: (each.searches, each.without_hit) for each in store.scalars(select(SearchCount))}
    assert kept == {"wandelen": (2, 0), "schaatsen": (1, 1)}
