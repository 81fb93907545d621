"""Whether referrals belonged here (DOMAIN B02), and the totals with and without variants (H05, T10)."""

from copy import deepcopy
from datetime import date
from itertools import product

import pytest

from monitoring.facts import gather
from monitoring.facts.values import Facts, Referred
from monitoring.formats.speaking import code_name
from monitoring.indicators.inflow import fitting, referrals, variants
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN, INTERNAL, PUBLIC, conceal
from tests.casework import builders
from tests.monitoring.attack import published, worked_out
from tests.monitoring.test_suppression import NOTHING, primary_only

Q4 = Period.read("2026-Q4")


def test_of_what_counts_as_a_referral_each_counts_once_and_what_nobody_told_stands_apart(store):
    place = builders.make_organisation(store)
    coach = builders.make_coach(store, place)
    told = (
        ("passend", None), ("hoort_elders", "wor"), ("onduidelijk", "bewegen"), (None, "bewegen"), (None, None),
    )  # fmt: skip
    for number, (fits, variant) in enumerate(told, 27):
        walk = builders.make_trajectory(store, coach, place, number=number, received_on=date(2026, 1, 5))
        builders.make_referral(store, walk, received_on=date(2026, 11, 2), fits=fits, variant=variant)
        builders.make_referral(store, walk, received_on=date(2026, 11, 3), fits="passend", variant="geld", repeat=True)
    facts = gather(store, Scope(), Q4, today=date(2026, 12, 31))
    assert referrals(facts)["total"] == 5
    assert fitting(facts) == {"known": 3, "fitting": 1, "elsewhere": 1, "unclear": 1, "unknown": 2}
    assert variants(facts) == {"itself": 3, "other": 2, "by_variant": {"bewegen": 2}}
    assert code_name("variants.by_variant", "bewegen") == "Bewegen op recept"


def figures_of(fits, elsewhere, geld):
    told = (("passend", None, fits), ("hoort_elders", None, elsewhere), (None, "geld", geld), (None, None, 9))
    counts = tuple(Referred("huisarts", False, count, *codes) for *codes, count in told if count)
    facts = Facts(period=Q4, today=date(2026, 12, 31), referrals=counts)
    each = {"referrals": referrals(facts), "fitting": fitting(facts), "variants": variants(facts)}
    return {**deepcopy(NOTHING), **each}


@pytest.mark.parametrize("rule", [INTERNAL, PUBLIC], ids=lambda rule: rule.audience)
def test_no_hidden_number_of_them_can_be_worked_out(rule):
    told = 0
    for counts in product((0, 2, 12), repeat=3):
        (shown,) = conceal([figures_of(*counts)], rule)
        assert worked_out(shown, rounding=rule.rounding) == {}
        assert not [cell for cell, value in published(shown) if value != HIDDEN and 0 < value < rule.threshold]
        told += len(worked_out(primary_only(figures_of(*counts), rule), rounding=rule.rounding))
    assert told > 10 or rule is PUBLIC  # the control: hiding only the small ones would tell them
