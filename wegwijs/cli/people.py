"""`wegwijs people invite ROLE --organisation O [--municipality M]… | list`, and what is done for one person.

`block WHO | relink WHO | confirm WHO | lock WHO | reset-pin WHO`.
"""

from typing import Annotated

import typer

from foundation import audit
from foundation.people import helping, invites, municipalities, organisations, people
from foundation.people.models import ROLES
from foundation.people.who import SYSTEM
from foundation.refusals import Refusal
from wegwijs import bot_api
from wegwijs.cli.console import help_of, new_app, tell, warn
from wegwijs.days import day_in_amsterdam
from wegwijs.house import House, open_house

app = new_app("people")
Who = Annotated[str, typer.Argument(metavar="WHO", help=help_of("option.who"))]


class RoleUnknown(Refusal):
    """Not one of the seven roles."""


@app.command(help=help_of("people_invite"))
def invite(
    role: str,
    organisation: Annotated[str, typer.Option(help=help_of("option.organisation"))],
    municipality: Annotated[list[str] | None, typer.Option(help=help_of("option.municipality"))] = None,
    kind: Annotated[str | None, typer.Option(help=help_of("option.kind"))] = None,
) -> None:
    """Print a link that lets one person in, once, within seven days."""
    if role not in ROLES:
        raise RoleUnknown(role=role, roles=ROLES)
    with open_house() as house:
        with house.writing() as store:
            place = organisations.named(store, organisation, kind=kind)
            places = [municipalities.named(store, name, create=True).id for name in municipality or ()]
            code = invites.make(
                store, SYSTEM, role=role, organisation_id=place.id, municipality_ids=places, now=house.now()
            )
            audit.record(store, SYSTEM, "invite.make", place.public_id, now=house.now(), organisation_id=place.id)
        _show(house, code, role=role, organisation=place.name)


@app.command("list", help=help_of("people_list"))
def list_() -> None:
    """List everyone; exit status 1 when there is nobody."""
    with open_house() as house, house.reading() as store:
        found = people.list_all(store, today=day_in_amsterdam(house.now()))
    if not found:
        warn("no_people")
        raise typer.Exit(1)
    tell("people", people=found)


@app.command(help=help_of("people_block"))
def block(who: Who) -> None:
    """Lock somebody out at once."""
    with open_house() as house, house.writing() as store:
        wanted = people.found(store, who)
        people.block(store, SYSTEM, wanted.public_id, now=house.now())
        audit.record(store, SYSTEM, "person.block", wanted.public_id, now=house.now())
    tell("blocked", name=wanted.name)


@app.command(help=help_of("people_relink"))
def relink(who: Who) -> None:
    """Print a link with which somebody goes on with a new account; the old one ends when it is used."""
    with open_house() as house:
        with house.writing() as store:
            wanted = people.found(store, who)
            code = invites.relink(store, SYSTEM, wanted.public_id, now=house.now())
            audit.record(store, SYSTEM, "person.relink", wanted.public_id, now=house.now())
        _show(house, code, name=wanted.name)


@app.command(help=help_of("people_confirm"))
def confirm(who: Who) -> None:
    """Let somebody in again after 90 idle days."""
    with open_house() as house, house.writing() as store:
        wanted = people.found(store, who)
        people.re_confirm(store, SYSTEM, wanted.public_id, now=house.now())
        audit.record(store, SYSTEM, "person.confirm", wanted.public_id, now=house.now())
    tell("confirmed", name=wanted.name)


@app.command(help=help_of("people_lock"))
def lock(who: Who) -> None:
    """Close the chats of somebody who lost her phone; `relink` opens another one."""
    with open_house() as house, house.writing() as store:
        wanted = people.found(store, who)
        today = day_in_amsterdam(house.now())
        helping.close_chats(store, SYSTEM, wanted.public_id, today=today, now=house.now())
        audit.record(store, SYSTEM, "person.close_chats", wanted.public_id, now=house.now())
    tell("chats_closed", name=wanted.name)


@app.command("reset-pin", help=help_of("people_reset_pin"))
def reset_pin(who: Who) -> None:
    """Forget the PIN of somebody who cannot get in; she stays locked until she chose another."""
    with open_house() as house, house.writing() as store:
        wanted = people.found(store, who)
        today = day_in_amsterdam(house.now())
        helping.reset_pin(store, SYSTEM, wanted.public_id, today=today, now=house.now())
        audit.record(store, SYSTEM, "pin.reset", wanted.public_id, now=house.now())
    tell("pin_reset", name=wanted.name)


def _show(house: House, code: str, **about: str) -> None:
    """A link where the bot is known; otherwise the code and what to do with it."""
    bot = bot_api.ask_who_i_am(house.settings)
    username = bot.username if isinstance(bot, bot_api.Bot) else None
    tell("invited", code=code, username=username, days=invites.LIFETIME.days, about=about)
