"""Where something is: names, postcodes, "dichtbij", kilometres, and borders that do not matter."""

import pytest

from social_map import distance
from social_map.postcode_models import PostcodeArea
from social_map.search import Searcher
from social_map.search.areas import Areas
from social_map.search.index import Index
from social_map.search.lexicon import lexicon
from social_map.search.ranking import rank
from social_map.search.reading import read
from social_map.search.understood import near
from social_map.sequence import bump_postcodes
from tests.social_map.conftest import TODAY, entry, row

HERE, NEXT_DOOR, FAR = (51.560, 5.080), (51.570, 5.085), (51.700, 5.300)
AREAS = Areas(
    [
        ("5041", "Tilburg", "Tilburg", *HERE),
        ("5391", "Nuland", "Maasdonk", *FAR),
        ("8256", "Buren", "Buren", 51.91, 5.33),
    ]
)


def at(key, spot, **facts):
    return entry(key, title="Yoga", lat=spot[0], lon=spot[1], **facts)


def best(index, query):
    return [hit.entry.key for hit in rank(read(query, index, TODAY), index, TODAY)]


def places(index, query):
    return [where.place.name for where in read(query, index, TODAY).where]


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("yoga 5041", ["5041"]),
        ("yoga 5041 AB", ["5041"]),
        ("yoga 5041ab", ["5041"]),
        ("yoga maasdonk", ["Maasdonk"]),
        ("yoga nuland", ["Nuland"]),
        ("buren leren kennen", []),
        ("yoga in buren", ["Buren"]),
        ("yoga 2026", []),
    ],
)
def test_postcodes_towns_and_old_municipalities_are_places(query, named):
    index = Index(lexicon(), [at(1, HERE, municipality="Tilburg"), at(2, FAR, municipality="Den Bosch")], areas=AREAS)
    assert places(index, query) == named


def test_what_lies_in_the_postcode_or_the_old_municipality_comes_first():
    index = Index(lexicon(), [at(1, HERE, municipality="Tilburg"), at(2, FAR, municipality="Den Bosch")], areas=AREAS)
    assert best(index, "yoga 5041")[0] == 1
    assert best(index, "yoga maasdonk")[0] == 2


def test_without_a_list_the_listings_say_where_a_postcode_is():
    index = Index(lexicon(), [at(1, HERE, postcode="5041"), at(2, FAR, postcode="5391")])
    assert places(index, "yoga 5391") == ["5391"]
    assert best(index, "yoga 5391")[0] == 2


def test_just_across_a_border_is_nearer_than_the_other_end_of_town():
    index = Index(
        lexicon(),
        [
            at(1, HERE, municipality="Tilburg", neighbourhood="Korvel"),
            at(2, NEXT_DOOR, municipality="Goirle", neighbourhood="Dorp"),
            at(3, (51.595, 5.11), municipality="Tilburg", neighbourhood="Noord"),
        ],
    )
    assert best(index, "yoga korvel") == [1, 2, 3]
    index.within(frozenset({"Tilburg"}))
    assert index.within(frozenset({"Goirle"})).tolist() == [True, True, False]


def test_within_so_many_kilometres_all_is_as_near():
    index = Index(
        lexicon(),
        [at(1, HERE, neighbourhood="Korvel"), at(2, NEXT_DOOR, neighbourhood="Noord"), at(3, FAR, neighbourhood="Ver")],
    )
    for query in ("yoga binnen 3 km van korvel", "yoga in de buurt van korvel"):
        scores = [hit.score for hit in rank(near(read(query, index, TODAY), index, ()), index, TODAY)]
        assert scores == [scores[0]] * 2, query  # and what is far away not at all
    plain = [hit.score for hit in rank(read("yoga korvel", index, TODAY), index, TODAY)]
    assert plain[0] > plain[1]


def test_near_by_is_near_where_the_coach_works(store, take_in):
    rows = [("Tilburg", HERE), ("Goirle", NEXT_DOOR), ("Uden", FAR)]
    take_in([row(n, title="Yoga", municipality=m, lat=s[0], lon=s[1]) for n, (m, s) in enumerate(rows, start=1)])
    found = Searcher().search(store, "yoga dichtbij", today=TODAY, municipalities=["Tilburg"], fold=False)
    assert {hit.entry.municipality for hit in found.hits} == {"Tilburg", "Goirle"}
    assert "binnen 3 km van Tilburg" in [part.label for part in found.understood]
    everywhere = Searcher().search(store, "yoga binnen 2 km", today=TODAY, fold=False)
    assert len(everywhere.hits) == 3


def test_a_new_list_of_postcodes_is_known_at_once(store, take_in):
    take_in([row(1, title="Yoga", postcode="5041 AB"), row(2, title="Yoga", lat=FAR[0], lon=FAR[1])])
    searcher = Searcher()
    assert searcher.search(store, "yoga 5042", today=TODAY).hits[0].entry.lat is None
    store.add(PostcodeArea(postcode="5041", town="Tilburg", municipality="Tilburg", lat=HERE[0], lon=HERE[1]))
    bump_postcodes(store)
    assert searcher.search(store, "yoga 5041", today=TODAY, fold=False).hits[0].entry.lat == HERE[0]


def test_how_far_it_is():
    assert distance.kilometres((52.0, 5.0), (52.0, 5.0)) == 0.0
    assert distance.kilometres(HERE, NEXT_DOOR) == pytest.approx(1.16, abs=0.05)
    assert distance.kilometres(HERE, None) is None
    assert distance.point(0.0, 0.0) is None
    assert distance.middle([HERE, FAR, HERE]) == HERE
