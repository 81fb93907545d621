"""`wegwijs map …`: lists its commands from their labels and imports only the one that is asked."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup

from foundation.words import label
from wegwijs.cli.console import help_of

ROOM = "social_map"
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
}


def _help(name: str) -> str:
    return label(ROOM, f"help.{name.replace('-', '_')}")


class Map(TyperGroup):
    """The commands of the map: a file is read, or refused, before search and database are even imported."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  the interface of the group
        """The names of the commands, in the order of COMMANDS."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  the interface of the group
        """The command itself, imported now; None for a name that is no command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        one = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
        one.command(cmd_name, help=_help(cmd_name))(getattr(import_module(module), attribute))
        return typer.main.get_command(one)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  the interface of the group
        """The list under `wegwijs map --help`, without importing any command."""
        with formatter.section(help_of("commands")):
            formatter.write_dl([(name, _help(name)) for name in COMMANDS])


app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback(cls=Map, help=help_of("map"), no_args_is_help=True)
def commands() -> None:
    """Hold the commands of the map."""
