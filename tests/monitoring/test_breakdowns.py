"""Tables per organisation, neighbourhood and practice: right, and nobody works out what they hide."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import product
from random import Random

import pytest
from python_calamine import CalamineWorkbook

from casework.models import Trajectory
from foundation.people.who import SYSTEM
from monitoring.breakdowns import FIGURES, TABLES, NotForEverybody, breakdowns
from monitoring.breakdowns.columns import Column
from monitoring.breakdowns.hiding import column, nothing_shown
from monitoring.breakdowns.values import UNKNOWN
from monitoring.formats.tables import as_message
from monitoring.formats.workbook import tables_as_xlsx
from monitoring.periods import Period
from monitoring.piles.counting import count
from monitoring.scopes import organisation_scope, scope_for
from monitoring.suppression import HIDDEN, INTERNAL, PUBLIC
from tests.casework import builders
from tests.monitoring.attack import MOST, every_world, known_sums, links, narrow, ranges
from tests.monitoring.cases import Cabinet
from tests.monitoring.invent import casework
from tests.monitoring.reference import Reference

NOW, TODAY = datetime(2027, 3, 1, 9, tzinfo=UTC), date(2027, 3, 1)
Q1, Q2, H1 = (Period.read(name) for name in ("2026-Q1", "2026-Q2", "2026-H1"))


VARIANTS = (None, "wor", "bewegen", "bewegen", "dansen")
ALONE = "Oostpoort"  # of this practice one coach walks with everybody


@pytest.fixture
def town(store):
    """Invented casework of two towns."""
    cases, chance = casework(5, 60), Random("variants")
    for case in cases:
        case.referrals = [replace(each, variant=chance.choice(VARIANTS)) for each in case.referrals]
    cabinet = Cabinet(store)
    cabinet.put(*cases)
    organisation = cabinet.organisation("Contour")
    coaches = [builders.make_coach(store, organisation, name=name).person_id for name in ("Samira", "Fatima")]
    alone = cabinet.organisation(ALONE, "practice").id
    for number, walk in enumerate(store.query(Trajectory).order_by(Trajectory.id)):
        walk.coach_id = coaches[0 if walk.practice_id == alone else number % 2]
    store.flush()
    return cases


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # the command is tried on both
def test_every_row_is_what_the_reference_counts_and_who_has_all_tables_and_reports_learns_nothing_hidden(store, town):
    """Everything that a regisseur can obtain of one town in two quarters and their half-year, laid side by side."""
    scope = scope_for(store, SYSTEM, "Tilburg")
    for table in breakdowns(store, scope, Q1, TABLES, now=NOW, rule=None):
        for row in table.rows:
            counted = Reference(town, Q1.first, Q1.last, TODAY, scope=_of(table.by, row.name)).report()
            if table.by == "variant":
                counted["referrals"]["total"] = _sent_as(town, row.name)
            assert row.figures == {key: counted[group][name] for key, (group, name) in FIGURES.items()}, row.name
        sums = {key: sum(row.figures[key] for row in table.rows) for key in FIGURES}
        assert {**sums, "new": table.total["new"]} == table.total

    shown, delicate = [], {}
    for place, period in enumerate((H1, Q1, Q2)):
        end = f"@{place - 1}" if place else ""
        tables = breakdowns(store, scope, period, TABLES, now=NOW, rule=INTERNAL)
        figures = {key: _counts(each) for key, each in tables[0].report.shown.items()}
        for table in tables:
            true = count(store, scope, period, table.by, now=NOW)
            assert table.by == "practice" or not any(row.alone for row in table.rows)
            for key in FIGURES:
                figures[f"{table.by}_{key}"] = {"row": {row.name: row.figures[key] for row in table.rows}}
                secret = {name: each.figures[key] for name, each in true.items() if _is_delicate(name, key, each)}
                assert {figures[f"{table.by}_{key}"]["row"][name] for name in secret} <= {HIDDEN}
                delicate |= {f"{table.by}_{key}.row.{name}{end}": count for name, count in secret.items()}
        shown.append(figures)
    learnt = _worked_out(shown)
    assert len(delicate) > 30
    assert not {cell: count for cell, count in learnt.items() if delicate.get(cell) or INTERNAL.is_small(count)}

    _looks_right(tables)
    theirs = organisation_scope(store, SYSTEM, "Fara", "Goirle")
    (of_one,) = breakdowns(store, theirs, Q1, ["organisation"], now=NOW, rule=None)
    assert [row.name for row in of_one.rows] == ["Fara"]
    every = breakdowns(store, scope_for(store, SYSTEM), Q1, ["neighbourhood"], now=NOW, rule=PUBLIC)
    assert [each.report.scope.municipality for each in every] == ["Goirle", "Tilburg"]
    with pytest.raises(NotForEverybody):
        breakdowns(store, scope, Q1, ["practice"], now=NOW, rule=PUBLIC)


def _looks_right(tables):
    """What a municipality does not report is in nothing that people read; numbers are numbers."""
    table = next(each for each in tables if each.by == "organisation")
    less = replace(table, left_out=frozenset({"chosen"}))
    assert ("gekozen" in as_message(table), "gekozen" in as_message(less)) == (True, False)
    book = CalamineWorkbook.from_filelike(io.BytesIO(tables_as_xlsx([*tables, less])))
    assert book.sheet_names == ["Per organisatie", "Per wijk", "Per praktijk", "Per variant"]
    lines = book.get_sheet_by_name("Per organisatie").to_python()
    assert lines[3][:7] == ["Gemeente", "Naam", "Verwezen", "Gestart", "Afgesloten", "Gekozen", "Nieuwe deelnemers"]
    assert lines[-1][5:7] == ["", "·" if table.total["new"] == HIDDEN else table.total["new"]]


def _of(by, name):
    if by == "variant":
        return lambda case: case.municipality == "Tilburg" and (case.referrals[0].variant or "wor") == name
    wanted = None if name == UNKNOWN else name
    return lambda case: case.municipality == "Tilburg" and getattr(case, by) == wanted


def _sent_as(town, variant):
    """Each referral counts as what it is, also where the first was another; who is sent back is sent as none."""
    wanted = {None, "wor"} if variant == "wor" else {variant}

    def as_sent(case):
        closings = case.closings if None in wanted else [replace(each, by=None) for each in case.closings]
        return replace(case, referrals=[r for r in case.referrals if r.variant in wanted], closings=closings)

    here = Reference([as_sent(case) for case in town], Q1.first, Q1.last, TODAY, scope=_of("municipality", "Tilburg"))
    return here.report()["referrals"]["total"]


def _is_delicate(name, key, row):
    number = row.figures[key]
    return INTERNAL.is_small(number) or (name == ALONE and key != "referrals" and number)


def _worked_out(shown):
    """Every hidden number that an attacker works out; of a row of a table it may be nought."""
    bounds, sums = {}, [*known_sums(shown[0]), *links(shown[0], shown[1:]), *_sums(shown)]
    for place, figures in enumerate(shown):
        end = f"@{place - 1}" if place else ""
        bounds |= {f"{cell}{end}": found for cell, found in ranges(figures, 1).items()}
        if place:
            sums += [(f"{total}{end}", [f"{cell}{end}" for cell in cells]) for total, cells in known_sums(figures)]
    hidden = [cell for cell, found in bounds.items() if found == (1, MOST)]
    bounds |= {cell: (0, MOST) for cell in hidden if ".row." in cell}
    for cell in (cell for total, cells in sums for cell in (total, *cells)):
        bounds.setdefault(cell, (0, MOST))
    bounds = narrow(bounds, sums)
    return {cell: bounds[cell][0] for cell in hidden if bounds[cell][0] == bounds[cell][1]}


def _counts(indicator):
    return {name: value for name, value in indicator.items() if value is not None}


def _sums(shown):
    for place, figures in enumerate(shown):
        end = f"@{place - 1}" if place else ""
        for key, (group, name) in FIGURES.items():
            for by in TABLES:
                rows = [f"{by}_{key}.row.{row}{end}" for row in figures[f"{by}_{key}"]["row"]]
                if key == "new":  # people, who may be in two rows
                    yield f"x all {by}{end}", rows
                    yield f"x all {by}{end}", [f"{group}.{name}{end}", f"x twice {by}{end}"]
                else:
                    yield f"{group}.{name}{end}", rows
                if by == "variant" and key == "referrals":  # the report has the same rows
                    for row in figures["variant_referrals"]["row"]:
                        same = "itself" if row == "wor" else f"by_variant.{row}"
                        yield f"variants.{same}{end}", [f"variant_referrals.row.{row}{end}"]
                if not place and key != "new":
                    for row in figures[f"{by}_{key}"]["row"]:
                        cell = f"{by}_{key}.row.{row}"
                        there = [n for n, part in enumerate(shown[1:]) if row in part[f"{by}_{key}"]["row"]]
                        yield cell, [f"{cell}@{n}" for n in there]


def year(seed, rule, make):
    """The columns of four quarters, two halves and their year, made by `make`."""
    chance = Random(seed)
    rows = [f"rij {n}" for n in range(chance.randrange(2, 7))]  # of one row it is the total
    most = chance.choice((6, 20, 60))
    alone = frozenset(row for row in rows if chance.random() < 0.2)

    def counts(*parts):
        if not parts:
            return {row: chance.choice((0, chance.randrange(most))) for row in rows}
        return {row: sum(part.counts[row] for part in parts) for row in rows}

    def of(how, *parts):
        return how(counts(*parts), alone, parts, rule)

    quarters = [of(nothing_shown if chance.random() < 0.2 else make) for _ in range(4)]
    halves = [of(make, *pair) for pair in (quarters[:2], quarters[2:])]
    return [*quarters, *halves, of(make, *halves)]


def primary(counts, alone, parts, rule):
    """The broken variant: what is small or of one coach is hidden, and nothing else."""
    delicate = alone | {row for row, count in counts.items() if rule.is_small(count)}
    return Column(counts, frozenset(delicate), frozenset(delicate), parts)


def learnt(columns, rule):
    """What an attacker works out of what is delicate: every total is known to her to the last one."""
    slack = rule.rounding // 2
    bounds, sums = {}, []
    for n, each in enumerate(columns):
        total = sum(each.counts.values())
        bounds[f"total {n}"] = total, total
        for row, number in each.counts.items():
            shown = rule.rounded(number)
            low, high = (shown, shown) if not shown else (max(shown - slack, rule.threshold), shown + slack)
            bounds[f"{row}@{n}"] = (0, MOST) if row in each.hidden else (low, high)
        sums.append((f"total {n}", [f"{row}@{n}" for row in each.counts]))
        if each.parts:
            places = [next(n for n, other in enumerate(columns) if other is part) for part in each.parts]
            sums += [(f"{row}@{n}", [f"{row}@{place}" for place in places]) for row in each.counts]
    bounds = narrow(bounds, sums)
    return [
        f"{row}@{n}" for n, each in enumerate(columns) for row, number in each.counts.items()
        if row in each.hidden and (rule.is_small(number) or row in each.delicate)
        and bounds[f"{row}@{n}"][0] == bounds[f"{row}@{n}"][1] and number
    ]  # fmt: skip


@pytest.mark.parametrize("rule", [INTERNAL, PUBLIC], ids=lambda rule: rule.audience)
def test_no_quarter_half_year_or_year_tells_a_number_that_another_hides(rule):
    kept = 0
    for seed in range(60):
        columns = year(seed, rule, column)
        assert learnt(columns, rule) == []
        for each in columns:
            assert each.delicate <= each.hidden
            kept += sum(count > 0 and row not in each.hidden for row, count in each.counts.items())
    assert kept > 200  # hiding everything would be safe too
    assert sum(len(learnt(year(seed, rule, primary), rule)) for seed in range(60)) > 20  # the control


def test_by_brute_force_every_hidden_number_of_a_column_may_be_another():
    for numbers in product(range(7), repeat=3):
        made = column({str(row): count for row, count in enumerate(numbers)}, frozenset(), (), INTERNAL)
        rest = sum(numbers[int(row)] for row in made.hidden)
        all_of_it = len(made.hidden) == len(numbers)  # then a nought may be among them
        worlds = every_world(rest, len(made.hidden), at_least=0 if all_of_it else 1)
        assert all(len({world[place] for world in worlds}) > 1 for place in range(len(made.hidden))), numbers
