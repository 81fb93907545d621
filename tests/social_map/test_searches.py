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


def searched(store, place, query, *, times, now, helped=False, near=None):
    found = Searcher().search(store, query, today=TODAY)
    for _ in range(times):
        searches.note(store, found, near or [place], helped=helped, now=now)


def test_what_is_looked_for_in_vain_is_seen_from_five_times_up(store, take_in, now):
    take_in([row(1, title="Wandelgroep")])
    place = municipalities.named(store, "Tilburg").id
    searched(store, place, "schaken", times=5, now=now)
    searched(store, place, "schaken", times=2, now=now, helped=True)
    searched(store, place, "zingen", times=4, now=now)
    found = searches.in_vain(store, [place], TODAY)
    assert [(each.concept, each.without_hit, each.searches) for each in found] == [("schaken", 5, 7)]
    assert searches.in_vain(store, [place + 1], TODAY) == []
    assert len(searches.in_vain(store, None, TODAY)) == 1


def test_for_whom_it_was_is_not_what_is_missing(store, take_in, now):
    take_in([row(1, title="Wandelgroep")])
    place = municipalities.named(store, "Tilburg").id
    searched(store, place, "schaken voor ouderen", times=5, now=now)
    assert [each.concept for each in searches.in_vain(store, [place], TODAY)] == ["schaken"]


def test_a_place_that_is_named_counts_there(store, take_in, now):
    take_in([row(1, title="Wandelgroep"), row(2, title="Breicafé", municipality="Dongen")])
    places = [municipalities.named(store, name).id for name in ("Tilburg", "Dongen")]
    searched(store, 0, "schaken in dongen", times=5, now=now, near=[places[0]])
    assert searches.in_vain(store, [places[0]], TODAY) == []
    assert len(searches.in_vain(store, [places[1]], TODAY)) == 1


def test_one_search_in_several_municipalities_is_not_many(store, take_in, now):
    take_in([row(n, title="Wandelgroep", municipality=name) for n, name in enumerate(("Tilburg", "Dongen", "Goirle"))])
    places = [m.id for m in municipalities.list_all(store)]
    searched(store, 0, "schaken", times=2, now=now, near=places)
    assert searches.in_vain(store, None, TODAY) == []
    searched(store, 0, "schaken", times=3, now=now, near=places)
    assert [each.without_hit for each in searches.in_vain(store, None, TODAY)] == [5]
