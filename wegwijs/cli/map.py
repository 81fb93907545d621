"""`wegwijs map …`: lists its commands from their labels and imports only the one that is asked."""

import typer

from wegwijs.cli.console import help_of
from wegwijs.cli.lazily import Lazy

# Where each command lives.
COMMANDS = {
    "import": "wegwijs.cli.map_import:import_",
    "export": "wegwijs.cli.map_look:export",
    "search": "wegwijs.cli.map_look:search",
    "status": "wegwijs.cli.map_look:status_",
    "imports": "wegwijs.cli.map_import:imports_",
    "undo-import": "wegwijs.cli.map_import:undo_import",
    "duplicates": "wegwijs.cli.map_duplicates:duplicates",
    "postcodes": "wegwijs.cli.map_postcodes:postcodes",
    "settings": "wegwijs.cli.map_settings:settings",
    "lexicon": "wegwijs.cli.map_lexicon:app",
}


class Map(Lazy):
    """The commands of the map: a file is read, or refused, before search and database are even imported."""

    where, room = COMMANDS, "social_map"


app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback(cls=Map, help=help_of("map"), no_args_is_help=True)
def commands() -> None:
    """Hold the commands of the map."""
