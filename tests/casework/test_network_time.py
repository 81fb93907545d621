"""Hours for the network, her week in hours, and the table of a week."""

from datetime import date

import pytest

from casework import appointments, network_time, sessions, week_sheet
from casework.entries import UnknownCode
from casework.network_time import Said
from casework.sessions import MinutesOutOfRange
from foundation.refusals import NotFound
from tests.casework import builders

TODAY = date(2026, 11, 20)  # Friday
MONDAY = date(2026, 11, 16)


def log(store, who, place, now, **facts):
    given = {"kind": "aanbieder", "minutes": 120, "spent_on": TODAY, "draft": f"d{len(facts)}"} | facts
    return network_time.log(store, who, place.id, now=now, **given)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2 uur buurthuis", Said("aanbieder", 120)),
        ("anderhalf uur intervisie gisteren", Said("intervisie", 90, date(2026, 11, 19))),
        ("wijkoverleg 45", Said("wijkoverleg", 45)),
        ("overleg praktijk dinsdag drie kwartier", Said("praktijkoverleg", 45, date(2026, 11, 17))),
        ("training huisarts 2 uur", Said(None, 120)),
        ("mail 20 min morgen", Said("administratie", 20, None, unsure=True)),
        ("van 10.00 tot 11.30 scholing", Said("scholing", 90)),
        ("- 2 uur buurthuis", Said("aanbieder", 120)),
        ("van 10 -12 uur scholing", Said("scholing")),
        ("", Said()),
    ],
)
def test_a_line_of_network_time(text, said):
    assert network_time.read(text, TODAY) == said


@pytest.mark.parametrize("text", ["-2 uur", "buurthuis –30 min", "intervisie -1,5 uur"])
def test_less_than_no_time_is_refused(text):
    with pytest.raises(network_time.LessThanNoTime):
        network_time.read(text, TODAY)


def test_hours_are_hers_and_once(store, place, coach, now):
    row = log(store, coach, place, now, draft="one")
    assert log(store, coach, place, now, draft="one") is row
    colleague = builders.make_coach(store, place, name="Fatima")
    for what in (network_time.undo, lambda *a, **k: network_time.change(*a, spent_on=TODAY, **k)):
        with pytest.raises(NotFound):
            what(store, colleague, row.public_id, now=now)
    with pytest.raises(NotFound):
        log(store, colleague, builders.make_organisation(store, "Elders"), now)
    for facts, refusal in (
        ({"spent_on": date(2026, 11, 21)}, network_time.NetworkTimeInTheFuture),
        ({"minutes": 481}, MinutesOutOfRange),
        ({"kind": "koffie"}, UnknownCode),
    ):
        with pytest.raises(refusal):
            log(store, coach, place, now, draft="two", **facts)
    network_time.undo(store, coach, row.public_id, now=now)
    assert network_time.week(store, coach, MONDAY).for_network == 0


def test_a_week_counts_what_was_held_and_what_is_hers(store, place, coach, walk, now):
    log(store, coach, place, now, draft="a")
    log(store, coach, place, now, draft="b", spent_on=date(2026, 11, 21 - 7), minutes=30)
    log(store, builders.make_coach(store, place, name="Fatima"), place, now, draft="c")
    for held_on, minutes, status in (
        (MONDAY, 45, "held"), (MONDAY, 30, "held"), (TODAY, None, "held"), (TODAY, 60, "no_show"),
        (date(2026, 11, 15), 60, "held"),
    ):  # fmt: skip
        builders.make_session(store, walk, held_on=held_on, minutes=minutes, status=status)
    week = network_time.week(store, coach, MONDAY)
    assert (week.with_clients, week.for_network, week.unknown) == (75, 120, 1)
    assert week.talks == {MONDAY: (75, 2), TODAY: (0, 1)}
    assert len(week.days) == 5


def test_the_table_of_a_week_shows_gaps_first_where_something_was_agreed(store, place, coach, walk, now):
    walks = [builders.make_trajectory(store, coach, place, number=number) for number in (28, 29)]
    builders.make_session(store, walk, held_on=MONDAY)
    early = now.replace(day=16)
    appointments.plan(store, coach, walks[1].public_id, planned_on=date(2026, 11, 17), now=early)
    sheet = week_sheet.sheet(store, coach, MONDAY, today=TODAY)
    assert [row.code_name for row in sheet.rows] == ["Kievit-29", "Kievit-27", "Kievit-28"]
    assert [len(sheet.days), sheet.rows[0].forgotten()] == [5, {date(2026, 11, 17)}]
    sessions.log(store, coach, walks[1].public_id, held_on=date(2026, 11, 17), kind="bel", now=now)
    assert not any(row.forgotten() for row in week_sheet.sheet(store, coach, MONDAY, today=TODAY).rows)
    assert week_sheet.sheet(store, coach, MONDAY, today=MONDAY).days == [MONDAY]
