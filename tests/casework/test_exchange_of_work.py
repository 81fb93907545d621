"""Goals, steps, what is in the way, pauses and the rest travel with an export, and come once."""

from datetime import UTC, date, datetime, timedelta

from casework import barriers, circumstances, goals, pauses, portraits, preferences
from casework.exchange import exporting, importing
from casework.exchange.kinds import KINDS
from casework.exchange.writing import TABLES
from casework.models import Barrier, Client, Enjoyment, Goal, Pause, Portrait, Preference, Step, Trajectory
from foundation.people.who import SYSTEM
from foundation.storage import Table
from tests.casework import builders

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = date(2026, 11, 20)
FILES = ("goals", "steps", "barriers", "circumstances", "pauses", "portraits", "enjoyments", "preferences")


def read(store, folder, place, **how):
    return importing.import_folder(store, SYSTEM, folder, organisation=place, secret=b"s" * 32, now=NOW, **how)


def changed(outcome):
    return sum(outcome.added.values()), sum(outcome.changed.values()), outcome.refused


def test_the_work_of_a_trajectory_travels_once_and_what_changes_is_changed(store, coach, walk, place, tmp_path):
    about = walk.public_id
    goals.turn(store, coach, about, "zin", now=NOW)
    for _ in range(2):  # equal rows are two steps
        step = goals.plan(store, coach, about, what="bellen", due_on=TODAY + timedelta(days=3), now=NOW)
    barriers.note(store, coach, about, "schulden", place="eerst", now=NOW)
    for what in ("piekeren", "mantelzorg", "geld"):
        circumstances.turn(store, coach, about, what, now=NOW)
    pauses.begin(store, coach, about, until=date(2026, 12, 18), now=NOW)
    portraits.tell_gender(store, coach, about, "vrouw", now=NOW)
    portraits.tell_enjoyment(store, coach, about, joy="ja", new_contacts=False, now=NOW)
    wanted = {"age_band": "75+", "neighbourhood": "Noord", "interests": ["zingen", "koken"], "budget_cents": 250}
    client = store.get_one(Client, walk.client_id).public_id
    preferences.tell(store, coach, client, wanted, asked=["mobility"], now=NOW)
    out = tmp_path / "out"
    counts = exporting.export_folder(store, SYSTEM, out, organisation=place, now=NOW)
    assert [counts[kind] for kind in FILES] == [1, 2, 1, 3, 1, 1, 1, 1]
    assert changed(read(store, out, place)) == (0, 0, [])

    there = builders.make_organisation(store, "Elders")
    assert [read(store, out, there, dry_run=True).added[kind] for kind in FILES] == [1, 2, 1, 3, 1, 1, 1, 1]
    read(store, out, there)
    assert changed(read(store, out, there)) == (0, 0, [])
    assert [store.query(model).count() for model in (Goal, Step, Barrier, Pause, Portrait, Enjoyment)] == [
        2,
        4,
        2,
        2,
        2,
        2,
    ]
    (went,) = [each for each in store.query(Trajectory) if each.organisation_id == there.id]
    assert [(each.joy, each.new_contacts) for each in store.query(Enjoyment).filter_by(trajectory_id=went.id)] == [
        ("ja", False)
    ]

    found = store.query(Preference).filter_by(trajectory_id=went.id).one()
    assert {name: getattr(found, name) for name in wanted} == wanted
    assert set(found.asked) == {*wanted, "mobility"}

    goals.do(store, coach, step.public_id, now=NOW)
    later = tmp_path / "later"
    exporting.export_folder(store, SYSTEM, later, organisation=place, now=NOW)
    outcome = read(store, later, there)
    assert (outcome.added["steps"], outcome.changed["steps"], outcome.unchanged["steps"]) == (0, 1, 1)


def test_what_cannot_be_is_refused_by_its_line_and_nothing_is_written(store, walk, place, tmp_path):
    exporting.export_folder(store, SYSTEM, tmp_path, organisation=place, now=NOW)
    (tmp_path / "goals.csv").write_text("trajectory,dimension,set_on,reached_on\nT99,zin,2026-11-20,\n")
    (tmp_path / "steps.csv").write_text(f"trajectory,what,due_on,done_on\n{walk.public_id},vliegen,2026-11-20,\n")
    rests = [f"{walk.public_id},{days}" for days in ("2026-11-20,2026-11-01,", "2026-11-01,2099-01-01,")]
    (tmp_path / "pauses.csv").write_text("\n".join(["trajectory,began_on,until_on,ended_on", *rests, ""]))
    outcome = read(store, tmp_path, place)
    assert sorted((each.file, each.row, each.field) for each in outcome.refused) == [
        ("goals.csv", 2, "trajectory"), ("pauses.csv", 2, "until_on"), ("pauses.csv", 3, "until_on"),
        ("steps.csv", 2, "what"),
    ]  # fmt: skip
    assert store.query(Goal).count() == 0


STAYS = {  # it counts nowhere, or is about who works here and what they asked
    "Correction", "Handover", "InsightLink", "Question", "RightsRequest", "Signal", "Story",
}  # fmt: skip


def test_every_table_of_a_trajectory_travels_or_is_known_to_stay():
    tables = {each.class_.__name__ for each in Table.registry.mappers if "trajectory_id" in each.columns}
    travels = {kind.model.__name__ for kind in KINDS} | {table.__name__ for table in TABLES.values()}
    assert travels <= tables <= travels | STAYS
