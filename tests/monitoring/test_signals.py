"""What crosses a norm is said with the norm and its source; what crosses none is not said."""

from datetime import UTC, date, datetime, timedelta

import pytest

from casework.models import PracticeMeeting
from foundation.people.who import SYSTEM
from monitoring import meetings, norms, shares, signals
from monitoring.facts.choices import chosen
from monitoring.periods import Period
from monitoring.reports import report
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN, INTERNAL
from tests.casework import builders

TODAY = date(2026, 11, 23)
WAITS = "Er wachten mensen al {} op een eerste gesprek. Het zijn er 5 of meer."
ADVICE = "Integraal inkoopadvies, 2020"


@pytest.fixture
def place(store):
    return builders.make_municipality(store)


def told(store, place):
    return [
        (each.kind, each.text, each.norm) for each in signals.crossed(store, Scope(), place.id, today=TODAY)
    ]  # fmt: skip


def test_each_signal_names_the_norm_it_crosses_and_a_norm_that_moves_silences_it(store, place, now):
    organisation, brink = builders.make_organisation(store), builders.make_practice(store)
    samira = builders.make_coach(store, organisation)
    for number in range(7):
        builders.make_trajectory(
            store, samira, organisation, number=number + 1, municipality_id=place.id, practice_id=brink.id,
            received_on=TODAY - timedelta(days=70),
        )  # fmt: skip
    assert told(store, place) == [
        (
            "waiting", WAITS.format("twee maanden"), "61–92 dagen",
        )
    ]  # fmt: skip
    store.add(
        PracticeMeeting(
            public_id=store.new_public_id(), organisation_id=organisation.id, practice_id=brink.id,
            person_id=samira.person_id, met_on=TODAY - timedelta(weeks=8, days=1), logged_at=now,
        )
    )  # fmt: skip
    for key, low, high, practice in (
        ("coach_fte", 0.03, 0.03, None), ("referrals_agreed", 10, 20, brink.id), ("waiting", 40, 65, None),
    ):  # fmt: skip
        norms.set_from(store, SYSTEM, key, place.id, low=low, high=high, from_on=TODAY, practice_id=practice, now=now)

    assert told(store, place) == [
        (
            "waiting",
            WAITS.format("40 dagen") + " 5 of meer wachten al 65 dagen. Dat is te lang.",
            "40–65 dagen",
        ),
        (
            "full", "Het is vol: ongeveer 5 nieuwe trajecten in een jaar, bij 0,03 fte.",
            "100–140 trajecten per fte per jaar",
        ),
        ("meetings", "Met 1 praktijk is het overleg te lang geleden.", "6–8 weken"),
        ("agreed", "1 praktijk verwijst minder dan afgesproken.", "10–20 verwijzingen per jaar"),
    ]  # fmt: skip
    for key, low, high in (("coach_fte", 1, 1), ("waiting", 80, 92), ("practice_meeting", 9, 10)):
        norms.set_from(store, SYSTEM, key, place.id, low=low, high=high, from_on=TODAY, now=now)
    assert [kind for kind, _, _ in told(store, place)] == ["agreed"]


def test_who_waits_is_not_counted_beside_a_report_that_hides_the_rest(store, place, now):
    """Eighteen wait, fourteen of them over three months: "10 of meer" left at least four for the rest, so four."""
    organisation = builders.make_organisation(store)
    for number, days in enumerate((*[100] * 14, *[70] * 4), 1):
        builders.make_trajectory(
            store, None, organisation, number=number, municipality_id=place.id,
            received_on=TODAY - timedelta(days=days),
        )  # fmt: skip
    waits = report(store, Scope(frozenset({place.id})), Period.read("2026-K4"), now=now, rule=INTERNAL)
    assert (waits.shown["waiting"]["on_last_day"], waits.shown["waiting"]["over_92_days"]) == (18, HIDDEN)
    assert [text for _, text, _ in told(store, place)] == ["Er wachten mensen al twee maanden op een eerste gesprek."]
    builders.make_trajectory(store, None, organisation, number=19, municipality_id=place.id, received_on=TODAY)
    ((_, text, _),) = told(store, place)
    assert "15 of meer" in text
    assert "10 of meer wachten al drie maanden" in text


def test_a_meeting_has_at_most_three_signals_and_the_figures_of_the_period(store, place, now):
    scope = Scope(frozenset({place.id}), municipality=place.name)
    made = meetings.pack(store, scope, place.id, Period.read("2026-K3"), now=now)

    assert (made.signals, made.agreements, made.story) == ([], [], None)
    assert (str(made.report.period), str(made.before.period)) == ("2026-Q3", "2026-Q2")


def test_a_share_below_its_norm_is_told_where_that_tells_no_small_number(store, place):
    organisation = builders.make_organisation(store)
    samira = builders.make_coach(store, organisation)

    def choose(start, count, **about):
        for number in range(start, start + count):
            walk = builders.make_trajectory(
                store, samira, organisation, number=number, municipality_id=place.id, received_on=date(2026, 1, 5)
            )
            builders.make_participation(store, walk, chosen_on=date(2026, 5, 4), **about)

    def below(today=TODAY):
        crossed = signals.crossed(store, Scope(), place.id, today=today)
        return [(each.text, each.norm, each.source) for each in crossed if each.kind in shares.SHARES]

    choose(1, 15, found="kaart_wijk")
    assert below() == []  # of fifteen, every number below five is less than a third
    choose(16, 1, found="gezocht", category="vrijwilliger")
    assert below() == [
        ("In de laatste vier kwartalen koos minder dan 33 van de 100 mensen vrijwilligerswerk.", "33 %", ADVICE),
    ]
    choose(17, 9, found="gezocht", category="vrijwilliger")
    nearby = "In de laatste vier kwartalen stond minder dan 80 van de 100 keuzes op de kaart in de wijk."
    assert below() == [(nearby, "minstens 80 %", ADVICE)]
    assert below(date(2027, 7, 2)) == []  # these quarters are over
    year = report(store, Scope(), Period.read("2026"), now=datetime(2027, 1, 9, tzinfo=UTC), rule=None).figures
    row = chosen(store, Scope(), first=date(2026, 1, 1), last=date(2026, 12, 31), today=date(2027, 1, 9))
    assert (row.clients, row.volunteers) == (year["volunteers"]["clients"], year["volunteers"]["volunteers"])
    assert (row.known, row.nearby) == (year["found_on_map"]["known"], year["found_on_map"]["on_map_nearby"])
    assert [shares.is_news(day, day - timedelta(weeks=1)) for day in (date(2026, 10, 5), date(2026, 10, 12))] == [
        True, False,
    ]  # fmt: skip
