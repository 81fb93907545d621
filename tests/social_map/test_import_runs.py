"""An import is one step: it can be taken back, and what people changed since stays."""

import pytest

from foundation.people.who import SYSTEM
from social_map import listings, map_status
from social_map.exchange import runs
from social_map.queries import imports
from social_map.queries import listings as queries
from social_map.search.searcher import Searcher
from tests.social_map.conftest import TODAY, row


def one(store, source_id="X1"):
    return queries.by_source_id(store, source_id)


def found(store, words):
    return [hit.entry.source_id for hit in Searcher().search(store, words, today=TODAY).hits]


def test_what_came_in_is_gone_and_comes_back_with_the_same_file(take_in, store, now):
    file = [row(1, title="Schaken in het park"), row(2)]
    first = take_in(file, file_name="lijst.csv")
    assert found(store, "schaken") == ["X1"]
    done = runs.undo(store, SYSTEM, first.import_id, now=now)
    assert (done.gone, done.back, done.kept) == (2, 0, [])
    assert found(store, "schaken") == []
    assert list(queries.all_of(store)) == []
    assert map_status.of(store, TODAY)["total"] == 0
    again = take_in(file)
    assert (again.added, found(store, "schaken")) == (2, ["X1"])
    assert take_in(file).unchanged == 2


def test_what_it_changed_goes_back_to_what_it_was(take_in, store, now):
    take_in([row(1, venue="Zaal 1", description="Oud"), row(2)])
    second = take_in([row(1, venue="Zaal 2", description="Nieuw"), row(2, capacity_status="gestopt")])
    assert one(store, "X2").status == "stopped"
    runs.undo(store, SYSTEM, second.import_id, now=now)
    assert (one(store).venue, one(store).description) == ("Zaal 1", "Oud")
    assert (one(store, "X2").status, one(store, "X2").stopped_on) == ("active", None)
    assert take_in([row(1, venue="Zaal 1", description="Oud"), row(2)]).unchanged == 2


def test_what_was_edited_since_is_kept_and_said(take_in, store, now):
    first = take_in([row(1, title="Koffie"), row(2, title="Thee")])
    listings.confirm(store, SYSTEM, one(store), now=now)
    done = runs.undo(store, SYSTEM, first.import_id, now=now)
    assert (done.gone, done.kept) == (1, ["Koffie"])
    assert (one(store).status, one(store, "X2").status) == ("active", "stopped")


def test_a_fact_that_was_edited_since_stays_and_the_others_go_back(take_in, store, now):
    take_in([row(1, venue="Zaal 1", cost_eur=1)])
    second = take_in([row(1, venue="Zaal 2", cost_eur=2)])
    listings.change(store, SYSTEM, one(store), {"venue": "Onze zaal"}, now=now)
    done = runs.undo(store, SYSTEM, second.import_id, now=now)
    assert (done.kept, one(store).venue, one(store).cost_cents) == (["Activiteit 1"], "Onze zaal", 100)


def test_imports_are_taken_back_last_first_and_once(take_in, store, now):
    first = take_in([row(1)])
    second = take_in([row(1, venue="Zaal 2")])
    with pytest.raises(runs.ImportOvertaken):
        runs.undo(store, SYSTEM, first.import_id, now=now)
    runs.undo(store, SYSTEM, second.import_id, now=now)
    with pytest.raises(runs.ImportUndone):
        runs.undo(store, SYSTEM, second.import_id, now=now)
    runs.undo(store, SYSTEM, first.import_id, now=now)
    with pytest.raises(runs.ImportNotFound):
        runs.undo(store, SYSTEM, "bestaat-niet", now=now)


def test_an_import_that_changes_nothing_is_none(take_in, store):
    assert take_in([row(1)], file_name="a.csv").import_id
    assert take_in([row(1)], file_name="b.csv").import_id is None
    assert take_in([row(2)], dry_run=True).import_id is None
    assert [(each.file_name, each.counts["added"]) for each in imports.recent(store)] == [("a.csv", 1)]
