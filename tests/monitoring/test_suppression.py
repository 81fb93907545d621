"""No number of a few people can be worked out from what one report shows."""

from copy import deepcopy
from datetime import UTC, date, datetime
from functools import cache
from itertools import product

import pytest

from monitoring.periods import Period
from monitoring.reports import Report
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN, INTERNAL, PUBLIC, conceal
from monitoring.suppression.cells import cells_of
from tests.monitoring.attack import every_world, published, worked_out
from tests.monitoring.invent import casework
from tests.monitoring.reference import Reference

PERIODS = [Period.read(name) for name in ("2026-Q1", "2026-Q3", "2026-H1")]
EMPTY = Reference([], date(2026, 7, 1), date(2026, 9, 30), date(2027, 3, 1)).report()
ALSO = {
    "from_where",
    "reasons",
    "reach",
    "waited",
    "wait_for_contact",
    "wait_for_intake",
    "still_waiting",
    "icpc",
    "came_back",
}
NOTHING = {
    key: figures for key, figures in EMPTY.items() if key not in ALSO
}  # to fill in by hand without contradiction


@cache
def figures_of(seed, size):
    """The figures of invented casework in every period. Nobody changes them."""
    cases = casework(seed, size)
    return [Reference(cases, p.first, p.last, date(2027, 3, 1)).report() for p in PERIODS]


def primary_only(figures, rule):
    """The broken variant: small numbers are hidden and nothing else is."""
    shown = deepcopy(figures)
    for path, count in cells_of(figures).items():
        key, name, *code = path.split(".")
        if rule.is_small(count):
            target = shown[key][name] if code else shown[key]
            target[code[0] if code else name] = HIDDEN
    return shown


SOME = [(12, 4), (40, 4), (120, 2)]
MANY = [(size, 20) for size in (8, 12, 40, 120, 300)]


@pytest.mark.parametrize("rule", [INTERNAL, PUBLIC], ids=lambda rule: rule.audience)
@pytest.mark.parametrize(("size", "worlds"), [*SOME, *(pytest.param(*each, marks=pytest.mark.prove) for each in MANY)])
def test_an_attacker_who_knows_every_sum_learns_no_hidden_number(size, worlds, rule):
    for figures in [each for seed in range(worlds) for each in figures_of(seed, size)]:
        (shown,) = conceal([figures], rule)

        assert worked_out(shown, rounding=rule.rounding) == {}
        assert not [cell for cell, value in published(shown) if value != HIDDEN and 0 < value < rule.threshold]


def test_hiding_only_small_numbers_would_tell_them():
    told = [worked_out(primary_only(each, INTERNAL)) for seed in range(2) for each in figures_of(seed, 120)]

    assert sum(map(len, told)) > 10


def only_beside(shown):
    """Who has a reason beside the main one only, and who has it not at all, as a reader subtracts them."""
    reasons = {code: n for code, n in shown["reasons"]["by_mention"].items() if n != HIDDEN}
    main, everybody = shown["reasons"]["by_reason"], shown["reasons"]["intakes"]
    yield from (n - main.get(code, 0) for code, n in reasons.items() if main.get(code, 0) != HIDDEN)
    yield from (everybody - n for n in reasons.values() if everybody != HIDDEN)


def test_few_with_a_reason_only_beside_the_main_one_are_hidden_in_who_mentions_it():
    worlds = [figures for seed in range(2) for figures in figures_of(seed, 120)]
    told = {variant: [n for w in worlds for n in only_beside(variant(w))] for variant in (carelessly, safely)}

    assert [n for n in told[safely] if 0 < n < 5] == []
    assert [n for n in told[carelessly] if 0 < n < 5] != []  # the broken variant tells some
    for figures in worlds:  # and nothing else is hidden for it
        others = deepcopy(figures)
        del others["reasons"]["by_mention"]
        assert safely(figures)["reasons"] | {"by_mention": {}} == safely(others)["reasons"] | {"by_mention": {}}


def safely(figures):
    return conceal([figures], INTERNAL)[0]


def carelessly(figures):
    return primary_only(figures, INTERNAL)


def with_types(**by_type):
    figures = deepcopy(NOTHING)
    primary = sum(count for kind, count in by_type.items() if kind != "zelf")
    figures["referrals"] |= {"total": sum(by_type.values()), "from_primary_care": primary, "by_type": by_type}
    return figures


def test_by_brute_force_every_hidden_number_of_a_line_may_be_another():
    for counts in product(range(8), repeat=3):
        by_type = {kind: n for kind, n in zip(("huisarts", "fysio", "zelf"), counts, strict=True) if n}
        (shown,) = conceal([with_types(**by_type)], INTERNAL)
        line = shown["referrals"]
        hidden = [kind for kind, value in line["by_type"].items() if value == HIDDEN]
        if not hidden or line["total"] == HIDDEN:
            continue
        rest = line["total"] - sum(value for value in line["by_type"].values() if value != HIDDEN)
        primary = line["from_primary_care"]
        worlds = [
            world
            for world in every_world(rest, len(hidden))
            if primary in (HIDDEN, _primary(dict(zip(hidden, world, strict=True)), line["by_type"]))
        ]

        assert all(len({world[place] for world in worlds}) > 1 for place in range(len(hidden))), by_type


def _primary(guess, by_type):
    return sum(guess.get(kind, value) for kind, value in by_type.items() if kind != "zelf")


def test_zero_and_nothing_are_shown():
    (shown,) = conceal([EMPTY], INTERNAL)

    assert shown == EMPTY


def test_one_small_number_takes_a_second_one_with_it():
    (shown,) = conceal([with_types(huisarts=21, fysio=12, apotheek=2)], INTERNAL)

    assert shown["referrals"] | {"by_type": None} == {
        "total": 35, "from_primary_care": 35, "by_type": None, "repeat": 0, "transfers": 0,
    }  # fmt: skip
    assert shown["referrals"]["by_type"] == {"huisarts": 21, "fysio": HIDDEN, "apotheek": HIDDEN}


def test_five_are_shown_and_four_are_not():
    (five,) = conceal([with_types(huisarts=5)], INTERNAL)
    (four,) = conceal([with_types(huisarts=4)], INTERNAL)

    assert five["referrals"]["total"] == 5
    assert four["referrals"]["total"] == HIDDEN


def test_what_only_subtracting_would_show_is_protected_too():
    """12 closed of which 9 after a talk would tell that 3 never had one."""
    figures = deepcopy(NOTHING)
    figures["closed"] = {"total": 12, "with_session": 9, "by_reason": {"doel_bereikt_netwerk": 12}}
    figures["sessions_per_trajectory"] = {"mean": 2.0, "median": 2.0, "n": 9}
    figures["completed"] = {"total": 9}
    figures["balance"] |= {"start": 9, "closed": 9}
    figures["supported_clients"] = {"clients": 9, "trajectories": 9}

    (shown,) = conceal([figures], INTERNAL)

    assert HIDDEN in (shown["closed"]["total"], shown["closed"]["with_session"])


def test_the_public_sees_multiples_of_five_from_ten_up():
    (shown,) = conceal([with_types(huisarts=23, fysio=12, zelf=17)], PUBLIC)

    assert shown["referrals"]["by_type"] == {"huisarts": 25, "fysio": 10, "zelf": 15}


def test_the_public_is_not_told_what_they_do_not_read_who_work_together():
    """One of 129: the others are not told beside the total. In fives they would be 130, so 128 of them, and one."""
    figures, now = with_types(huisarts=128, fysio=1), datetime(2026, 6, 1, tzinfo=UTC)
    made = Report(Period.read("2026-K1"), Scope(), now, figures, None)
    internal, public = (made.read_by(rule).shown["referrals"] for rule in (INTERNAL, PUBLIC))

    assert (internal["total"], internal["by_type"]) == (129, {"huisarts": HIDDEN, "fysio": HIDDEN})
    assert (public["total"], public["by_type"]) == (130, {"huisarts": HIDDEN, "fysio": HIDDEN})
    (alone,) = conceal([figures], PUBLIC)  # the control
    assert alone["referrals"]["by_type"]["huisarts"] == 130


def test_means_of_few_and_the_longest_wait_of_few_are_hidden():
    figures = deepcopy(NOTHING)
    figures["sessions"] |= {"held": 4, "minutes": 200, "mean_minutes": 50.0, "median_minutes": 50.0}
    figures["waiting"] = {"on_last_day": 2, "longest_days": 100, "over_92_days": 1}

    (shown,) = conceal([figures], INTERNAL)

    assert {shown["sessions"][name] for name in ("held", "minutes", "mean_minutes", "median_minutes")} == {HIDDEN}
    assert set(shown["waiting"].values()) == {HIDDEN}


def began(count):
    """Ten were in support, so many more began, and nobody left."""
    figures = deepcopy(NOTHING)
    figures["balance"] |= {"start": 10, "started": count, "end": 10 + count}
    figures["supported_clients"] = {"clients": 10 + count, "trajectories": 10 + count}
    return figures


def test_where_few_came_and_went_nothing_of_them_is_told_noughts_too():
    """The quarters around it tell both stocks: that nobody left would tell how many came."""
    (four,), (five,) = (conceal([began(count)], INTERNAL) for count in (4, 5))

    hidden = dict.fromkeys(("started", "reopened", "closed"), HIDDEN)
    assert four["balance"] == {"start": 10, **hidden, "end": 14}
    assert four["closed"]["by_reason"] == {} != four["closed"]["by_reason"].get("geen_klik", 0) == HIDDEN
    assert worked_out(four) == {}
    assert worked_out(primary_only(began(4), INTERNAL))["balance.started"] == 4  # the control
    assert (five["balance"], five["closed"]) == (began(5)["balance"], began(5)["closed"])
    now = conceal([began(4), began(5)], INTERNAL)[1]  # and what one version does not tell, the other does not
    assert now["balance"] == {"start": 10, **hidden, "end": 15}


def test_people_stand_for_their_trajectories_where_nobody_has_two():
    """14 people of whom 10 were there at the start: that 4 began, for hardly anybody is in support twice at once."""
    figures = deepcopy(NOTHING)
    figures["balance"] |= {"start": 10, "started": 4, "closed": 9, "end": 5}
    figures["closed"] = {"total": 9, "with_session": 9, "by_reason": {"doel_bereikt_netwerk": 9}}
    figures["sessions_per_trajectory"] = {"mean": 2.0, "median": 2.0, "n": 9}
    figures["completed"] = {"total": 9}
    figures["supported_clients"] = {"clients": 14, "trajectories": 14}
    twice = deepcopy(figures) | {"supported_clients": {"clients": 12, "trajectories": 14}}

    (shown,), (other,) = conceal([figures], INTERNAL), conceal([twice], INTERNAL)

    assert (shown["balance"]["start"], shown["balance"]["started"]) == (10, HIDDEN)
    assert shown["supported_clients"] == {"clients": HIDDEN, "trajectories": HIDDEN}
    assert other["supported_clients"] == {"clients": 12, "trajectories": HIDDEN}  # the control: these say nothing sure


def test_what_is_hidden_in_one_version_is_hidden_in_the_other():
    was, is_now = conceal([with_types(huisarts=7, zelf=5), with_types(huisarts=7, zelf=4)], INTERNAL)

    assert was["referrals"]["by_type"]["zelf"] == is_now["referrals"]["by_type"]["zelf"] == HIDDEN
    assert was["referrals"]["by_type"]["huisarts"] == HIDDEN or was["referrals"]["total"] == HIDDEN
