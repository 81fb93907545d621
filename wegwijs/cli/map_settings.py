"""`wegwijs map settings`: how patient the map of a municipality is. Without days it shows them."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from foundation.people import municipalities
from foundation.words import label, say_plain
from social_map import patience
from social_map.days import day_of
from wegwijs.clock import clock_from_environment
from wegwijs.house import open_house

ROOM = "social_map"


def _help(key: str) -> str:
    return label(ROOM, f"help.settings_{key}")


def settings(
    *,
    municipality: Annotated[str, typer.Option(help=_help("municipality"))],
    rhythm: Annotated[int | None, typer.Option(help=_help("rhythm"))] = None,
    remind: Annotated[str | None, typer.Option(help=_help("remind"))] = None,
    editor: Annotated[int | None, typer.Option(help=_help("editor"))] = None,
    neglected: Annotated[int | None, typer.Option(help=_help("neglected"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=label(ROOM, "help.json"))] = False,
) -> None:
    """Show what a municipality's map waits for, or change what is given."""
    given = {
        "rhythm_days": rhythm, "remind_on": _days(remind), "editor_after": editor, "neglected_after": neglected,
    }  # fmt: skip
    new = {name: value for name, value in given.items() if value is not None}
    with open_house(clock=clock_from_environment()) as house, house.writing() as store:
        here = municipalities.named(store, municipality)
        if new:
            patience.change(store, here.id, today=day_of(house.now()), **new)
        now, own = patience.of(store, here.id), patience.own(store, here.id)
        name = here.name
    if as_json:
        typer.echo(json.dumps({"municipality": name, **asdict(now), "own": sorted(own)}))
    else:
        typer.echo(say_plain(ROOM, "cli/settings", name=name, patience=now, own=own))


def _days(said: str | None) -> tuple[int, ...] | None:
    """`7,21` → (7, 21); an empty text is no reminders."""
    if said is None:
        return None
    parts = [part.strip() for part in said.split(",") if part.strip()]
    if not all(part.isdecimal() and part.isascii() for part in parts):
        raise typer.BadParameter(_help("days"), param_hint="--remind")
    return tuple(int(part) for part in parts)
