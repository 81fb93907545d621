"""What is missing on the map: the 80/20 by how each activity was found (DOMAIN I20), and wishes."""

from copy import deepcopy
from datetime import date
from itertools import product
from random import Random

import pytest

from foundation.people import municipalities, organisations
from foundation.people.who import SYSTEM
from monitoring.facts import gather
from monitoring.facts.values import Facts, Joined, Wished
from monitoring.indicators import compute
from monitoring.indicators.missing import found_on_map, wishes
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN, INTERNAL, PUBLIC, conceal
from social_map.wishes.models import Wish
from tests.monitoring.attack import published, worked_out
from tests.monitoring.cases import Cabinet, read_golden
from tests.monitoring.test_suppression import NOTHING, primary_only

Q3 = Period.read("2026-Q3")
ON = date(2026, 8, 3)


def chose(*ways):
    joined = tuple(Joined(n, n, "eten", ON, way) for n, way in enumerate(ways))
    return found_on_map(Facts(period=Q3, today=date(2026, 12, 1), joined=joined))


@pytest.mark.parametrize(("quarter", "choices"), [("2026-Q1", 4), ("2026-Q2", 3), ("2026-Q3", 1), ("2026-Q4", 0)])
def test_the_golden_choices_all_stood_on_the_map_nearby(store, quarter, choices):
    Cabinet(store).put(*read_golden())
    figures = compute(gather(store, Scope(), Period.read(quarter), today=date(2027, 3, 1)))
    assert figures["found_on_map"] == {
        "known": choices, "on_map_nearby": choices, "percent": 100 if choices else None, "unknown": 0,
        "by_way": {"kaart_wijk": choices} if choices else {},
    }  # fmt: skip


def test_only_the_map_nearby_counts_and_unknown_ways_stand_apart():
    assert chose("kaart_wijk", "kaart_wijk", "kaart_elders", "gezocht", "maatwerk", "bekend", None, None, None) == {
        "known": 6, "on_map_nearby": 2, "percent": 33, "unknown": 3,
        "by_way": {"bekend": 1, "gezocht": 1, "kaart_elders": 1, "kaart_wijk": 2, "maatwerk": 1},
    }  # fmt: skip


def test_the_percentage_is_rounded_half_up_and_nothing_over_nothing_is_none():
    assert chose(*["kaart_wijk"], *["gezocht"] * 7)["percent"] == 13
    assert chose(None)["percent"] is None


def shown_share(nearby, elsewhere, rule=INTERNAL):
    figures = deepcopy(NOTHING)
    figures["found_on_map"] = chose(*["kaart_wijk"] * nearby, *["gezocht"] * elsewhere)
    figures["chosen"] = {"total": nearby + elsewhere, "by_category": {"eten": nearby + elsewhere}}
    return conceal([figures], rule)[0]["found_on_map"]


def test_no_percentage_of_fewer_than_ten_nor_of_a_hidden_number():
    assert shown_share(8, 0)["percent"] == HIDDEN
    assert shown_share(8, 5)["percent"] == 62
    assert shown_share(12, 3)["percent"] == HIDDEN
    assert shown_share(52, 21, PUBLIC) == {
        "known": 75, "on_map_nearby": 50, "percent": 67, "unknown": 0, "by_way": {"kaart_wijk": 50, "gezocht": 20},
    }  # fmt: skip


def test_wishes_are_counted_by_what_came_of_them():
    facts = Facts(
        period=Q3, today=ON, wished=(Wished("spel", True, 2), Wished("spel", False, 6), Wished("rouw", False, 1))
    )
    assert wishes(facts) == {
        "total": 9, "fulfilled": 2, "without_supply": 7, "by_category": {"rouw": 1, "spel": 6},
    }  # fmt: skip


def test_wishes_of_the_period_and_the_place_are_read(store):
    here, there = (municipalities.named(store, name, create=True) for name in ("Tilburg", "Breda"))
    home = organisations.add(store, SYSTEM, "Contour", kind="welfare")
    demo = organisations.add(store, SYSTEM, "Demo", kind="welfare")
    demo.invented = True
    store.flush()
    for number, (place, month, came, by) in enumerate((
        (here, 7, None, home), (here, 9, date(2026, 10, 1), home), (here, 9, date(2026, 11, 30), home),
        (here, 10, None, home), (there, 8, None, home), (here, 8, None, demo),
    )):  # fmt: skip
        store.add(
            Wish(
                public_id=f"w{number}", category="spel", municipality_id=place.id, month=date(2026, month, 1),
                organisation_id=by.id, answered_on=came, seq=0, known=[],
            )
        )  # fmt: skip
    store.flush()
    scope = Scope(municipality_ids=frozenset({here.id}))
    figures = wishes(gather(store, scope, Q3, today=date(2026, 11, 1)))
    assert figures == {"total": 3, "fulfilled": 1, "without_supply": 2, "by_category": {"spel": 2}}


def with_wishes(fulfilled, **missing):
    without = sum(missing.values())
    found = {"total": fulfilled + without, "fulfilled": fulfilled, "without_supply": without, "by_category": missing}
    return {**deepcopy(NOTHING), "wishes": found}


@pytest.mark.parametrize("rule", [INTERNAL, PUBLIC], ids=lambda rule: rule.audience)
def test_no_hidden_number_of_wishes_can_be_worked_out(rule):
    chance = Random(7)
    lines = [(*each, chance.randrange(30)) for each in product((0, 2, 5, 12), repeat=3)]
    told = 0
    for fulfilled, spel, rouw, eten in lines:
        figures = with_wishes(fulfilled, **{k: n for k, n in (("spel", spel), ("rouw", rouw), ("eten", eten)) if n})
        (shown,) = conceal([figures], rule)
        assert worked_out(shown, rounding=rule.rounding) == {}
        assert not [cell for cell, value in published(shown) if value != HIDDEN and 0 < value < rule.threshold]
        told += len(worked_out(primary_only(figures, rule), rounding=rule.rounding))
    assert told > 10 or rule is PUBLIC  # hiding only the small ones would tell them
