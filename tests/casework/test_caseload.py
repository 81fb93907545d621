from datetime import UTC, date, datetime

import pytest

from casework import appointments, caseload, closings, history, status
from casework.status import Standing
from foundation.words import label
from tests.casework import builders

TODAY = date(2026, 11, 20)


def lines(store, coach, **facts):
    return {line.code_name: line for line in caseload.lines(store, coach, today=TODAY, **facts)}


def test_a_line_helps_to_remember_who_it_was(store, coach, place):
    practice = builders.make_practice(store)
    walk = builders.make_trajectory(store, coach, place, practice_id=practice.id)
    builders.make_session(store, walk, held_on=date(2026, 1, 15))
    builders.make_session(store, walk, held_on=date(2026, 2, 1), status="no_show")
    (line,) = caseload.lines(store, coach, today=TODAY)
    assert (line.code_name, line.practice, line.organisation) == ("Kievit-27", "De Brink", "Welzijn Midden")
    assert (line.received_on, line.last_contact, line.status) == (date(2026, 1, 5), date(2026, 1, 15), "in_gesprek")


def test_who_needs_her_today_comes_first(store, coach, place, now):
    walks = [builders.make_trajectory(store, coach, place, number=n) for n in (11, 12, 13, 14)]
    builders.make_session(store, walks[0])
    builders.make_question(store, walks[2])
    appointments.plan(store, coach, walks[3].public_id, planned_on=TODAY, now=now)
    assert [line.number for line in caseload.lines(store, coach, today=TODAY)] == [14, 13, 12, 11]
    overview = caseload.overview(store, coach, today=TODAY)
    assert [line.number for line in overview.appointments] == [14]
    assert [line.number for line in overview.checks] == [13]
    assert [line.number for line in overview.waiting] == [12, 13]
    assert overview.starts == []
    assert not overview.empty()


def test_closed_clients_are_elsewhere_unless_a_question_waits(store, coach, place, now):
    walks = [builders.make_trajectory(store, coach, place, number=n) for n in (11, 12)]
    for walk in walks:
        closings.close(store, coach, walk.public_id, reason="geen_klik", closed_on=date(2026, 11, 1), now=now)
    builders.make_question(store, walks[1])
    assert [(name, line.status) for name, line in lines(store, coach).items()] == [("Kievit-12", "afgesloten")]
    assert list(lines(store, coach, closed=True)) == ["Kievit-11"]


def test_a_code_name_finds_only_her_own_client(store, coach, place):
    builders.make_trajectory(store, coach, place)
    colleague = builders.make_coach(store, place, name="Truus")
    assert [line.code_name for line in caseload.called(store, coach, "kievit", 27, today=TODAY)] == ["Kievit-27"]
    assert caseload.called(store, coach, "kievit", 28, today=TODAY) == []
    assert caseload.called(store, colleague, "kievit", 27, today=TODAY) == []
    assert caseload.overview(store, colleague, today=TODAY).empty()


def test_waiting_is_counted_in_working_days(store, coach, place):
    builders.make_trajectory(store, coach, place, received_on=date(2026, 11, 13))
    (line,) = caseload.lines(store, coach, today=TODAY)
    assert caseload.working_days_waiting(line, TODAY) == 5


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (Standing(), "aangemeld"),
        (Standing(not_held=1), "contact_gelegd"),
        (Standing(appointments=1), "wacht_op_intake"),
        (Standing(held=1), "in_gesprek"),
        (Standing(held=2, ended=1), "zoekt_activiteit"),
        (Standing(held=2, waiting=1), "gekozen"),
        (Standing(held=2, waiting=1, going=1), "gestart"),
        (Standing(held=2, going=1, answered=True), "in_opvolging"),
        (Standing(held=2, reopened=True), "heropend"),
        (Standing(held=2, held_since_reopening=1, reopened=True), "in_gesprek"),
        (Standing(held=2, going=1, closed=True), "afgesloten"),
    ],
)
def test_where_a_trajectory_stands_follows_from_its_events(standing, expected):
    assert status.status(standing) == expected


def test_every_status_and_event_has_a_word():
    assert all(label("casework", f"status.{name}") for name in status.STATUSES)
    assert all(label("casework", f"event.{name}") for name in history.KINDS)


def test_the_history_tells_every_event_in_the_order_of_days(store, coach, walk):
    later = datetime(2026, 11, 20, 12, tzinfo=UTC)
    builders.make_participation(
        store, walk, chosen_on=date(2026, 2, 1), started_on=date(2026, 2, 8), stopped_on=date(2026, 3, 1),
        stop_reason="kosten",
    )  # fmt: skip
    builders.make_participation(store, walk, chosen_on=date(2026, 2, 2), stopped_on=date(2026, 2, 9))
    builders.make_session(store, walk)
    builders.make_referral(store, walk, received_on=date(2026, 2, 3), repeat=True)
    closings.close(store, coach, walk.public_id, reason="geen_klik", closed_on=date(2026, 9, 1), now=later)
    closings.reopen(store, coach, walk.public_id, reopened_on=date(2026, 10, 1), by="huisarts", now=later)
    appointments.plan(store, coach, walk.public_id, planned_on=date(2026, 12, 1), now=later)
    told = [(event.on.isoformat(), event.kind) for event in history.of(store, walk)]
    assert told == [
        ("2026-01-05", "received"), ("2026-01-15", "session"), ("2026-02-01", "chosen"), ("2026-02-02", "chosen"),
        ("2026-02-03", "repeat"), ("2026-02-08", "started"), ("2026-02-09", "withdrawn"), ("2026-03-01", "stopped"),
        ("2026-09-01", "closed"), ("2026-10-01", "reopened"), ("2026-12-01", "appointment"),
    ]  # fmt: skip
