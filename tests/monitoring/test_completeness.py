"""What is missing: found in one's own clients, filled in with a tap; to a regisseur no more than the report shows."""

from datetime import UTC, date, datetime, timedelta

import pytest

from casework.models import Correction
from foundation.people.models import Organisation
from foundation.refusals import NotFound
from monitoring.completeness import filling, telling
from monitoring.periods import Period
from monitoring.quarters import at_least
from monitoring.reports import report
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN, INTERNAL
from tests.casework import builders

Q4 = Period.read("2026-K4")
NOW = datetime(2027, 1, 8, 9, tzinfo=UTC)
ON = date(2026, 11, 3)


@pytest.fixture
def coach(store):
    place = builders.make_organisation(store)
    samira = builders.make_coach(store, place)
    walk = builders.make_trajectory(store, samira, place, main_reason="stress")
    bare = builders.make_trajectory(store, samira, place, number=28, received_on=ON)
    builders.make_referral(store, bare, received_on=ON, referrer_type="onbekend", repeat=True)
    builders.make_session(store, bare, held_on=ON)  # an intake, so the reason can be known
    builders.make_session(store, walk, held_on=ON, kind="vervolg", minutes=None)
    builders.make_session(store, walk, held_on=ON, kind="vervolg", minutes=None, status="no_show")
    builders.make_session(store, walk, held_on=date(2026, 9, 30), kind="vervolg", minutes=None)  # another quarter
    builders.make_participation(store, walk, chosen_on=ON)
    builders.make_participation(store, walk, chosen_on=ON, found="gezocht")
    asked = builders.make_trajectory(store, samira, place, number=30, main_reason="stress")
    builders.make_question(store, asked, due_on=ON, expires_on=date(2027, 1, 9))
    builders.make_question(store, asked, due_on=ON, expires_on=date(2027, 1, 7), kind="months_6")  # too late
    karim = builders.make_coach(store, place, name="Karim")
    other = builders.make_trajectory(store, karim, place, number=29, main_reason="stress")
    builders.make_session(store, other, held_on=ON, kind="vervolg", minutes=None)
    return samira


def left(store, coach):
    return [(each.kind, each.code_name) for each in filling.mine(store, coach, Q4, today=date(2027, 1, 8))]


def test_everything_that_is_missing_is_found_and_goes_with_a_tap(store, coach):
    found = filling.mine(store, coach, Q4, today=date(2027, 1, 8))
    assert left(store, coach) == [
        ("minutes", "Kievit-27"), ("referrer", "Kievit-28"), ("reason", "Kievit-28"), ("found", "Kievit-27"),
        ("check", "Kievit-30"),
    ]  # fmt: skip
    answers = {"minutes": "45", "referrer": "huisarts", "reason": "eenzaamheid", "found": "gezocht"}
    for lack in found[:-1]:
        filling.fill(store, coach, lack.kind, lack.public_id, answers[lack.kind], now=NOW)
    assert left(store, coach) == [("check", "Kievit-30")]
    assert {row.entry for row in store.query(Correction)} == {"session", "referral"}  # what it was stays as history
    with pytest.raises(NotFound):
        filling.fill(store, coach, "minutes", found[0].public_id, "481", now=NOW)


def test_nobody_fills_in_what_is_a_colleagues(store, coach):
    karim = builders.make_coach(store, builders.make_organisation(store, "Elders"), name="Yusuf")
    for lack in filling.mine(store, coach, Q4, today=date(2027, 1, 8))[:-1]:
        with pytest.raises(NotFound):
            filling.fill(store, karim, lack.kind, lack.public_id, filling.choices(lack.kind)[0], now=NOW)
    assert left(store, karim) == []


def test_a_regisseur_hears_what_the_report_shows_and_no_more(store):
    place, house = builders.make_municipality(store), builders.make_organisation(store)
    walks = [
        builders.make_trajectory(store, None, house, number=n, municipality_id=place.id, main_reason="stress")
        for n in range(5)
    ]
    for walk in walks:  # they came before: of few who come nothing is told
        builders.make_session(store, walk, held_on=ON - timedelta(days=120), minutes=45)

    def told(*places):
        made = report(store, Scope(frozenset(places or {place.id})), Q4, now=NOW, rule=INTERNAL)
        return telling.missing(made), telling.said(made)

    def talks(count, minutes):
        for _ in range(count):
            builders.make_session(store, walk, held_on=ON, kind="vervolg", minutes=minutes)

    talks(9, 45)
    assert told() == (0, "Alles wat meetelt is ingevuld.")
    talks(4, None)
    hidden, sentence = told()
    assert (hidden, "Hoeveel, tonen we niet" in sentence) == (HIDDEN, True)
    talks(3, None)
    seven, sentence = told()
    assert (seven, at_least(seven), sentence.startswith("7 gegevens zijn nog niet")) == (7, False, True)
    elsewhere = builders.make_trajectory(store, None, store.get_one(Organisation, walk.organisation_id), number=28)
    builders.make_session(store, elsewhere, held_on=ON, minutes=None)  # one, in another town
    both, sentence = told(place.id, elsewhere.municipality_id)
    assert (both, at_least(both), sentence.startswith("7 gegevens of meer zijn")) == (7, True, True)


@pytest.mark.parametrize(
    ("day", "period"),
    [("2027-01-07", None), ("2027-01-08", "2026-Q4"), ("2027-01-15", "2026-Q4"), ("2027-01-18", None)],
)  # 1 January is a holiday
def test_the_nudge_comes_from_the_fifth_working_day_for_a_week(day, period):
    found = filling.nudged_on(date.fromisoformat(day))
    assert (str(found) if found else None) == period
