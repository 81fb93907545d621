"""What a client says is wrong, and what must be kept, travel with an export; people stay behind."""

from datetime import UTC, datetime

import pytest

from casework import objections
from casework.erasing import HeldByLaw
from casework.exchange import exporting, importing
from casework.models import LegalHold, Objection, Trajectory
from casework.rights import holds
from foundation.people.who import SYSTEM, Member, Who
from tests.casework import builders

NOW = datetime(2026, 11, 20, 12, 30, 15, 123456, tzinfo=UTC)


def read(store, folder, place):
    return importing.import_folder(store, SYSTEM, folder, organisation=place, secret=b"s" * 32, now=NOW)


def test_they_come_once_and_what_is_lifted_later_is_lifted_there(store, coach, walk, place, tmp_path):
    ada = builders.make_person(store, "Ada")
    admin = Who(ada.id, "Ada", members=(Member(9, "admin", place.id, place.name),))
    objections.log(store, coach, walk.public_id, "session", "stays", said_on=NOW.date(), now=NOW)
    holds.place(store, admin, walk, "klacht", asked_by=ada.id, now=NOW)
    exporting.export_folder(store, SYSTEM, tmp_path / "out", organisation=place, now=NOW)
    assert not sum(read(store, tmp_path / "out", place).added.values())
    there = builders.make_organisation(store, "Elders")
    read(store, tmp_path / "out", there)
    again = read(store, tmp_path / "out", there)
    assert (sum(again.added.values()), sum(again.changed.values())) == (0, 0)
    (went,) = [each for each in store.query(Trajectory) if each.organisation_id == there.id]
    (hold,) = [each for each in store.query(LegalHold) if each.trajectory_id == went.id]
    assert (hold.reason, hold.placed_at, hold.placed_by, hold.asked_by) == ("klacht", NOW, None, None)
    with pytest.raises(HeldByLaw):
        holds.check(store, went.client_id)
    assert store.query(Objection).count() == 2

    holds.lift(store, admin, walk, now=NOW)
    exporting.export_folder(store, SYSTEM, tmp_path / "later", organisation=place, now=NOW)
    assert read(store, tmp_path / "later", there).changed["legal_holds"] == 1
    holds.check(store, went.client_id)


def test_a_hold_without_a_moment_or_of_tomorrow_is_refused_by_its_line(store, walk, place, tmp_path):
    exporting.export_folder(store, SYSTEM, tmp_path, organisation=place, now=NOW)
    moments = ("", "2026-11-20", "2026-11-21T12:00:00+00:00")
    lines = [f"{walk.public_id},klacht,{moment}," for moment in moments]
    (tmp_path / "legal_holds.csv").write_text("\n".join(["trajectory,reason,placed_at,lifted_at", *lines, ""]))
    assert [(each.row, each.field) for each in read(store, tmp_path, place).refused] == [
        (2, "placed_at"), (3, "placed_at"), (4, "placed_at"),
    ]  # fmt: skip
