"""`wegwijs subscriptions add ADDRESS | list | remove ADDRESS`: who gets the figures by mail, having no chat."""

from typing import Annotated

import typer

from foundation.people import municipalities
from foundation.storage import Store
from monitoring.subscriptions import subscribing
from wegwijs.cli.console import help_of, new_app, tell, warn
from wegwijs.house import open_house

app = new_app("subscriptions")
Municipality = Annotated[str | None, typer.Option(help=help_of("option.of_municipality"))]
Internal = Annotated[bool, typer.Option("--internal", help=help_of("option.internal"))]


@app.command(help=help_of("subscriptions_add"))
def add(address: str, municipality: Municipality = None, internal: Internal = False) -> None:
    """Mail the figures there: what everybody may see, or to a regisseur without a chat the internal ones."""
    with open_house() as house, house.writing() as store:
        here = municipalities.named(store, municipality) if municipality else None
        audience = "internal" if internal else "public"
        subscribing.subscribe_mail(store, address, here.id if here else None, audience=audience, now=house.now())
    tell("subscribed", address=address.strip(), place=here.name if here else None, internal=internal)


@app.command("list", help=help_of("subscriptions_list"))
def list_() -> None:
    """List the addresses; exit status 1 when there are none."""
    with open_house() as house, house.reading() as store:
        names = _names(store)
        found = [(one.address, names.get(one.municipality_id or 0), one.audience) for one in subscribing.mailed(store)]
    if not found:
        warn("no_subscriptions")
        raise typer.Exit(1)
    tell("subscriptions", found=found)


@app.command(help=help_of("subscriptions_remove"))
def remove(address: str) -> None:
    """No more mail there, of any municipality; exit status 1 when it got none."""
    with open_house() as house, house.writing() as store:
        wanted = address.strip().casefold()
        theirs = [one for one in subscribing.mailed(store) if (one.address or "").casefold() == wanted]
        for one in theirs:
            subscribing.stop_mail(store, one.public_id, now=house.now())
    if not theirs:
        warn("no_subscriptions")
        raise typer.Exit(1)
    tell("unsubscribed", address=address.strip())


def _names(store: Store) -> dict[int, str]:
    return {one.id: one.name for one in municipalities.list_all(store)}
