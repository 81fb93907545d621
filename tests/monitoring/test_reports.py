"""Reports: provisional, frozen once, revised beside it; whose figures they are, and whether the people are invented."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from foundation.people.who import SYSTEM, Member, Who
from monitoring.facts.scopes import has_begun, organisation_named
from monitoring.periods import Period, PeriodNotBegun, PeriodNotOver
from monitoring.reports import AlreadyFrozen, freeze, freeze_due, report
from monitoring.scope import Scope
from monitoring.scopes import (
    MunicipalityOutOfScope,
    OrganisationOrMunicipality,
    OrganisationOutOfScope,
    all_scopes,
    organisation_scope,
    organisation_scopes,
    places_within,
    scope_for,
    scopes_led,
)
from monitoring.suppression import HIDDEN, INTERNAL
from tests.monitoring.cases import Activity, Cabinet, Case, Close, Referred, Talk

Q1, Q2 = Period.read("2026-K1"), Period.read("2026-K2")


def at(month: int, day: int) -> datetime:
    return datetime(2026, month, day, 12, tzinfo=UTC)


def cases(count=1, **events):
    return [
        Case(f"T{n}", f"C{n}", referrals=[Referred(date(2026, 1, 5))], talks=[Talk(date(2026, 1, 9))], **events)
        for n in range(count)
    ]


def test_a_report_is_provisional_until_it_is_frozen_and_keeps_its_figures(store):
    cabinet = Cabinet(store)
    cabinet.put(*cases())
    assert report(store, Scope(), Q1, now=at(5, 1), rule=None).status == "provisional"

    freeze(store, SYSTEM, Scope(), Q1, now=at(5, 12))
    Cabinet(store).put(Case("late", "late", referrals=[Referred(date(2026, 2, 1))]))
    later = report(store, Scope(), Q1, now=at(6, 1), rule=None)

    assert (later.status, later.frozen_at) == ("frozen", at(5, 12))
    assert later.figures["referrals"]["total"] == 1
    assert later.revised["referrals"]["total"] == 2


def test_a_frozen_report_that_nothing_changed_has_no_revision(store):
    Cabinet(store).put(*cases())
    freeze(store, SYSTEM, Scope(), Q1, now=at(5, 12))

    assert report(store, Scope(), Q1, now=at(6, 1), rule=None).revised is None


def test_before_it_was_frozen_a_report_was_provisional(store):
    freeze(store, SYSTEM, Scope(), Q1, now=at(5, 12))

    assert report(store, Scope(), Q1, now=at(5, 1), rule=None).status == "provisional"


def test_a_report_is_frozen_once_and_only_when_the_period_is_over(store):
    with pytest.raises(PeriodNotOver):
        freeze(store, SYSTEM, Scope(), Q1, now=datetime(2026, 3, 31, 21, 59, tzinfo=UTC))
    freeze(store, SYSTEM, Scope(), Q1, now=datetime(2026, 3, 31, 22, 0, tzinfo=UTC))
    with pytest.raises(AlreadyFrozen):
        freeze(store, SYSTEM, Scope(), Q1, now=at(6, 1))


def test_a_period_ahead_has_no_report(store):
    with pytest.raises(PeriodNotBegun):
        report(store, Scope(), Q2, now=datetime(2026, 3, 31, 21, 59, tzinfo=UTC), rule=None)

    assert report(store, Scope(), Q2, now=datetime(2026, 3, 31, 22, 0, tzinfo=UTC), rule=None).in_progress


def test_a_reopening_counts_only_when_a_frozen_report_had_counted_the_closing(store):
    Cabinet(store).put(*cases(closings=[Close(date(2026, 3, 20), "geen_klik", date(2026, 5, 20))]))
    annulled = report(store, Scope(), Q2, now=at(6, 30), rule=None).figures["balance"]

    freeze(store, SYSTEM, Scope(), Q1, now=at(5, 12))  # she was still away then
    counted = report(store, Scope(), Q2, now=at(6, 30), rule=None).figures["balance"]

    assert annulled == {"start": 1, "started": 0, "reopened": 0, "closed": 0, "end": 1}
    assert counted == {"start": 0, "started": 0, "reopened": 1, "closed": 0, "end": 1}
    assert report(store, Scope(), Q1, now=at(6, 30), rule=None).revised["closed"]["total"] == 0


def test_a_closing_that_the_frozen_report_knew_was_annulled_is_not_reopened(store):
    Cabinet(store).put(*cases(closings=[Close(date(2026, 3, 20), "geen_klik", date(2026, 4, 20))]))
    freeze(store, SYSTEM, Scope(), Q1, now=at(5, 12))

    assert report(store, Scope(), Q2, now=at(6, 30), rule=None).figures["balance"]["reopened"] == 0


def test_the_clock_freezes_the_newest_periods_once_for_everything_each_municipality_and_organisation(store):
    Cabinet(store).put(*cases())

    assert [(s.period, s.scope) for s in freeze_due(store, now=at(5, 11))][:1] == [("2025-Q4", "m=*;o=*")]
    made = freeze_due(store, now=at(5, 12))

    assert {snap.period for snap in made} == {"2026-Q1"}
    assert len(made) == 3  # what an organisation did in its only municipality is what it did
    assert freeze_due(store, now=at(5, 13)) == []


def test_whatever_happens_first_begins_a_scope_and_before_it_every_figure_is_nought(store):
    last, next_day = Q1.last, Q2.first
    firsts = {
        "A": {"referrals": [Referred(last)]}, "B": {"talks": [Talk(last)]}, "C": {"activities": [Activity(last)]},
        "D": {"activities": [Activity(next_day, last)]}, "E": {"closings": [Close(last, "geen_klik")]},
    }  # fmt: skip
    Cabinet(store).put(*(Case(name, name, municipality=name, **events) for name, events in firsts.items()))
    for scope in all_scopes(store):
        assert has_begun(store, scope, last), scope
        assert not has_begun(store, scope, date(2026, 3, 30)), scope
    before = report(store, Scope(), Q1.previous(), now=at(5, 1), rule=None).figures

    assert before == report(store, Scope(invented=True), Q1.previous(), now=at(5, 1), rule=None).figures
    assert before["balance"] == {"start": 0, "started": 0, "reopened": 0, "closed": 0, "end": 0}


def test_revised_numbers_of_hidden_ones_stay_hidden(store):
    Cabinet(store).put(*cases(4))
    freeze(store, SYSTEM, Scope(), Q1, now=at(5, 12))
    Cabinet(store).put(*(Case(f"x{n}", f"x{n}", referrals=[Referred(date(2026, 2, 1))]) for n in range(3)))

    made = report(store, Scope(), Q1, now=at(6, 1), rule=INTERNAL)

    assert made.shown["referrals"]["total"] == made.shown_revised["referrals"]["total"] == HIDDEN

    # a code that is in the revised quarter only, of which a half-year hides what the quarter hides
    Cabinet(store).put(Case("y", "y", referrals=[Referred(date(2026, 2, 1), "fysio")]))
    half = report(store, Scope(), Period.read("2026-H1"), now=at(6, 1), rule=INTERNAL).shown
    assert half["referrals"]["by_type"]["fysio"] == HIDDEN


def regisseur(*places):
    return Who(1, "Ria", members=(Member(1, "regisseur", 1, "Gemeente", frozenset(p.id for p in places)),))


def test_a_regisseur_sees_her_municipalities_and_no_other(store):
    cabinet = Cabinet(store)
    tilburg, goirle = (cabinet.municipality(name) for name in ("Tilburg", "Goirle"))

    assert scope_for(store, regisseur(tilburg)).municipality_ids == {tilburg.id}
    assert scope_for(store, regisseur(tilburg, goirle), "goirle").municipality == "Goirle"
    for name in ("Goirle", "Nergenshuizen"):
        with pytest.raises(MunicipalityOutOfScope):
            scope_for(store, regisseur(tilburg), name)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # the command is tried on both
def test_who_leads_an_organisation_sees_that_one_over_its_municipalities_and_in_each(store):
    """Three in one town and eight in the other: what is shown of both together would tell the three."""
    counts = (("Contour", "Tilburg", 8), ("Contour", "Goirle", 3), ("Fara", "Goirle", 20), ("Fara", "Goes", 0))
    for name, town, count in counts:
        about = {"municipality": town, "organisation": name, "referrals": [Referred(date(2026, 1, 5))]}
        Cabinet(store).put(*(Case(f"{name}{town}{n}", f"{name}{town}{n}", **about) for n in range(count)))
    contour, fara = (organisation_named(store, name) for name in ("contour", " FARA "))
    lead = Who(1, "Karel", members=(Member(1, "coordinator", contour.id, contour.name),))

    whole = organisation_scope(store, lead, "contour")
    assert (whole.name, organisation_scope(store, lead, "Contour", "goirle").name) == ("Contour", "Contour, Goirle")
    shown = [
        report(store, scope, Q1, now=at(5, 1), rule=rule).shown["referrals"]["total"]
        for scope in (whole, *places_within(store, whole))
        for rule in (INTERNAL, None)
    ]
    assert shown == [HIDDEN, 11, HIDDEN, 3, 8, 8]
    for name, town in (("Fara", None), ("Contour", "Goes"), ("Contour", "Nergenshuizen"), ("Nergens", None)):
        with pytest.raises((OrganisationOutOfScope, MunicipalityOutOfScope)):
            organisation_scope(store, lead, name, town)
    names = ["Contour", "Contour, Goirle", "Contour, Tilburg", "Fara"]
    assert [scope.name for scope in organisation_scopes(store)] == names
    assert organisation_scope(store, SYSTEM, "Fara").organisation_ids == {fara.id}

    goirle = min(organisation_scope(store, lead, "Contour", "Goirle").municipality_ids)
    steers = Member(2, "regisseur", fara.id, fara.name, frozenset({goirle}))
    both = replace(lead, members=(*lead.members, steers))
    for town in (None, "Goirle"):  # three of Contour, taken from all, tell of the others
        with pytest.raises(OrganisationOrMunicipality):
            organisation_scope(store, both, "Contour", town)
    assert [scope.name for scope in scopes_led(store, both, "Contour")] == ["Contour, Tilburg"]
    assert len(scopes_led(store, lead, "Contour")) == 3


def test_somebody_without_that_role_sees_no_municipality_at_all(store):
    Cabinet(store).put(*cases())
    nobody = Who(1, "Cor", members=(Member(1, "coach", 1, "Contour"),))

    assert report(store, scope_for(store, nobody), Q1, now=at(5, 1), rule=None).figures["referrals"]["total"] == 0


def test_the_demo_counts_invented_people_and_a_real_house_does_not(store):
    Cabinet(store).put(*cases(invented=True))
    assert scope_for(store, SYSTEM).invented

    Cabinet(store).put(Case("real", "real", referrals=[Referred(date(2026, 1, 5))]))
    assert not scope_for(store, SYSTEM).invented
    assert [scope.municipality for scope in all_scopes(store)] == [None, "Tilburg"]
