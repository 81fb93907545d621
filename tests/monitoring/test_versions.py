"""What went out is a version; a later one says what changed since, and a regisseur's explanation stays with it."""

from datetime import UTC, date, datetime

import pytest

from foundation.people.who import SYSTEM, Member, Who
from foundation.refusals import NotFound
from monitoring.course import series
from monitoring.formats.changed import changed_line
from monitoring.periods import Period
from monitoring.reports import freeze, report
from monitoring.scopes import MunicipalityOutOfScope, scope_for
from monitoring.suppression import INTERNAL
from monitoring.versions.explaining import explain, of_report, take_back
from monitoring.versions.keeping import keep
from tests.casework import builders
from tests.monitoring.cases import Cabinet, Case, Referred, Talk

Q1 = Period.read("2026-K1")


def at(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 12, tzinfo=UTC)


def referred(count, name="T", kind="huisarts"):
    days = {"referrals": [Referred(date(2026, 1, 5), kind)], "talks": [Talk(date(2026, 1, 9))]}
    return [Case(f"{name}{n}", f"{name}{n}", **days) for n in range(count)]


def test_what_was_sent_and_then_frozen_are_versions_and_each_says_what_changed(store):
    scope = scope_for(store, SYSTEM)
    Cabinet(store).put(*referred(12))
    first = report(store, scope, Q1, now=at(4, 8), rule=INTERNAL)
    assert (first.version, first.changes, changed_line(first)) == (1, (), None)
    for _ in range(2):  # sent twice, it is one version
        keep(store, scope, Q1, first.latest, definitions=first.definitions, now=at(4, 8))
    assert report(store, scope, Q1, now=at(4, 9), rule=INTERNAL).version == 1

    Cabinet(store).put(*referred(1, "late"))
    second = report(store, scope, Q1, now=at(4, 20), rule=INTERNAL)
    assert second.version == 2
    assert changed_line(second).startswith("Sinds versie 1: verwijzingen 12 → 13, cliënten 12 → 13")
    freeze(store, SYSTEM, scope, Q1, now=at(5, 12))
    assert report(store, scope, Q1, now=at(5, 13), rule=INTERNAL).changes == ()

    Cabinet(store).put(*referred(2, "later"))
    third = report(store, scope, Q1, now=at(6, 1), rule=INTERNAL)
    assert (third.status, third.version, third.revised["referrals"]["total"]) == ("frozen", 3, 15)
    assert "Sinds versie 2: verwijzingen 13 → 15" in changed_line(third)


def test_a_change_of_a_hidden_number_is_told_to_nobody_who_may_not_see_it(store):
    scope = scope_for(store, SYSTEM)
    Cabinet(store).put(*referred(3))
    keep(store, scope, Q1, report(store, scope, Q1, now=at(4, 8), rule=None).latest, definitions="1", now=at(4, 8))
    Cabinet(store).put(*referred(4, "late"))

    assert report(store, scope, Q1, now=at(4, 9), rule=INTERNAL).changes == ()
    everything = report(store, scope, Q1, now=at(4, 9), rule=None)  # the control: without a rule it is told
    assert ("referrals", "total", 3, 7) in [(c.key, c.name, c.was, c.is_now) for c in everything.changes]


def test_the_course_begins_where_there_was_anything_and_holds_the_same_period_of_last_year(store):
    def made():
        return series(store, scope, Period.read("2026-K3"), 8, now=at(12, 1), rule=INTERNAL)[-1]

    scope = scope_for(store, SYSTEM)
    assert (made().trend, made().before, made().same_last_year) == ((), None, None)
    Cabinet(store).put(Case("T", "C", referrals=[Referred(date(2025, 2, 3), "huisarts")]))
    made = made()

    assert [str(each.period) for each in made.trend][::5] == ["2025-Q1", "2026-Q2"]
    assert made.before == made.trend[-1]
    assert str(made.same_last_year.period) == "2025-Q3"
    assert str(Period.read("2026-H1").a_year_earlier()) == "2025-H1"
    assert report(store, scope, Q1, now=at(12, 1), rule=INTERNAL).same_last_year is None


def test_an_explanation_stays_with_its_report_until_who_wrote_it_takes_it_back(store):
    cabinet = Cabinet(store)
    tilburg, goirle = (cabinet.municipality(name) for name in ("Tilburg", "Goirle"))
    ria, other = (
        builders.make_coach(store, builders.make_organisation(store, name), name=name) for name in ("Ria", "Rob")
    )  # fmt: skip
    seat = Member(1, "regisseur", 1, "Gemeente", frozenset({tilburg.id}))
    ria, other = (Who(who.person_id, who.name, members=(seat,)) for who in (ria, other))
    scope = scope_for(store, ria, "Tilburg")
    told = {"draft": "d1", "now": at(4, 9)}
    one = explain(store, ria, "Tilburg", Q1, text=" De praktijk was dicht. ", **told)
    assert explain(store, ria, "Tilburg", Q1, text="nog eens", **told) is one
    assert of_report(store, scope, Q1, now=at(4, 10)) == ("De praktijk was dicht.",)
    with pytest.raises(MunicipalityOutOfScope):
        explain(store, ria, "Goirle", Q1, text="x", draft="d2", now=at(4, 9))
    coach = Who(ria.person_id, "Ria", members=(Member(2, "coach", 1, "Contour"),))
    for who in (other, coach):
        with pytest.raises(NotFound):
            take_back(store, who, one.public_id, now=at(4, 11)) if who is other else explain(
                store, who, None, Q1, text="x", draft="d3", now=at(4, 9)
            )
    take_back(store, ria, one.public_id, now=at(4, 11))
    assert of_report(store, scope, Q1, now=at(4, 12)) == ()
    assert goirle.id not in ria.municipalities("regisseur")
