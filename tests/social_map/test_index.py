"""What is quick is right: arrays say what plain definitions say, and a changed index equals a fresh one."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest

from social_map.search import ranking, snapshot
from social_map.search.combining import at_most, combine
from social_map.search.fitting import NEVER, OLDEST, factors
from social_map.search.index import Index
from social_map.search.lexicon import lexicon
from social_map.search.ranking import rank
from social_map.search.reading import Slot, read
from social_map.search.tagging import tagger_of
from tests.social_map.conftest import TODAY, entry_from, raw_listings

QUERIES = [
    json.loads(line)["query"] for line in (Path(__file__).parent / "queries.jsonl").read_text("utf-8").splitlines()
]
ROUNDING = 1e-5  # single precision


@pytest.fixture(scope="module")
def entries():
    return [entry_from(key, row) for key, row in enumerate(raw_listings())]


def found(index, query, **options):
    hits = rank(read(query, index, TODAY), index, TODAY, **options)
    return [(round(hit.score, 4), hit.entry) for hit in hits]


def changed_somehow(entries, chance):
    """Entries as they might be after a while, and the index that followed."""
    index, now = Index(lexicon(), entries[:200]), {entry.key: entry for entry in entries[:200]}
    for _ in range(40):
        some = chance.sample(entries, chance.randint(1, 6))
        put = [entry._replace(title=f"{entry.title} {chance.choice(('bis', 'zumba', 'Oost'))}") for entry in some]
        gone = chance.sample(sorted(now), 2)
        put = [entry for entry in put if entry.key not in gone]
        index = index.changed(put, gone)
        now = {key: entry for key, entry in now.items() if key not in gone} | {entry.key: entry for entry in put}
    return index, list(now.values())


def test_an_index_that_followed_equals_a_fresh_one(entries):
    index, now = changed_somehow(entries, Random(5))
    fresh = Index(lexicon(), now)
    assert len(index) == len(fresh) == len(now)
    for query in [*QUERIES[::3], "zumbaa", "wandlen oost", now[0].title]:
        assert read(query, index, TODAY) == read(query, fresh, TODAY)
        assert found(index, query) == found(fresh, query), query


def test_control_an_index_that_did_not_follow_differs(entries):
    index, _ = changed_somehow(entries, Random(5))
    stale = Index(lexicon(), entries[:200])
    assert [found(stale, query) for query in QUERIES] != [found(index, query) for query in QUERIES]


@pytest.mark.parametrize("queries", [QUERIES[1::4], QUERIES[3::4]])
def test_what_surrounds_a_wish_is_what_is_said_of_each_listing(the_map, queries):
    for query in queries:
        surrounds(the_map, query)


def surrounds(the_map, query):
    reading = read(query, the_map, TODAY)
    plain = replace(reading, where=(), when=None, conditions=(), unwanted=())
    quick = factors(reading, the_map, the_map.rows, TODAY) / factors(plain, the_map, the_map.rows, TODAY)
    for row, value in zip(the_map.rows.tolist(), quick.tolist(), strict=True):
        entry = the_map.entry(row)
        slow = max((where.factor(entry) for where in reading.where), default=1.0)
        slow *= reading.when.factor(entry) if reading.when else 1.0
        for condition in reading.conditions:
            slow *= condition.factor(entry)
        for code in reading.unwanted:
            slow *= 1.0 - 0.8 * min(1.0, tagger_of(lexicon()).read(entry)[0].get(code, 0.0))
        assert value == pytest.approx(slow, abs=ROUNDING), (query, entry.title)


def test_freshness_is_three_per_cent_at_most(the_map):
    plain = factors(read("yoga", the_map, TODAY), the_map, the_map.rows, TODAY)
    never = [row for row in the_map.rows.tolist() if the_map.entry(row).confirmed_on is None]
    assert (OLDEST, NEVER) == (730, 0.97)
    assert plain[never].max() == pytest.approx(NEVER)


def test_evidence_is_what_stands_in_each_listing(the_map):
    about = {entry.key: tagger_of(lexicon()).read(entry)[0] for entry in the_map.standing()}
    for code in list(lexicon().concepts)[::7]:
        quick = the_map.evidence(code)
        for key, tags in about.items():
            strengths = sorted((tags.get(each, 0.0) * by for each, by in lexicon().answers[code].items()), reverse=True)
            slow = min(1.0, strengths[0] + 0.12 * (strengths[1] if len(strengths) > 1 else 0.0))
            assert quick.get(key, 0.0) == pytest.approx(slow, abs=ROUNDING), (code, key)


def test_looking_at_the_most_promising_first_loses_nobody(the_map, monkeypatch):
    everything = {query: found(the_map, query, depth=8) for query in QUERIES}
    monkeypatch.setattr(ranking, "FIRST", 20)
    for query in QUERIES:
        assert found(the_map, query, depth=8) == everything[query], query


def test_nobody_is_worth_more_than_was_thought_at_most():
    chance = np.random.default_rng(11)
    for kind in ("activities", "needs"):
        for asked in range(1, 7):
            slots = tuple(Slot(kind, frozenset({number})) for number in range(asked))
            beside = Slot("audiences", frozenset({9}))
            evidence = {slot: chance.choice([0.0, 0.3, 0.9, 1.0], 400).astype(np.float32) for slot in (*slots, beside)}
            weights = dict(zip(evidence, chance.uniform(0.2, 1.0, asked + 1).tolist(), strict=True))
            worth = combine(np.arange(400), evidence, slots, weights)
            most = at_most(evidence, slots, weights)
            assert (worth <= most + ROUNDING).all()
            if asked == 1:
                assert (worth >= most - ROUNDING).all()  # and of one slot just that


def test_rows_that_may_not_be_among_them_are_not(the_map):
    within = the_map.within(frozenset({"Dongen"}))
    for query in ("wandelen", "eenzaam", "dinsdagavond"):
        everywhere = found(the_map, query, depth=1000)
        here = [
            hit for hit in everywhere if hit[1].municipality == "Dongen" or hit[1].online or not hit[1].municipality
        ]
        best = found(the_map, query, depth=1000, within=within)
        assert best[: len(here)] == here
        assert {each.municipality for _, each in best if not each.online} <= {"Dongen", ""}


def test_what_was_kept_of_texts_need_not_be_read_again(entries, tmp_path):
    before = Index(lexicon(), entries[:300])
    snapshot.save(tmp_path / "kept", before.whole())
    now = [*entries[3:250], *entries[300:310]]
    now[7] = now[7]._replace(title="Ezels aaien", capacity="vol")
    now[8] = now[8]._replace(capacity="vol")
    resumed = Index.resumed(lexicon(), now, snapshot.load(tmp_path / "kept"))
    fresh = Index(lexicon(), now)
    assert not resumed.is_kept
    for query in [*QUERIES[::5], "ezels aaien"]:
        assert found(resumed, query) == found(fresh, query), query
    same = Index.resumed(lexicon(), entries[:300], snapshot.load(tmp_path / "kept"))
    assert same.is_kept
    assert (tmp_path / "kept").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("spoil", ["cut", "noise", "other code", "gone"])
def test_a_file_that_is_not_whole_or_not_of_this_code_is_as_if_there_were_none(entries, tmp_path, monkeypatch, spoil):
    path = tmp_path / "kept"
    snapshot.save(path, Index(lexicon(), entries[:20]).whole())
    whole = path.read_bytes()
    assert snapshot.load(path) is not None
    if spoil == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif spoil == "noise":
        path.write_bytes(np.random.default_rng(1).bytes(5000))
    elif spoil == "gone":
        path.unlink()
    else:
        monkeypatch.setattr(snapshot, "fingerprint", lambda: "other")
    assert snapshot.load(path) is None
