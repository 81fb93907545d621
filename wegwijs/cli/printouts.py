"""`wegwijs printouts FILE`: what practices counted in their own records, many at once."""

from pathlib import Path
from typing import Annotated

import typer

from foundation.people.who import SYSTEM
from monitoring import printout_files
from wegwijs.cli.console import help_of, tell
from wegwijs.house import open_house


def printouts(file: Annotated[Path, typer.Argument(metavar="FILE", help=help_of("option.printouts_file"))]) -> None:
    """Keep every row of the file, or none."""
    with open_house() as house, house.writing() as store:
        count = printout_files.put_all(store, SYSTEM, file, now=house.now())
    tell("printouts_kept", count=count)
