"""The self-evaluation: a list with items of one's own, means that are never of few, beside the year before."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from foundation.people.who import SYSTEM, Member, Who
from foundation.refusals import NotFound
from monitoring.beside import beside
from monitoring.evaluation import items, outcome, scoring
from monitoring.evaluation.models import EvaluationScore
from monitoring.formats import booklet
from monitoring.periods import Period
from monitoring.reports import report
from monitoring.scopes import scope_for
from monitoring.suppression import INTERNAL, PUBLIC
from tests.casework import builders

OPEN, BEFORE, AFTER = (datetime(year, 9, 15, 9, tzinfo=UTC) for year in (2026, 2025, 2027))
DONE = date(2026, 10, 1)


@pytest.fixture
def team(store):
    here = builders.make_organisation(store)
    places = [builders.make_municipality(store, name).id for name in ("Tilburg", "Breda")]

    def person(*where, role="coach"):
        member = Member(1, role, here.id, here.name, frozenset(places[n] for n in where))
        return Who(person_id=builders.make_person(store, role).id, name=role, members=(member,))

    return places, person


def means(store, *places, year=2026):
    found = outcome.outcome(store, places, year, today=DONE, invented=False)
    return found.means, found.before, found.people, found.hidden


def test_means_of_five_are_shown_beside_last_year_and_of_fewer_never(store, team):
    (tilburg, breda), person = team
    for n, year in ((2, BEFORE), (3, OPEN)):
        for extra in range(5):
            scoring.score(store, person(0), "samenwerking.1", n + (extra == 0), now=year)
    for _ in range(4):
        scoring.score(store, person(1), "samenwerking.1", 1, now=OPEN)
    assert means(store, tilburg) == ({"samenwerking": Decimal("3.2")}, {"samenwerking": Decimal("2.2")}, 5, False)
    assert means(store, breda) == ({}, {}, 0, True)
    assert means(store, tilburg, breda)[:3] == means(store, tilburg)[:3]
    assert outcome.outcome(store, [tilburg], 2026, today=OPEN.date(), invented=False) is None
    assert (outcome.last_year(OPEN.date()), outcome.last_year(DONE)) == (2025, 2026)

    told, seen = datetime(2026, 10, 1, 9, tzinfo=UTC), {}
    last = ("2026", INTERNAL, "Tilburg")
    for period, rule, place in (("2026-K3", *last[1:]), ("2026", PUBLIC, "Tilburg"), ("2026", INTERNAL, "Breda"), last):
        made = report(store, scope_for(store, SYSTEM, place), Period.read(period), now=told, rule=rule)
        seen[period, rule, place] = beside(store, made, now=told)
    year = seen.pop(last)
    (block,) = [each for each in booklet.beside.told(year) if each["title"] == "Zelfevaluatie 2026"]
    assert (block["names"], block["rows"]) == (["Onderdeel", "2026", "2025"], [("Samenwerking", "3,2", "2,2")])
    assert "door 5 coaches en coördinatoren" in block["note"]
    assert {each.evaluated for each in seen.values()} == {None}


def test_a_municipality_adds_items_that_only_its_teams_see(store, team):
    (tilburg, _), person = team
    noor, bas = person(0, role="regisseur"), person(1, role="regisseur")
    own = items.add(store, noor, tilburg, "organisatie", "Er is een vaste plek.", now=OPEN)
    assert [each.text for each in scoring.mine(store, person(0)) if each.own] == ["Er is een vaste plek."]
    assert [each for each in scoring.mine(store, person(1)) if each.own] == []
    with pytest.raises(NotFound):
        scoring.score(store, person(1), own.public_id, 3, now=OPEN)
    with pytest.raises(NotFound):
        items.take_off(store, bas, own.public_id, now=OPEN)
    for _ in range(items.MOST - 1):
        items.add(store, noor, tilburg, "monitoring", "Nog een.", now=OPEN)
    with pytest.raises(items.ListFull):
        items.add(store, noor, tilburg, "monitoring", "Te veel.", now=OPEN)
    items.take_off(store, noor, own.public_id, now=OPEN)
    assert len(items.own_items(store, [tilburg])) == items.MOST - 1


def test_a_score_is_given_once_in_its_month_and_later_is_nobodys(store, team):
    _, person = team
    samira = person(0)
    for value in (2, 4):
        scoring.score(store, samira, "monitoring.1", value, now=OPEN)
    scoring.score(store, samira, "monitoring.2", 1, now=OPEN)
    assert scoring.given(store, samira, 2026) == {"monitoring.1": 4, "monitoring.2": 1}
    for key, value in (("monitoring.1", 5), ("monitoring.9", 3)):
        with pytest.raises(NotFound):
            scoring.score(store, samira, key, value, now=OPEN)
    with pytest.raises(scoring.NotEvaluatedNow) as refused:
        scoring.score(store, samira, "monitoring.1", 3, now=datetime(2026, 10, 1, 9, tzinfo=UTC))
    assert refused.value.facts["from_on"] == date(2027, 9, 1)
    assert scoring.let_go(store, today=OPEN.date()) == 0
    assert scoring.let_go(store, today=DONE) == 2
    assert len({row.respondent for row in store.query(EvaluationScore)}) == 1
