"""A coach sees the figures of whom she walks with herself, all of them; nobody else can reach them."""

import ast
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from foundation.people.who import STRANGER, SYSTEM, Member
from foundation.refusals import NotFound
from monitoring.facts import asking
from monitoring.formats.message import as_message
from monitoring.periods import Period
from monitoring.reports import report
from monitoring.scope import Scope
from monitoring.scopes import all_scopes, own_scope
from tests.architecture.project import modules, name, tree
from tests.casework import builders
from tests.casework.builders import make_participation, make_session

NOW = datetime(2026, 8, 31, 9, tzinfo=UTC)
Q3 = Period.read("2026-Q3")


def walk(store, coach, place, number, *, minutes, stopped=None):
    found = builders.make_trajectory(store, coach, place, number=number, received_on=date(2026, 7, 1))
    make_session(store, found, held_on=date(2026, 7, 8), minutes=minutes)
    ended = {"stopped_on": stopped, "stop_reason": "geen_klik"} if stopped else {}
    make_participation(
        store, found, chosen_on=date(2026, 7, 9), started_on=date(2026, 7, 10), found="kaart_wijk", **ended
    )
    return found


@pytest.fixture
def house(store):
    """Samira with one client, Karim with two; one of them is Samira's client too, in another trajectory."""
    place = builders.make_organisation(store)
    samira, karim = (builders.make_coach(store, place, name=name) for name in ("Samira", "Karim"))
    hers = walk(store, samira, place, 1, minutes=40, stopped=date(2026, 8, 3))
    walk(store, karim, place, 2, minutes=50)
    client = store.get_one(builders.Client, hers.client_id)
    second = builders.make_trajectory(
        store, karim, place, client=client, municipality_id=hers.municipality_id, received_on=date(2026, 7, 20)
    )
    make_participation(store, second, chosen_on=date(2026, 8, 4), started_on=date(2026, 8, 5))
    builders.make_trajectory(store, None, place, number=3, received_on=date(2026, 7, 21))
    return place, samira, karim


def figures(store, who):
    return report(store, own_scope(store, who), Q3, now=NOW, rule=None)


def counts(made):
    shown = made.shown
    sessions, dropped = shown["sessions"], shown["dropped_out"]["total"]
    return shown["referrals"]["total"], sessions["held"], sessions["minutes"], shown["chosen"]["total"], dropped


def test_each_coach_sees_all_of_her_own_and_nothing_of_another(store, house):
    place, samira, karim = house
    mine = figures(store, samira)
    assert counts(mine) == (1, 1, 40, 1, 1)  # that her client goes elsewhere with Karim is not hers to see
    assert counts(figures(store, karim)) == (2, 1, 50, 2, 0)
    text = as_message(mine)
    assert "Gesprekken: 1, gemiddeld 40,0 minuten" in text
    assert "·" not in text
    assert "Alleen jij ziet dit" in text
    standing_in = replace(samira, stands_in_for=frozenset({(karim.person_id, place.id)}))
    assert counts(figures(store, standing_in)) == counts(mine)
    assert mine.scope.key != figures(store, karim).scope.key != Scope().key


def test_the_walls_of_a_scope_of_one(store, house, monkeypatch):
    """Who is no coach gets none, the command line neither, and nothing is frozen. The control breaks the wall."""
    place, samira, _ = house
    others = (Member(9, role, place.id, place.name) for role in ("coordinator", "admin", "regisseur", "editor"))
    for who in (SYSTEM, STRANGER, replace(samira, members=()), *(replace(samira, members=(m,)) for m in others)):
        with pytest.raises(NotFound):
            own_scope(store, who)
    assert [scope for scope in all_scopes(store) if scope.coach_id] == []
    elsewhere = replace(samira, members=(Member(9, "coach", builders.make_organisation(store, "Ver").id, "Ver"),))
    assert counts(figures(store, elsewhere)) == (0, 0, 0, 0, 0)

    real = asking._kind
    monkeypatch.setattr(asking, "_kind", lambda limits, invented: real(limits - {"coach_id"}, invented))
    assert counts(figures(store, samira)) != (1, 1, 40, 1, 1)


def test_only_one_function_makes_a_scope_of_one_coach():
    makers = [
        f"{name(path)}:{each.name}"
        for path in modules()
        if "coach_id" in path.read_text(encoding="utf-8")
        for each in ast.walk(tree(path))
        if isinstance(each, ast.FunctionDef)
        and any(
            isinstance(call, ast.Call)
            and getattr(call.func, "id", "") in ("Scope", "replace")
            and any(given.arg == "coach_id" for given in call.keywords)
            for call in ast.walk(each)
        )
    ]
    assert makers == ["monitoring/scopes.py:own_scope"]
