"""`wegwijs map postcodes`: where the four digits of a postcode lie, so that near is near."""

from pathlib import Path
from typing import Annotated

import typer

from foundation.words import label, say_plain
from social_map import postcodes as areas
from wegwijs.clock import clock_from_environment
from wegwijs.house import open_house

ROOM = "social_map"


def postcodes(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=label(ROOM, "help.postcodes_file"))],
) -> None:
    """Take in a list of postcodes; rows that cannot be used are named, all others are applied."""
    with open_house(clock=clock_from_environment()) as house, house.writing() as store:
        outcome = areas.take_in(store, file)
    typer.echo(say_plain(ROOM, "cli/postcodes", outcome=outcome))
