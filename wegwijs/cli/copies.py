"""`wegwijs backup FILE | restore FILE [--newer FILE] | copy --to URL`."""

from pathlib import Path
from typing import Annotated

import typer

from wegwijs.cli.console import help_of, tell
from wegwijs.clock import system_clock
from wegwijs.copies import copy_to, erased, save
from wegwijs.copies import restore as bring_back
from wegwijs.house import open_house
from wegwijs.secret import read
from wegwijs.settings import Settings

File = Annotated[Path, typer.Argument(metavar="FILE", help=help_of("option.file"))]


def backup(file: File) -> None:
    """Write a sealed copy of everything; the bot may go on meanwhile."""
    with open_house() as house:
        manifest = save(house.database, house.secret, file, now=house.now())
    tell("backed_up", file=str(file), rows=sum(manifest.counts.values()))


def restore(
    file: File,
    newer: Annotated[Path | None, typer.Option(metavar="FILE", help=help_of("option.newer"))] = None,
) -> None:
    """Bring a backup back into the empty database of the settings, without who was erased by a newer one."""
    settings = Settings()
    secret = read(settings.secret_path)
    since = erased.read(newer, secret) if newer else None
    manifest = bring_back(file, settings.database, secret)
    again = erased.erase_again(settings.database, since, secret, now=system_clock()) if since else None
    tell("restored", made_at=manifest.made_at, rows=sum(manifest.counts.values()), again=again)


def copy(to: Annotated[str, typer.Option(metavar="URL", help=help_of("option.to"))]) -> None:
    """Copy everything to another, empty database."""
    with open_house() as house:
        counts = copy_to(house.database, to)
    tell("copied", rows=sum(counts.values()))
