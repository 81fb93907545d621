"""`wegwijs casework import FILE|DIR | export DIR`, and more. Only the document goes to stdout; progress to stderr."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from casework.exchange import exporting, importing, organisations
from casework.exchange.outcomes import Outcome
from foundation.people.who import SYSTEM
from foundation.words import label, say_plain
from wegwijs.cli import casework_rights
from wegwijs.cli.console import new_app
from wegwijs.clock import clock_from_environment
from wegwijs.house import House, open_house

app = new_app("casework")


def _help(key: str) -> str:
    return label("casework", f"help.{key}")


class Talks(StrEnum):
    """What becomes of talks of which only the number is known."""

    SPREAD = "spread"
    DATED = "dated"


SPREADSHEETS = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt")
OfOrganisation = Annotated[str | None, typer.Option("--organisation", help=_help("organisation"))]


@app.command("import", help=_help("import"))
def import_(  # noqa: PLR0917  typer makes an option of each
    source: Annotated[Path | None, typer.Argument(metavar="FILE|DIR", help=_help("source"))] = None,
    organisation: OfOrganisation = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_help("dry_run"))] = False,
    keys: Annotated[Path | None, typer.Option("--keys", help=_help("keys"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_help("json"))] = False,
    apply: Annotated[bool, typer.Option("--apply", help=_help("apply"))] = False,
    municipality: Annotated[str | None, typer.Option("--municipality", help=_help("municipality"))] = None,
    column: Annotated[list[str] | None, typer.Option("--column", help=_help("column"))] = None,
    words: Annotated[Path | None, typer.Option("--words", help=_help("words"))] = None,
    talks: Annotated[Talks | None, typer.Option("--talks", help=_help("talks"))] = None,
    template: Annotated[Path | None, typer.Option("--template", help=_help("template"))] = None,
) -> None:
    """Import a folder, or a spreadsheet; exit status 1 when a row is refused."""
    if template is not None:
        from casework.exchange.sheets.template import write

        write(template)
        typer.echo(say_plain("casework", "cli/template", file=str(template)))
        return
    if source is None or (apply and dry_run):
        raise typer.BadParameter(_help("which_source" if source is None else "apply_or_not"))
    if source.is_file() or source.suffix.lower() in SPREADSHEETS:
        from wegwijs.cli import casework_sheets

        casework_sheets.take_in(
            source,
            casework_sheets.How(
                organisation, municipality, column or [], words, talks.value if talks else None, keys,
                apply=apply, as_json=as_json,
            ),
        )  # fmt: skip
        return
    _folder(source, organisation, keys, dry_run=dry_run, as_json=as_json)


def _folder(folder: Path, organisation: str | None, keys: Path | None, *, dry_run: bool, as_json: bool) -> None:
    with open_house(clock=clock_from_environment()) as house:
        outcome, name = _import(house, folder, organisation, keys, dry_run=dry_run)
    _remark(outcome)
    if as_json:
        typer.echo(json.dumps(outcome.as_json(), ensure_ascii=False))
    elif not outcome.refused:
        _tell(outcome, name, dry_run=dry_run)
    if outcome.refused:
        raise typer.Exit(1)


@app.command(help=_help("export"))
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=_help("new_folder"))],
    organisation: OfOrganisation = None,
) -> None:
    """Export an organisation into a folder."""
    with open_house(clock=clock_from_environment()) as house, house.writing() as store:
        place = organisations.to_export(store, organisation)
        counts = exporting.export_folder(store, SYSTEM, folder, organisation=place, now=house.now(), progress=_progress)
    typer.echo(say_plain("casework", "cli/exported", folder=str(folder), counts=counts))


app.command(help=_help("retention"))(casework_rights.retention)
app.command(help=_help("insight"))(casework_rights.insight)


def _import(
    house: House, folder: Path, organisation: str | None, keys: Path | None, *, dry_run: bool
) -> tuple[Outcome, str]:
    with house.writing() as store:
        place = organisations.to_import_into(store, organisation)
        name = place.name
        outcome = importing.import_folder(
            store, SYSTEM, folder, organisation=place, secret=house.secret, now=house.now(),
            dry_run=dry_run, names_to=keys, progress=_progress,
        )  # fmt: skip
        if outcome.refused or dry_run:
            store.rollback()  # also an organisation that was made for it
    return outcome, name


def _progress(step: str, count: int) -> None:
    typer.echo(label("casework", f"progress.{step}").format(count=count), err=True)


def _remark(outcome: Outcome) -> None:
    remarks = say_plain("casework", "cli/remarks", ignored=outcome.ignored, warnings=outcome.warnings)
    if remarks:
        typer.echo(remarks, err=True)
    if outcome.refused:
        typer.echo(say_plain("casework", "cli/refused", refused=outcome.refused), err=True)


def _tell(outcome: Outcome, name: str, *, dry_run: bool) -> None:
    text = say_plain(
        "casework", "cli/imported", organisation=name, dry_run=dry_run, kinds=outcome.kinds(), outcome=outcome
    )
    typer.echo(text)
