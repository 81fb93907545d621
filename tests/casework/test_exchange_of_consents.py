"""Tries to reach somebody and answers about consent travel with an export, come once, and mean there what they did."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from casework import consents, contacts
from casework.exchange import exporting, importing
from casework.models import Consent, Contact, Trajectory
from foundation.people.who import SYSTEM
from tests.casework import builders

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
HEADERS = {"contacts": "trajectory,made_on,outcome", "consents": "trajectory,purpose,granted,answered_on"}


@pytest.fixture
def read(store):
    def read_in(folder, place):
        return importing.import_folder(store, SYSTEM, folder, organisation=place, secret=b"s" * 32, now=NOW)

    return read_in


def test_they_travel_and_a_second_time_changes_nothing(  # noqa: PLR0917  fixtures
    store, coach, receive, place, read, tmp_path
):
    walk = receive().trajectory
    for outcome in ("no_answer", "no_answer", "spoken"):  # equal rows are two tries
        contacts.log(store, coach, walk.public_id, outcome, now=NOW)
    for given in ({"contact": True, "follow_up": True}, {"registration": True, "follow_up": False}):
        consents.answer(store, coach, walk.public_id, given, now=NOW)
    out = tmp_path / "out"
    counts = exporting.export_folder(store, SYSTEM, out, organisation=place, now=NOW)
    assert (counts["contacts"], counts["consents"]) == (3, 4)
    there = builders.make_organisation(store, "Elders")
    for where in (place, there, there):
        outcome = read(out, where)
        assert outcome.refused == []
    assert (sum(outcome.added.values()), sum(outcome.changed.values())) == (0, 0)
    assert [store.scalar(select(func.count()).select_from(model)) for model in (Contact, Consent)] == [6, 8]
    went = store.scalars(select(Trajectory).where(Trajectory.organisation_id == there.id)).one()
    assert consents.answers(store, went) == consents.answers(store, walk)
    assert consents.may(store, went, "follow_up") is False


def test_an_answer_ends_the_waiting_and_a_no_to_records_is_not_read_in(  # noqa: PLR0917  fixtures
    store, coach, receive, place, read, tmp_path
):
    walk = receive().trajectory
    contacts.log(store, coach, walk.public_id, "spoken", now=NOW)
    assert walk.consent_asked_on is not None
    exporting.export_folder(store, SYSTEM, tmp_path, organisation=place, now=NOW)

    def told(kind, *lines):
        (tmp_path / f"{kind}.csv").write_text("\n".join([HEADERS[kind], *lines]) + "\n", encoding="utf-8")
        return read(tmp_path, place)

    for line in ("registration,nee,2026-11-19", "registration,,2026-11-19", "feestje,ja,2026-11-19"):
        assert len(told("consents", f"{walk.public_id},{line}").refused) == 1
    assert told("consents", f"{walk.public_id},registration,ja,2026-11-19").refused == []
    store.refresh(walk)
    assert (walk.consent_asked_on, consents.may(store, walk, "registration")) == (None, True)
    assert consents.answers(store, walk)["registration"] is True
    assert len(told("contacts", f"{walk.public_id},{date(2026, 11, 19)},gebeld").refused) == 1
