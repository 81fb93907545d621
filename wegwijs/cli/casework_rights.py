"""`wegwijs casework retention` and `wegwijs casework insight`: how long clients are kept, and a file of one of them."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from casework import rights, terms
from casework.exchange import organisations
from casework.exchange.keys import AlreadyThere
from foundation.words import label, say_plain
from wegwijs.clock import clock_from_environment
from wegwijs.house import open_house


def _help(key: str) -> str:
    return label("casework", f"help.{key}")


def retention(
    organisation: Annotated[str | None, typer.Option("--organisation", help=_help("organisation"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_help("json"))] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help=_help("confirm"))] = False,
) -> None:
    """What would be erased now and soon; nothing changes, for only the clock erases. `--confirm`: its time is right."""
    if confirm:
        _confirm()
        return
    with open_house(clock=clock_from_environment()) as house, house.reading() as store:
        place, kept = organisations.to_export(store, organisation), house.settings.terms
        found = terms.outlook(store, place.id, kept, now=house.now())
        facts = {"organisation": place.name, **asdict(kept), **asdict(found)}
    typer.echo(json.dumps(facts, ensure_ascii=False) if as_json else say_plain("casework", "cli/retention", **facts))


def _confirm() -> None:
    from dialogue import erasing_clock

    with open_house(clock=clock_from_environment()) as house, house.writing() as store:
        was_stopped = erasing_clock.confirm(store, now=house.now())
    typer.echo(say_plain("casework", "cli/confirmed", was_stopped=was_stopped))


def insight(
    name: Annotated[str, typer.Argument(metavar="CODENAAM", help=_help("code_name"))],
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help=_help("zip"))],
    organisation: Annotated[str | None, typer.Option("--organisation", help=_help("organisation"))] = None,
) -> None:
    """A new file, mode 0600, with everything of one client. It is in her access log."""
    from dialogue.rights import file as made

    with open_house(clock=clock_from_environment()) as house, house.writing() as store:
        client = rights.of_code_name(store, organisations.to_export(store, organisation).id, name)
        content = made.of_client(store, client, now=house.now()).content
        if file.exists():
            raise AlreadyThere(path=str(file))
        with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as kept:
            kept.write(content)
    typer.echo(say_plain("casework", "cli/insight", file=str(file)))
