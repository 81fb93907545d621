"""Groups of commands that are listed from their labels; only the command that is asked is imported."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, ClassVar

import typer
from typer.core import TyperGroup

from foundation import garbage
from foundation.words import label
from wegwijs.cli import console


class Lazy(TyperGroup):
    """Commands by name: "module:attribute", a Typer app or a function that is one command; helped in a room's words."""

    where: ClassVar[Mapping[str, str]] = {}
    room: ClassVar[str] = "wegwijs"

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  the interface of the group
        """The names of the commands, in the order of `where`."""
        return list(self.where)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002  the interface of the group
        """The command itself, imported now; None for a name that is no command."""
        if cmd_name not in self.where:
            return None
        module, _, attribute = self.where[cmd_name].partition(":")
        with garbage.left_alone():  # all of a module stays
            found = getattr(import_module(module), attribute)
        if not isinstance(found, typer.Typer):
            found = console.as_app(found, name=cmd_name, text=self._help(cmd_name))
        return typer.main.get_command(found)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  the interface of the group
        """The list under `--help`, without importing any command."""
        with formatter.section(console.help_of("commands")):
            formatter.write_dl([(name, self._help(name)) for name in self.where])

    def _help(self, name: str) -> str:
        return label(self.room, f"help.{name.replace('-', '_')}")
