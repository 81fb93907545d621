"""`wegwijs organisations add NAME --kind … | list | remove NAME`."""

from typing import Annotated

import typer

from foundation import audit
from foundation.people import organisations
from foundation.people.who import SYSTEM
from wegwijs.cli.console import help_of, new_app, tell, warn
from wegwijs.house import open_house

app = new_app("organisations")
Kind = Annotated[str | None, typer.Option(help=help_of("option.kind"))]


@app.command(help=help_of("organisations_add"))
def add(name: str, kind: Annotated[str, typer.Option(help=help_of("option.kind"))]) -> None:
    """Add an organisation."""
    with open_house() as house, house.writing() as store:
        added = organisations.add(store, SYSTEM, name, kind=kind)
        audit.record(store, SYSTEM, "organisation.add", added.public_id, now=house.now(), organisation_id=added.id)
    tell("organisation_added", name=added.name, kind=added.kind)


@app.command("list", help=help_of("organisations_list"))
def list_(kind: Kind = None) -> None:
    """List the organisations; exit status 1 when there are none."""
    with open_house() as house, house.reading() as store:
        found = organisations.list_all(store, kind)
    if not found:
        warn("no_organisations")
        raise typer.Exit(1)
    tell("organisations", organisations=found)


@app.command(help=help_of("organisations_remove"))
def remove(name: str, kind: Kind = None) -> None:
    """Take an organisation out of use."""
    with open_house() as house, house.writing() as store:
        gone = organisations.remove(store, SYSTEM, name, now=house.now(), kind=kind)
        audit.record(store, SYSTEM, "organisation.remove", gone.public_id, now=house.now(), organisation_id=gone.id)
    tell("organisation_removed", name=gone.name)
