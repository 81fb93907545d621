"""What crosses a norm is said with the norm and its source; what crosses none is not said."""

from datetime import UTC, date, datetime, timedelta
from itertools import count, islice

import pytest

from casework.models import PracticeMeeting, Referral
from dialogue.steering.meeting_screens import ICONS
from foundation.people.who import SYSTEM
from monitoring import meetings, norms, shares, signals
from monitoring.noticing import KINDS
from monitoring.periods import Period
from monitoring.scope import Scope
from tests.casework import builders

TODAY, NOW = date(2026, 11, 23), datetime(2026, 11, 23, 12, tzinfo=UTC)
TWO, THREE = timedelta(days=70), timedelta(days=100)
WAITS = "Er wachten mensen al {} maanden op een eerste gesprek"


@pytest.fixture
def place(store):
    return builders.make_municipality(store)


def told(store, place, now=NOW):
    return [(each.kind, each.text, each.norm) for each in signals.crossed(store, Scope(), place.id, now=now)]


def test_each_signal_names_the_norm_it_crosses_and_a_norm_that_moves_silences_it(store, place, now):
    organisation, brink = builders.make_organisation(store), builders.make_practice(store)
    samira = builders.make_coach(store, organisation)
    for number in range(7):
        walk = builders.make_trajectory(
            store, samira, organisation, number=number + 1, municipality_id=place.id, received_on=TODAY - TWO,
        )  # fmt: skip
        store.query(Referral).filter_by(trajectory_id=walk.id).one().practice_id = brink.id
    assert told(store, place) == [("waiting", WAITS.format("twee") + ".", "61–92 dagen")]
    store.add(
        PracticeMeeting(
            public_id=store.new_public_id(), organisation_id=organisation.id, practice_id=brink.id,
            person_id=samira.person_id, met_on=TODAY - timedelta(weeks=8, days=1), logged_at=now,
        )
    )  # fmt: skip
    for key, low, high, practice in (("coach_fte", 0.05, 0.05, None), ("referrals_agreed", 10, 20, brink.id)):
        norms.set_from(store, SYSTEM, key, place.id, low=low, high=high, from_on=TODAY, practice_id=practice, now=now)

    assert told(store, place)[1:] == [
        ("full", "Het is vol: 7 verwijzingen in vier kwartalen, bij 0,05 fte.", "100–140 trajecten per fte per jaar"),
        ("meetings", "Met 1 praktijk is het overleg te lang geleden.", "6–8 weken"),
        ("agreed", "1 praktijk verwijst minder dan afgesproken.", "10–20 verwijzingen per jaar"),
    ]
    for key, low, high in (("coach_fte", 1, 1), ("waiting", 80, 92), ("practice_meeting", 9, 10)):
        norms.set_from(store, SYSTEM, key, place.id, low=low, high=high, from_on=TODAY, now=now)
    assert [kind for kind, _, _ in told(store, place)] == ["agreed"]
    assert set(ICONS) == {*KINDS}


def test_no_norm_that_is_set_tells_how_long_people_wait(store, place, now):
    """Two months and three are all there is, whatever she sets; and never how many wait: the report says that."""
    organisation = builders.make_organisation(store)
    for number, days in enumerate((THREE, TWO, TWO), 1):
        builders.make_trajectory(
            store, None, organisation, number=number, municipality_id=place.id, received_on=TODAY - days
        )
    heard = {}
    for low in (1, 61, 62, 93, 200):
        norms.set_from(store, SYSTEM, "waiting", place.id, low=low, high=low, from_on=TODAY, now=now)
        heard[low] = told(store, place)[0][1]
    some = WAITS.format("twee") + ", sommigen al drie maanden. Dat is te lang."
    assert set(heard.values()) == {some, WAITS.format("drie") + ". Dat is te lang."}
    assert (heard[1], heard[61]) == (some, some)
    assert len({heard[low] for low in heard if low > 61}) == 1


def test_a_meeting_has_at_most_three_signals_and_the_figures_of_the_period(store, place, now):
    scope = Scope(frozenset({place.id}), municipality=place.name)
    made = meetings.pack(store, scope, place.id, Period.read("2026-K3"), now=now)

    assert (made.signals, made.agreements, made.story) == ([], [], None)
    assert (str(made.report.period), str(made.before.period)) == ("2026-Q3", "2026-Q2")


def test_a_share_below_its_norm_is_told_of_what_the_quarters_show(store, place):
    organisation = builders.make_organisation(store)
    samira = builders.make_coach(store, organisation)
    numbers = count(1)

    def choose(many, day=date(2026, 5, 4), **about):
        for number in islice(numbers, many):
            walk = builders.make_trajectory(
                store, samira, organisation, number=number, municipality_id=place.id, received_on=date(2026, 1, 5)
            )
            builders.make_participation(store, walk, chosen_on=day, **about)

    def below(now=NOW):
        crossed = signals.crossed(store, Scope(), place.id, now=now)
        return [(each.text, each.norm) for each in crossed if each.kind in shares.SHARES]

    choose(14, found="kaart_wijk")
    choose(4, found="kaart_wijk", category="vrijwilliger")
    assert below() == []  # four are hidden, and what is hidden is not held against a norm
    choose(1, found="kaart_wijk", category="vrijwilliger")
    some = " Niet elk kwartaal toont dit getal."
    volunteers = "koos minder dan 33 van de 100 mensen vrijwilligerswerk."
    assert below() == [("In de laatste vier kwartalen " + volunteers, "33 %")]
    choose(4, date(2026, 2, 3), found="kaart_wijk")  # a quarter that shows nothing
    assert below() == [(f"In de laatste vier kwartalen {volunteers}{some}", "33 %")]
    choose(9, found="gezocht", category="vrijwilliger")
    nearby = "In de laatste vier kwartalen stond minder dan 80 van de 100 keuzes op de kaart in de wijk."
    assert below() == [(nearby + some, "minstens 80 %")]
    assert below(datetime(2027, 7, 2, 12, tzinfo=UTC)) == []  # these quarters are over
    assert [shares.is_news(day, day - timedelta(weeks=1)) for day in (date(2026, 10, 5), date(2026, 10, 12))] == [
        True, False,
    ]  # fmt: skip
