"""The same activity in two lists is proposed, however it is written; an editor decides, and can take it back."""

import random

import pytest

from foundation.people.who import SYSTEM
from social_map import listings
from social_map.duplicates import cards, finding, merging, pairs
from social_map.duplicates.likeness import compare
from social_map.exchange import records
from social_map.exchange.shapes import facts_of
from social_map.queries import listings as queries
from social_map.queries import pairs as pair_queries
from tests.social_map.conftest import raw_listings, row

BRIDGE = {
    "title": "Koffieochtend", "organisation": "Buurthuis De Brug", "venue": "De Brug", "street": "Kerkstraat 12",
    "postcode": "5104 AB", "neighbourhood": "Centrum", "lat": 51.63, "lon": 4.94, "phone": "013-055 0199",
    "website": "https://www.debrug.example.org", "schedule": [{"day": "di", "start": "10:00"}],
}  # fmt: skip


def card(key, source, **facts):
    record = records.check({"id": str(key), "municipality": "Dongen", **facts})
    return cards.of_facts(key, source, {**facts_of(record), "municipality": record["municipality"]})


def alike(one, other):
    return compare(card(1, "a", **{**BRIDGE, **one}), card(2, "b", **{**BRIDGE, **other}), {})


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"title": "KOFFIEOCHTEND in De Brug", "phone": "+31 13 055 01 99"},
        {"title": "Koffie-ochtend", "street": None, "postcode": None, "venue": "buurthuis de Brug"},
        {"title": "Koffieochtend Centrum", "organisation": "Stichting Buurthuis de Brug", "lat": 51.6305},
        {"organisation": None, "phone": None, "website": "debrug.example.org/agenda", "venue": None},
        {"title": "Koffiochtend", "phone": None, "website": None},
        {"website": "https://[debrug"},
    ],
)
def test_it_is_known_again_however_it_is_written(other):
    assert alike({}, other)


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Zangkoor"},
        {"title": "Koffieochtend 2"},
        {"municipality": "Tilburg"},
        {"lat": 51.70, "lon": 5.05, "venue": "De Molen", "street": "Dorp 1", "postcode": "5105 XX"},
        {
            "organisation": "Kerk", "venue": "De Kapel", "street": "Laan 3", "postcode": "5104 ZZ", "lat": None,
            "lon": None, "phone": "013-055 0888", "website": None,
        },
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_left_alone(other):
    assert alike({}, other) is None


_STAYS = ("id", "municipality", "lat", "lon", "age_min", "age_max")


def written_otherwise(facts, chance):
    """A listing as another organisation would have noted it."""
    title = facts["title"]
    name = chance.choice([title.upper(), f"{title} {facts['municipality']}", title[:-1], title])
    kept = {key: value for key, value in facts.items() if chance.random() > 0.3 or key in _STAYS}
    return {
        **kept,
        "title": name,
        "phone": (facts.get("phone") or "").replace("-", " ").replace("0", "+31 ", 1) or None,
    }


def test_of_three_hundred_known_activities_nearly_all_are_found_and_few_others():
    chance = random.Random(7)
    rows = raw_listings()
    known = [card(("a", n), "a", **each) for n, each in enumerate(rows)]
    some = chance.sample(range(len(rows)), 300)
    new = [card(("b", n), "b", **written_otherwise(rows[n], chance)) for n in some]
    found = finding.find(new, known)
    right = {match.new[1] for match in found if match.new[1] == match.known[1]}
    assert len(right) >= 270
    assert len(found) - len(right) <= 40
    everything = {
        frozenset((one.key, other.key)) for one in new for other in known
        if one.key[1] == other.key[1] and compare(one, other, {})
    }  # fmt: skip
    blocked = {frozenset((match.new, match.known)) for match in found}
    assert len(everything - blocked) <= 3  # what comparing every pair would find more


def one(store, source_id):
    return queries.by_source_id(store, source_id)


@pytest.fixture
def pair(take_in, store, now):
    """One activity in two lists, each knowing something else."""
    take_in([row(1, **{**BRIDGE, "description": "Kort.", "last_confirmed": "2026-01-01"})], source="a")
    more = {"description": "Een langer verhaal.", "cost_eur": 1, "email": "brug@example.org", "wheelchair": True}
    take_in([row(2, **{**BRIDGE, **more, "phone": None, "last_confirmed": "2026-10-01"})], source="b")
    pairs.look(store, now=now)
    [found] = pair_queries.waiting(store)
    return found


def test_one_stays_with_the_best_of_both_and_the_other_points_to_it(pair, store, now):
    first, second = one(store, "X1"), one(store, "X2")
    kept = merging.better(first, second)
    assert kept is second  # confirmed last
    merging.merge(store, SYSTEM, pair, kept, now=now)
    assert (kept.phone, kept.description, kept.cost_cents) == ("013-055 0199", "Een langer verhaal.", 100)
    assert (first.status, pair_queries.stands_for(store, first)) == ("stopped", kept)
    assert [each.source_id for each in queries.all_of(store)] == ["X2"]
    with pytest.raises(merging.PairDecided):
        merging.tell_apart(store, SYSTEM, pair, now=now)


def test_merging_is_taken_back_and_asked_again(pair, store, now):
    kept = one(store, "X2")
    merging.merge(store, SYSTEM, pair, kept, now=now)
    merging.undo(store, SYSTEM, pair, now=now)
    assert (kept.phone, one(store, "X1").status) == (None, "active")
    assert list(pair_queries.waiting(store)) == [pair]
    merging.merge(store, SYSTEM, pair, kept, now=now)
    listings.change(store, SYSTEM, kept, {"phone": "013-055 0777"}, now=now)
    with pytest.raises(listings.CannotBeUndone):
        merging.undo(store, SYSTEM, pair, now=now)


def test_what_is_not_the_same_is_never_proposed_again(pair, store, now, take_in):
    merging.tell_apart(store, SYSTEM, pair, now=now)
    assert pairs.look(store, now=now) == 0
    assert list(pair_queries.waiting(store)) == []


def test_a_later_list_leaves_what_was_merged_alone(pair, store, now, take_in):
    merging.merge(store, SYSTEM, pair, one(store, "X2"), now=now)
    again = take_in([row(1, **{**BRIDGE, "description": "Nieuw.", "last_confirmed": "2026-11-01"})], source="a")
    assert (again.added, again.changed, one(store, "X1").status) == (0, 1, "stopped")
    assert [each.source_id for each in queries.all_of(store)] == ["X2"]


def test_an_import_that_is_rehearsed_proposes_nothing(take_in, store):
    take_in([row(1, **BRIDGE)], source="a")
    outcome = take_in([row(2, **BRIDGE)], source="b", dry_run=True)
    assert [(each.source_id, each.listing_source) for each in outcome.alike] == [("X2", "a")]
    assert list(pair_queries.waiting(store)) == []
