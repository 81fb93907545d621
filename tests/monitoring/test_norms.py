"""Norms: the default until a municipality sets its own, from a day on, with history, by who may."""

from datetime import date

import pytest

from dialogue import rules_of_thumb
from foundation.people.who import SYSTEM, Member, Who
from foundation.refusals import NotFound
from monitoring import norms
from monitoring.norms import NormNotYours, NotABand, band
from tests.casework import builders

TODAY, SOON = date(2026, 11, 20), date(2027, 1, 1)


@pytest.fixture
def place(store):
    return builders.make_municipality(store).id


def someone(store, role, *places):
    here = builders.make_organisation(store, f"Van {role} {places}")
    person = builders.make_person(store, role)
    return Who(person.id, role, members=(Member(1, role, here.id, here.name, frozenset(places)),))


def test_every_norm_has_words_a_source_and_a_band_that_can_be(store):
    words = norms.words()
    for key, kind in norms.kinds().items():
        assert words["norm"][key]["title"], key
        assert words["group"][kind.group]
        assert words["unit"][kind.unit]
        assert kind.source
        assert kind.low is None or kind.high is None or kind.low <= kind.high
    assert set(words["norm"]) == set(norms.kinds())


def test_a_municipality_sets_its_own_from_a_day_on_and_takes_it_back(store, place, now):
    regisseur, elsewhere = someone(store, "regisseur", place), builders.make_municipality(store, "Breda").id
    row = norms.set_from(store, regisseur, "client_hours", place, low=6, high=12, from_on=SOON, now=now)

    assert band(store, "client_hours", [place], on=TODAY).high == 10
    assert norms.said(band(store, "intake", [place], on=TODAY)) == "hooguit 6 weken"
    then = band(store, "client_hours", [place], on=SOON)
    assert (then.low, then.high, then.own, norms.said(then)) == (6, 12, True, "6–12 uur per traject")
    assert not band(store, "client_hours", [place, elsewhere], on=SOON).own  # they do not agree
    assert norms.of_each(store, "client_hours", [place, elsewhere], on=SOON)[elsewhere].high == 10

    norms.set_from(store, regisseur, "client_hours", place, low=None, high=9, from_on=SOON, now=now)
    assert band(store, "client_hours", [place], on=SOON).most == 9  # set later for the same day
    norms.take_back(store, regisseur, norms.history(store, "client_hours", place)[0].public_id, now=now)
    norms.take_back(store, regisseur, row.public_id, now=now)
    assert not band(store, "client_hours", [place], on=SOON).own
    assert len(norms.history(store, "client_hours", place)) == 2


def test_only_who_speaks_for_the_municipality_sets_a_norm_and_only_one_that_can_be(store, place, now):
    practice = builders.make_practice(store)
    karel, stranger = someone(store, "coordinator", place), someone(store, "regisseur", place + 1)
    given = {"low": 1.5, "high": 1.5, "from_on": TODAY, "now": now}
    row = norms.set_from(store, karel, "coach_fte", place, practice_id=practice.id, **given)

    assert norms.said(norms.of_practices(store, "coach_fte", place, on=TODAY)[practice.id]) == "1,5 fte"
    assert not band(store, "coach_fte", [place], on=TODAY).known  # of the municipality itself nobody said it
    for who, key in ((karel, "client_hours"), (stranger, "coach_fte"), (stranger, "client_hours")):
        with pytest.raises(NormNotYours):
            norms.set_from(store, who, key, place, **given)
    with pytest.raises(NotFound):
        norms.take_back(store, stranger, row.public_id, now=now)
    for low, high in ((None, None), (5, 4), (-1, 2), (0, 10**12)):
        with pytest.raises(NotABand):
            norms.set_from(store, SYSTEM, "client_hours", place, **given | {"low": low, "high": high})
    with pytest.raises(NotFound):  # no norm of one practice
        norms.set_from(store, SYSTEM, "client_hours", place, practice_id=practice.id, **given)


def test_a_coachs_day_is_held_against_the_norms_of_her_municipality(store, place, now):
    coach, other = someone(store, "coach", place), someone(store, "coach", place + 1)
    for key, low, high in (("client_hours", 5, 9), ("intake", None, 4), ("network_hours", 2.5, 3)):
        norms.set_from(store, SYSTEM, key, place, low=low, high=high, from_on=TODAY, now=now)
    hers, usual = (rules_of_thumb.of(store, who, TODAY) for who in (coach, other))

    assert (hers.intake_days, hers.client_hours, hers.network_said()) == (28, (5, 9), ("2,5", "3"))
    assert hers.spelt() == {"intakes": "vier", "practices": "zes", "hours": "negen"}
    assert (usual.intake_days, usual.client_hours, usual.network_said()) == (42, (7, 10), ("4", "6"))
