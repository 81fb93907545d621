"""What was understood is kept as codes: the same answers, and nothing of what was typed but words of the map."""

import json
from pathlib import Path

import pytest

from social_map.search import Searcher
from social_map.text import words
from tests.social_map.conftest import TODAY, raw_listings, row

QUERIES = [
    json.loads(line)["query"] for line in (Path(__file__).parent / "queries.jsonl").read_text().splitlines()[::12]
]


def ids(found):
    return [hit.public_id for hit in found.hits]


def asked_again(searcher, store, query, **how):
    found = searcher.search(store, query, today=TODAY, **how)
    kept = json.dumps(found.wanted)
    return found, searcher.search(store, json.loads(kept), today=TODAY, **how), kept


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # the index is in memory
def test_what_is_kept_finds_the_same(store, take_in):
    take_in(raw_listings())
    searcher = Searcher()
    same = 0
    for query in QUERIES:
        found, again, _ = asked_again(searcher, store, query)
        same += ids(found)[:3] == ids(again)[:3]
        assert bool(found.hits) == bool(again.hits), query
    assert same == len(QUERIES)


def test_only_words_that_stand_on_the_map_are_kept(store, take_in):
    take_in([row(1, title="Wandelen met de hond"), row(2, title="Breicafé")])
    found, again, kept = asked_again(Searcher(), store, "mevrouw Zwaluwstaart uit de flat wil wandelen met haar hond")
    assert ids(again) == ids(found)
    assert not {"zwaluwstaart", "flat", "mevrouw"} & set(words(kept))
    assert "hond" in kept


def test_a_part_is_taken_off_what_was_kept(store, take_in):
    take_in([row(1, title="Yoga", cost_eur=3), row(2, title="Yoga", cost_eur=0, municipality="Dongen")])
    searcher = Searcher()
    found = searcher.search(store, "gratis yoga in dongen", today=TODAY, fold=False)
    place = next(part.code for part in found.understood if part.kind == "place")
    fewer = searcher.search(store, found.wanted, today=TODAY, fold=False, without=[place])
    assert place not in {part.code for part in fewer.understood}
    assert [hit.entry.source_id for hit in fewer.hits] == ["X2", "X1"]
