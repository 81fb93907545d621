"""`wegwijs backup FILE | restore FILE | copy --to URL`."""

from pathlib import Path
from typing import Annotated

import typer

from wegwijs.cli.console import help_of, tell
from wegwijs.copies import copy_to, save
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


def restore(file: File) -> None:
    """Bring a backup back into the empty database of the settings."""
    settings = Settings()
    manifest = bring_back(file, settings.database, read(settings.secret_path))
    tell("restored", made_at=manifest.made_at, rows=sum(manifest.counts.values()))


def copy(to: Annotated[str, typer.Option(metavar="URL", help=help_of("option.to"))]) -> None:
    """Copy everything to another, empty database."""
    with open_house() as house:
        counts = copy_to(house.database, to)
    tell("copied", rows=sum(counts.values()))
