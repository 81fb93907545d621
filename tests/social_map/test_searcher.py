"""The searcher follows the database: after any changes it equals one that starts afresh."""

import zipfile
from datetime import date, timedelta
from random import Random

import pytest

from foundation.people.who import SYSTEM
from social_map import listings
from social_map.queries import listings as queries
from social_map.search import Searcher
from social_map.search.answers import document
from tests.social_map.conftest import TODAY, raw_listings, row

ASKED = ["wandelen", "koffie dongen", "eenzaam", "gratis sporten", "dinsdagavond", "iets met dieren"]


def answers(searcher, store, today=TODAY):
    return [document(searcher.search(store, query, today=today, limit=50)) for query in ASKED]


def test_a_searcher_that_followed_equals_a_fresh_one(store, take_in, now):
    take_in(raw_listings()[:100])
    chance, following = Random(7), Searcher()
    answers(following, store)
    everything = list(queries.all_of(store))
    for _ in range(4):
        for listing in chance.sample(everything, 4):
            _change_somehow(store, listing, chance, now)
        assert answers(following, store) == answers(Searcher(), store)


def _change_somehow(store, listing, chance, now):
    titles = ["Wandelen in Dongen", "Koffie", "Ezels aaien", "Bingo"]
    if listing.status == "stopped":
        listings.resume(store, SYSTEM, listing, now=now)
        return
    what = chance.randrange(4)
    if what == 0:
        listings.stop(store, SYSTEM, listing, now=now)
    elif what == 1 and listing.capacity == "open":
        listings.set_full(store, SYSTEM, listing, now=now)
    elif what == 2:
        listings.change(store, SYSTEM, listing, {"title": f"{chance.choice(titles)} {chance.random()}"}, now=now)
    else:
        listings.confirm(store, SYSTEM, listing, now=now)


def test_control_a_searcher_that_does_not_follow_differs(store, take_in, now):
    take_in([row(1, title="Wandelen"), row(2, title="Koffie")])
    searcher = Searcher()
    before = answers(searcher, store)
    listings.stop(store, SYSTEM, queries.by_source_id(store, "X1"), now=now)
    assert before != answers(searcher, store)


def test_stopped_concept_and_past_are_never_found(store, take_in, now):
    take_in([row(1, title="Yoga"), row(2, title="Yoga"), row(3, title="Yoga", valid_until="2026-11-20")])
    searcher = Searcher()
    listings.stop(store, SYSTEM, queries.by_source_id(store, "X1"), now=now)
    listings.propose(store, SYSTEM, {"title": "Yoga"}, now=now)

    def found(today):
        return {hit.entry.source_id for hit in searcher.search(store, "yoga", today=today, fold=False).hits}

    assert found(TODAY) == {"X2", "X3"}
    assert found(TODAY + timedelta(days=1)) == {"X2"}


def test_a_map_of_one_municipality_holds_that_and_what_is_online(store, take_in):
    take_in([row(1, title="Yoga"), row(2, title="Yoga", municipality="Dongen"), row(3, title="Yoga", online=True)])
    hits = Searcher().search(store, "yoga", today=TODAY, municipalities=["Dongen"], fold=False).hits
    assert {hit.entry.source_id for hit in hits} == {"X2", "X3"}


def test_a_part_that_was_understood_can_be_taken_off(store, take_in):
    take_in([row(1, title="Yoga", cost_eur=3), row(2, title="Yoga", cost_eur=0)])
    searcher = Searcher()
    found = searcher.search(store, "gratis yoga", today=TODAY, fold=False)
    [free] = [part for part in found.understood if part.kind == "condition"]
    assert free.label == "prijs: gratis"
    assert "niet gratis" in found.hits[1].why
    again = searcher.search(store, "gratis yoga", today=TODAY, fold=False, without=[free.code])
    assert "niet gratis" not in again.hits[1].why
    nothing = searcher.search(store, "gratis yoga", today=TODAY, without=[part.code for part in found.understood])
    assert (nothing.understood, nothing.hits) == ((), ())
    asked = searcher.search(store, "yoga voor een vrouw van 75, max 10 euro", today=TODAY).understood
    assert {"leeftijd: 75", "prijs: tot € 10"} <= {part.label for part in asked}


def test_a_listing_without_municipality_is_found_and_says_so(store, now):
    listings.add(store, SYSTEM, {"title": "Yoga"}, now=now)
    [hit] = Searcher().search(store, "yoga", today=TODAY).hits
    assert hit.why == ("yoga", "plaats onbekend")


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # the index is in memory
def test_every_name_on_the_map_is_found_when_typed(store, take_in):
    rows = raw_listings()[::15]
    take_in(rows)
    searcher = Searcher()
    names = {
        (field, each[field]) for each in rows for field in ("title", "venue", "organisation")
        if each.get(field) and each["capacity_status"] != "gestopt"
    }  # fmt: skip
    missed = []
    for field, name in sorted(names):
        hits = searcher.search(store, name, today=date(2026, 11, 20), fold=False).hits
        mine = {other["id"] for other in rows if other.get(field) == name}
        if not mine & {hit.entry.source_id for hit in hits}:
            missed.append((field, name))
    assert missed == []


def test_what_a_coach_doubts_stands_below_its_equals_at_once(store, take_in, now):
    take_in([row(1, title="Yoga"), row(2, title="Yoga")])
    searcher = Searcher()
    first, second = searcher.search(store, "yoga", today=TODAY, fold=False).hits
    listings.doubt(store, SYSTEM, queries.by_source_id(store, first.entry.source_id), now=now)
    hits = searcher.search(store, "yoga", today=TODAY, fold=False).hits
    assert [hit.public_id for hit in hits] == [second.public_id, first.public_id]
    assert "wordt nagekeken" in hits[1].why


def test_words_of_an_erased_text_leave_the_file_of_the_next_process(store, take_in, tmp_path):
    take_in([row(1, title="Yoga", description="Vraag naar Quirijntje Zonderland")])
    file = tmp_path / "map.search"
    searcher = Searcher(kept_in=file)
    searcher.warm_up(store, today=TODAY)
    with zipfile.ZipFile(file) as kept:  # the control: what is erased would have stayed there
        assert any(b"quirijntje" in kept.read(name) for name in kept.namelist())
    searcher.forget_file()
    assert not file.exists()
    searcher.forget_file()  # a second time is fine
