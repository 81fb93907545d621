"""`wegwijs map import | imports | undo-import`: lists of others, rehearsed, applied as one step, taken back."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from foundation.words import label, say_plain
from social_map.codes import LIST_SOURCE
from social_map.exchange import confined
from social_map.exchange.cells import columns
from social_map.exchange.files.unusable import FileUnreadable
from wegwijs.cli import console, progress

if TYPE_CHECKING:  # a file is read and refused before the database is even thought of
    from foundation.storage import Store
    from social_map.exchange.outcomes import Outcome
    from wegwijs.house import House

ROOM = "social_map"


def _help(key: str) -> str:
    return label(ROOM, f"help.{key}")


Json = Annotated[bool, typer.Option("--json", help=_help("json"))]


@dataclass(frozen=True)
class _How:
    """What was asked of this import."""

    strict: bool
    municipality: str | None
    source: str
    theirs: bool


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_help("file"))],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_help("dry_run"))] = False,
    strict: Annotated[bool, typer.Option("--strict", help=_help("strict"))] = False,
    municipality: Annotated[str | None, typer.Option(help=_help("municipality"))] = None,
    source: Annotated[str, typer.Option(help=_help("source"))] = LIST_SOURCE,
    column: Annotated[list[str] | None, typer.Option("--column", help=_help("column"))] = None,
    theirs: Annotated[bool, typer.Option("--theirs", help=_help("theirs"))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_help("yes"))] = False,
    as_json: Json = False,
) -> None:
    """Read a list of activities: rows that cannot be used are named, all others are applied in one transaction."""
    how = _How(strict, municipality, source.strip()[:60] or LIST_SOURCE, theirs)
    told = columns.said(column or [])
    taken = _read(file, told)
    from social_map.exchange.outcomes import as_document
    from wegwijs.clock import clock_from_environment
    from wegwijs.house import open_house

    with open_house(clock=clock_from_environment()) as house:
        taken = _remembered(house, file, how.source, told, taken)
        if taken.columns and not as_json:
            typer.echo(say_plain(ROOM, "cli/columns", columns=_worth_telling(taken)))
        if not (yes or dry_run or as_json) and console.somebody_answers():
            _ask(house, taken, how, file)
        outcome = _apply(house, taken, how, file, told, dry_run=dry_run)
    if as_json:
        shown = [asdict(each) for each in _worth_telling(taken)]
        _print({**as_document(outcome), **({"columns": shown} if shown else {})})
    else:
        typer.echo(say_plain(ROOM, "cli/imported", outcome=outcome, dry_run=dry_run))
    if strict and outcome.refused:
        typer.echo(say_plain(ROOM, "cli/strict", number=len(outcome.refused)), err=True)
        raise typer.Exit(1)


def _read(file: Path, told: Mapping[str, str]) -> confined.Taken | FileUnreadable:
    """What is in the file. What memory may still mend, a column that is not known by its header, is given back."""
    try:
        with progress.bar(label(ROOM, "progress.reading")) as tell:
            return confined.read(file, told, progress=lambda rows: tell(rows, None))
    except FileUnreadable as refused:
        if refused.code not in ("no_title", "no_header"):
            raise
        return refused


def _remembered(
    house: "House", file: Path, source: str, told: Mapping[str, str], taken: confined.Taken | FileUnreadable
) -> confined.Taken:
    """The same, read with what was said earlier of the columns of this source."""
    from social_map.queries import imports

    with house.reading() as store:
        known = imports.columns(store, source)
    headers = (
        {columns.plain(each.header) for each in taken.columns} if isinstance(taken, confined.Taken) else set(known)
    )
    if known.keys() & headers - told.keys():
        return confined.read(file, {**known, **told})
    if isinstance(taken, FileUnreadable):
        raise taken
    return taken


def _worth_telling(taken: confined.Taken) -> list[Any]:
    return [each for each in taken.columns if each.sample or each.field]


def _ask(house: "House", taken: confined.Taken, how: _How, file: Path) -> None:
    """Show the rehearsal and wait for a yes; nothing is locked while somebody thinks."""
    with house.reading() as store:
        outcome = _run(house, store, taken, how, file, dry_run=True)
    typer.echo(say_plain(ROOM, "cli/imported", outcome=outcome, dry_run=True))
    if outcome.applies and not (how.strict and outcome.refused) and not _yes(label(ROOM, "import.apply")):
        typer.echo(say_plain(ROOM, "cli/not_applied"), err=True)
        raise typer.Exit(1)


def _yes(question: str) -> bool:
    """One answer; whatever is no clear yes is a no."""
    answer = typer.prompt(question, default="", show_default=False)
    return answer.strip().lower() in label(ROOM, "import.yes").split()


def _apply(
    house: "House", taken: confined.Taken, how: _How, file: Path, told: Mapping[str, str], *, dry_run: bool
) -> "Outcome":  # fmt: skip
    from foundation.people.who import SYSTEM
    from social_map.exchange import remembering

    if dry_run:
        with house.reading() as store:
            return _run(house, store, taken, how, file, dry_run=True)
    with house.writing() as store:
        outcome = _run(house, store, taken, how, file, dry_run=False)
        if not (how.strict and outcome.refused):
            remembering.remember(store, SYSTEM, how.source, told, now=house.now())
        return outcome


def _run(house: "House", store: "Store", taken: confined.Taken, how: _How, file: Path, *, dry_run: bool) -> "Outcome":
    from foundation.people.who import SYSTEM
    from social_map.exchange import importing

    with progress.bar(label(ROOM, "progress.comparing" if dry_run else "progress.applying")) as tell:
        return importing.run(
            store, SYSTEM, taken.rows, now=house.now(), dry_run=dry_run, file_name=file.name, progress=tell,
            **asdict(how),
        )  # fmt: skip


def imports_(*, as_json: Json = False) -> None:
    """The last imports, newest first."""
    from social_map.days import day_of
    from social_map.queries import imports
    from wegwijs.clock import clock_from_environment
    from wegwijs.house import open_house

    with open_house(clock=clock_from_environment()) as house, house.reading() as store:
        found = [
            {
                "id": each.public_id, "at": each.at, "source": each.source, "file": each.file_name, **each.counts,
                "undone_at": each.undone_at,
            }
            for each in imports.recent(store)
        ]  # fmt: skip
    if as_json:
        _print([{**each, **{name: _iso(each[name]) for name in ("at", "undone_at")}} for each in found])
    else:
        typer.echo(say_plain(ROOM, "cli/imports", imports=found, day_of=day_of))


def undo_import(
    name: Annotated[str, typer.Argument(metavar="ID", help=_help("import_id"))], *, as_json: Json = False
) -> None:
    """Take an import back as one step; what was edited here since is kept."""
    from foundation.people.who import SYSTEM
    from social_map.exchange import runs
    from wegwijs.clock import clock_from_environment
    from wegwijs.house import open_house

    with open_house(clock=clock_from_environment()) as house, house.writing() as store:
        done = runs.undo(store, SYSTEM, name.strip(), now=house.now())
    if as_json:
        _print(asdict(done))
    else:
        typer.echo(say_plain(ROOM, "cli/import_undone", done=done))


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None


def _print(document: Any) -> None:
    typer.echo(json.dumps(document, ensure_ascii=False))
