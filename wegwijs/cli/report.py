"""`wegwijs report PERIOD`: the figures of a quarter, half-year or year. Only the document goes to stdout."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from foundation.language.dates import said_on
from foundation.people.who import SYSTEM
from foundation.storage import Store
from foundation.words import label
from monitoring import course, formats, reports, spans
from monitoring.beside import beside
from monitoring.breakdowns import breakdowns
from monitoring.formats import span
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.scopes import organisation_scope, scope_for
from monitoring.suppression import INTERNAL, PUBLIC, Rule
from wegwijs.cli.console import as_app, help_of
from wegwijs.clock import Clock, clock_from_environment
from wegwijs.house import House, open_house


class Format(StrEnum):
    """The faces of a report."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"
    PDF = "pdf"
    PNG = "png"


class By(StrEnum):
    """The tables of a report."""

    ORGANISATION = "organisation"
    NEIGHBOURHOOD = "neighbourhood"
    PRACTICE = "practice"
    VARIANT = "variant"


Whose = tuple[str | None, str | None]  # a municipality and an organisation


def _help(key: str) -> str:
    return label("monitoring", f"help.{key}")


def report(  # noqa: PLR0917  typer makes an option of each
    period: Annotated[str, typer.Argument(metavar="PERIOD", help=_help("period"))],
    municipality: Annotated[str | None, typer.Option(help=_help("municipality"))] = None,
    organisation: Annotated[str | None, typer.Option(help=_help("organisation"))] = None,
    by: Annotated[By | None, typer.Option("--by", help=_help("by"))] = None,
    no_suppression: Annotated[bool, typer.Option("--no-suppression", help=_help("no_suppression"))] = False,
    public: Annotated[bool, typer.Option("--public", help=_help("public"))] = False,
    freeze: Annotated[bool, typer.Option("--freeze", help=_help("freeze"))] = False,
    format_: Annotated[Format, typer.Option("--format", help=_help("format"))] = Format.TEXT,
    output: Annotated[Path | None, typer.Option("--output", help=_help("output"))] = None,
) -> None:
    """Print the report, or write it to a file."""
    if public and no_suppression:
        raise typer.BadParameter(_help("one_audience"))
    rule = None if no_suppression else PUBLIC if public else INTERNAL
    clock, whose = clock_from_environment(), (municipality, organisation)
    if by is not None:
        document = _tables(clock, Period.read(period), whose, rule, by, form=format_, freeze=freeze)
    elif quarters := spans.read(period, today=said_on(clock())):
        if format_ not in spans.FORMATS:
            raise spans.SpanAsData
        with open_house(clock=clock) as house:
            if freeze:
                with house.writing() as store:
                    spans.freeze(store, _scope(store, *whose), quarters, now=house.now())
            document = _series(house, quarters, whose, rule, format_)
    else:
        asked = Period.read(period)
        with open_house(clock=clock) as house:
            if freeze:
                _freeze(house, asked, municipality, organisation)
            document = _document(house, asked, whose, rule, formats.FACES[format_])
    _put(document, output)


def _put(document: bytes, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(document)
        sys.stdout.buffer.flush()
        return
    try:
        output.write_bytes(document)
    except OSError as trouble:
        raise formats.OutputNotWritable(file=str(output)) from trouble


def _freeze(house: House, period: Period, municipality: str | None, organisation: str | None) -> None:
    with house.writing() as store:
        scope = _scope(store, municipality, organisation)
        reports.freeze(store, SYSTEM, scope, period, now=house.now())


def _document(house: House, period: Period, whose: Whose, rule: Rule | None, face: formats.Face) -> bytes:
    with house.reading() as store:
        made = course.series(store, _scope(store, *whose), period, face.periods, now=house.now(), rule=rule)
        told = beside(store, made[-1], now=house.now(), tables_of=face.tables_of)
    return face.make(made, told)


def _series(house: House, quarters: list[Period], whose: Whose, rule: Rule | None, form: Format) -> bytes:
    """Every quarter of several years in one file."""
    with house.reading() as store:
        scope, count = _scope(store, *whose), len(quarters)
        made = course.series(store, scope, quarters[-1], count, now=house.now(), rule=rule)
        told = beside(store, made[-1], now=house.now())
    return span.as_file(made, form, told)


def _tables(
    clock: Clock, period: Period, whose: Whose, rule: Rule | None, by: By, *, form: Format, freeze: bool
) -> bytes:  # fmt: skip
    """Side by side, instead of the report."""
    if freeze or form not in formats.TABLE_FACES:
        raise typer.BadParameter(_help("not_by"))
    with open_house(clock=clock) as house, house.reading() as store:
        found = breakdowns(store, _scope(store, *whose), period, [by], now=house.now(), rule=rule)
    return formats.TABLE_FACES[form](found)


def _scope(store: Store, municipality: str | None, organisation: str | None) -> Scope:
    if organisation is None:
        return scope_for(store, SYSTEM, municipality)
    return organisation_scope(store, SYSTEM, organisation, municipality)


app = as_app(report, name="report", text=help_of("report"))
