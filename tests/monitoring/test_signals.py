"""What crosses a norm is said with the norm and its source; what crosses none is not said."""

from datetime import date, timedelta

import pytest

from casework.models import PracticeMeeting
from foundation.people.who import SYSTEM
from monitoring import meetings, norms, signals
from monitoring.periods import Period
from monitoring.scope import Scope
from tests.casework import builders

TODAY = date(2026, 11, 23)
WAITS = "Er wachten mensen al {} op een eerste gesprek. Het zijn er 5 of meer."


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


def test_a_meeting_has_at_most_three_signals_and_the_figures_of_the_period(store, place, now):
    scope = Scope(frozenset({place.id}), municipality=place.name)
    made = meetings.pack(store, scope, place.id, Period.read("2026-K3"), now=now)

    assert (made.signals, made.agreements, made.story) == ([], [], None)
    assert (str(made.report.period), str(made.before.period)) == ("2026-Q3", "2026-Q2")
