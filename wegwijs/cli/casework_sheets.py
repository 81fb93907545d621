"""`wegwijs casework import FILE`: a spreadsheet of before, rehearsed, and taken in with `--apply`."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import typer

from casework import terms
from casework.exchange import organisations
from casework.exchange.outcomes import Outcome
from casework.exchange.sheets import alike, cells, columns, doubts, importing, told, translating
from casework.exchange.sheets.cells import Sheet
from casework.exchange.sheets.doubts import Doubt
from casework.exchange.sheets.talks import Counted
from casework.exchange.sheets.translating import Asked, Translation
from foundation.language.dates import said_on
from foundation.language.numbers import say as number
from foundation.people.who import SYSTEM
from foundation.storage import Store
from foundation.words import label, say_plain
from monitoring import reports
from monitoring.periods import Period
from monitoring.scopes import organisation_scope
from wegwijs.cli import casework_doubts, progress
from wegwijs.clock import clock_from_environment
from wegwijs.house import House, open_house

QUARTERS = 4
KINDS = ("referrals", "sessions", "participations", "follow_ups", "closings")


@dataclass(frozen=True)
class How:
    """What was asked of this import."""

    organisation: str | None = None
    municipality: str | None = None
    columns: list[str] = field(default_factory=list)
    words: Path | None = None
    talks: Counted | None = None
    keys: Path | None = None
    apply: bool = False
    as_json: bool = False


@dataclass
class _Result:
    """What came of it: `figures` by quarter, how many are `old` (past their term), and which practices are alike."""

    outcome: Outcome
    organisation: str
    figures: dict[str, Any] = field(default_factory=dict)
    old: int = 0
    alike: list[tuple[str, str]] = field(default_factory=list)


def take_in(file: Path, how: How) -> None:
    """Show what is in a spreadsheet and what it would make of the figures; exit status 1 when a row is refused."""
    clock = clock_from_environment()
    asked = Asked(
        file.name, said_on(clock()), how.municipality, how.talks,
        casework_doubts.known(file, how.words), columns.said(how.columns),
    )  # fmt: skip
    with _bar("reading") as tell:
        sheets = cells.read(file, progress=lambda rows: tell(rows, None))
    with open_house(clock=clock) as house:
        asking = casework_doubts.somebody_is_there() and not how.as_json
        found = _understand(house, file, sheets, asked) if asking else _translate(sheets, asked)
        result = _run(house, found, how, asked)
    if how.as_json:
        about = {"figures": result.figures, "past_their_term": result.old, "practices_alike": result.alike}
        document = told.document(found, result.outcome) | about
        document["applied"] = how.apply and not result.outcome.refused
        typer.echo(json.dumps(document, ensure_ascii=False))
    else:
        _tell(found, result, applied=how.apply)
    if result.outcome.refused:
        raise typer.Exit(1)


def _translate(sheets: Sequence[Sheet], asked: Asked) -> Translation:
    with _bar("translating") as tell:
        return translating.translate(sheets, asked, progress=tell)


def _understand(house: House, file: Path, sheets: Sequence[Sheet], asked: Asked) -> Translation:
    """Ask what is doubtful, each thing once, until nothing is or nobody answers."""
    passed: set[Doubt] = set()
    while True:
        found = _translate(sheets, asked)
        new = [doubt for doubt in _doubts(house, found, asked) if doubt not in passed]
        passed.update(new)
        if not new or not casework_doubts.ask(new, asked.own, file):
            return found


def _doubts(house: House, found: Translation, asked: Asked) -> list[Doubt]:
    with house.reading() as store:
        pairs = importing.practices_alike(store, found, apart=asked.own.apart)
        return [*doubts.of(found), *alike.doubts(pairs, importing.known_practices(store))]


def _run(house: House, found: Translation, how: How, asked: Asked) -> _Result:
    """Apply it, or rehearse it without holding up who works meanwhile."""
    with house.writing() if how.apply else house.trying() as store:
        place = organisations.to_import_into(store, how.organisation)
        with _bar("applying" if how.apply else "trying", found) as tell:
            tell(0, None)
            outcome = importing.run(
                store, SYSTEM, found, organisation=place, secret=house.secret, now=house.now(),
                names_to=how.keys if how.apply else None, progress=_progress if how.apply else _rehearsing,
            )  # fmt: skip
        result = _Result(outcome, place.name)
        if not outcome.refused:
            result.figures = _figures(store, place.name, found, house)
            result.old = importing.past_their_term(store, place, house.settings.terms, now=house.now())
            result.alike = importing.practices_alike(store, found, apart=asked.own.apart)
        if outcome.refused:
            store.rollback()  # also an organisation that was made for it
    return result


def _figures(store: Store, organisation: str, found: Translation, house: House) -> dict[str, Any]:
    """What each quarter that the file is about would count, for this organisation; nothing is hidden from it."""
    quarters = list(importing.by_quarter(found))
    if not quarters:
        return {}
    scope, now = organisation_scope(store, SYSTEM, organisation), house.now()
    first, last = (Period(year, "Q", number) for year, number in (quarters[0], quarters[-1]))
    count = (last.year - first.year) * QUARTERS + last.number - first.number + 1
    made: dict[str, Any] = {}
    with _bar("figures", found) as tell:
        for period in map(first.shifted, range(count)):  # never in the future: no row can be
            made[str(period)] = reports.report(store, scope, period, now=now, rule=None).figures
            tell(len(made), count)
    return made


def _bar(phase: str, found: Translation | None = None) -> AbstractContextManager[progress.Tell]:
    rows = None if found is None else sum(found.rows.values())
    return progress.bar(label("casework", f"progress.{phase}"), rows=rows)


def _progress(step: str, count: int) -> None:
    if count:
        typer.echo(label("casework", f"progress.{step}").format(count=count), err=True)


def _rehearsing(step: str, count: int) -> None:
    if step != "written":  # it is taken back again
        _progress(step, count)


def _tell(found: Translation, result: _Result, *, applied: bool) -> None:
    facts = told.facts(found, result.outcome)
    understood = say_plain("casework", "cli/sheet", **facts)
    if understood:
        typer.echo(understood, err=bool(result.outcome.refused))
    if result.outcome.refused:
        typer.echo(say_plain("casework", "cli/sheet_refused", refused=facts["refused"]), err=True)
        return
    figures = result.figures
    about: dict[str, Any] = {
        "organisation": result.organisation, "dry_run": not applied, "applied": applied, "kinds": KINDS,
        "outcome": result.outcome, "counts": list(_counts(found)), "alike": result.alike, "old": result.old,
        "days": terms.SETTLED.days, "years": f"{min(figures, default='')[:4]}-{max(figures, default='')[:4]}",
        "figures": [{"name": name.replace("Q", "K"), "cells": list(_cells(each))} for name, each in figures.items()],
    }  # fmt: skip
    typer.echo()
    typer.echo(say_plain("casework", "cli/imported", **about))
    typer.echo()
    typer.echo(say_plain("casework", "cli/sheet_counts", **about))


def _counts(found: Translation) -> Iterator[dict[str, Any]]:
    """How much the file tells of each quarter, with each year behind its quarters."""
    by_quarter = importing.by_quarter(found)
    for year in sorted({year for year, _ in by_quarter}):
        mine = {quarter: counts for (of, quarter), counts in by_quarter.items() if of == year}
        for quarter, counts in mine.items():
            yield {"name": f"{year}-K{quarter}", "counts": [counts[kind] for kind in KINDS]}
        whole = sum(mine.values(), Counter())
        yield {"name": str(year), "counts": [whole[kind] for kind in KINDS]}


def _cells(figures: dict[str, Any]) -> Iterator[str]:
    for key, name in (
        ("referrals", "total"), ("supported_clients", "clients"), ("sessions", "held"), ("participants", "new"),
        ("closed", "total"),
    ):  # fmt: skip
        yield number(figures[key][name])
    for key in ("after_3_months", "after_6_months"):
        each = figures[key]
        yield f"{number(each['yes'])}/{number(each['n'])}" if each["n"] else "–"
