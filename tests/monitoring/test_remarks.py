"""Bottlenecks and successes: who sees and does what, and what stands in a report of which days."""

from datetime import date, timedelta

import pytest

from foundation.people.who import Member, Who
from foundation.refusals import NotFound
from monitoring.periods import Period
from monitoring.remarks import queries, reporting, telling
from monitoring.scope import Scope
from tests.casework import builders

Q3, Q4 = Period.read("2026-K3"), Period.read("2026-K4")
EVERYTHING = Scope()


@pytest.fixture
def town(store):
    here, there = builders.make_organisation(store), builders.make_organisation(store, "Surplus")
    place, elsewhere = builders.make_municipality(store), builders.make_municipality(store, "Breda")

    def who(name, role, where, municipality):
        member = Member(1, role, where.id, where.name, frozenset({municipality.id}))
        return Who(person_id=builders.make_person(store, name).id, name=name, members=(member,))

    return {
        "here": here.id, "place": place.id, "samira": who("Samira", "coach", here, place),
        "karim": who("Karim", "coach", here, place), "noor": who("Noor", "regisseur", there, place),
        "bas": who("Bas", "regisseur", there, elsewhere),
    }  # fmt: skip


@pytest.fixture
def say(store, town, now):
    def said(text, kind="bottleneck", at=now, **about):
        facts = {"organisation_id": town["here"], "municipality_id": town["place"], "theme": "wachttijd"} | about
        return telling.tell(store, town["samira"], kind, text, now=at, **facts)

    return said


def test_a_regisseur_tells_too_in_her_own_municipality_and_hears_nothing_of_what_she_settled(store, town, now):
    noor = town["noor"]
    facts = {"organisation_id": noor.members[0].organisation_id, "theme": "wachttijd", "now": now}
    told = telling.tell(store, noor, "bottleneck", "De bus rijdt niet.", municipality_id=town["place"], **facts)
    elsewhere = next(iter(town["bas"].municipalities("regisseur")))
    with pytest.raises(NotFound):
        telling.tell(store, noor, "bottleneck", "De bus rijdt niet.", municipality_id=elsewhere, **facts)
    assert in_report(store, Q4, now) == [("De bus rijdt niet.", "")]
    telling.close(store, noor, told.public_id, "Hij rijdt weer.", now=now)
    assert not queries.unheard(store)


def in_report(store, period, now, scope=EVERYTHING):
    return [(each.text, each.outcome) for each in reporting.for_report(store, scope, period, now=now)]


def test_a_bottleneck_stands_in_every_report_until_it_is_settled(store, town, say, now):
    summer = now - timedelta(days=100)  # 12 August
    wait = say("De wachttijd loopt op.", at=summer)
    say("Koffie met de praktijk.", "success", at=summer)
    letters = say("Brieven blijven liggen.")
    telling.plan(store, town["noor"], letters.public_id, owner="praktijk", due_on=date(2026, 11, 27), now=now)
    told = [("De wachttijd loopt op.", ""), ("Koffie met de praktijk.", "")]
    assert in_report(store, Q3, now) == told
    assert in_report(store, Q4, now) == [("Brieven blijven liggen.", ""), ("De wachttijd loopt op.", "")]
    telling.close(store, town["noor"], wait.public_id, "Er is een coach bij.", now=now)
    telling.close(store, town["noor"], wait.public_id, "Nog eens.", now=now)
    assert in_report(store, Q3, now) == [told[1], told[0]]  # in the summer it was not settled yet
    assert in_report(store, Q4, now)[1] == ("De wachttijd loopt op.", "Er is een coach bij.")
    later = now + timedelta(days=50)
    assert in_report(store, Period.read("2027-K1"), later) == [("Brieven blijven liggen.", "")]
    assert reporting.for_report(store, Scope(), Period.read("2027-K1"), now=later)[0].late
    assert in_report(store, Q4, now, Scope(municipality_ids=frozenset({0}))) == []
    assert in_report(store, Q4, now, Scope(coach_id=town["samira"].person_id)) == []


def test_nobody_but_its_teller_and_the_regisseur_of_that_place_reaches_it(store, town, say, now):
    remark = say("De wachttijd loopt op.")
    assert not any("told_by" in name or "person" in name for name in reporting.Said.__dataclass_fields__)
    for name in ("karim", "bas"):
        with pytest.raises(NotFound):
            telling.one(store, town[name], remark.public_id)
    with pytest.raises(NotFound):
        telling.close(store, town["samira"], remark.public_id, "Klaar.", now=now)
    with pytest.raises(NotFound):
        telling.take_back(store, town["noor"], remark.public_id, now=now)
    with pytest.raises(telling.DueOutOfReach):
        telling.plan(store, town["noor"], remark.public_id, owner="coach", due_on=date(2026, 11, 1), now=now)
    with pytest.raises(NotFound):
        say("Elders.", organisation_id=town["here"] + 1)
    telling.take_back(store, town["samira"], remark.public_id, now=now)
    assert in_report(store, Q4, now) == []
