"""Who is there and who lets the bot in, as operations."""

from local_telegram import membership, views
from local_telegram.operations.asked import Json, someone
from local_telegram.world import World


def add_person(world: World, given: Json) -> Json:
    """`{name, id?, label?, username?, last_name?, language?}` → the person."""
    about = {k: str(given[k]) for k in ("label", "username", "last_name", "language") if given.get(k)}
    return views.person(world.add_person(given["name"], id=given.get("id"), **about))


def add_group(world: World, given: Json) -> Json:
    """`{title, kind?, people: [id]}` → the group."""
    chat = world.add_group(given["title"], kind=given.get("kind", "group"), people=given.get("people", []))
    return views.group(chat)


def block(world: World, given: Json) -> Json:
    """`{person}` blocks the bot."""
    who = someone(world, given)
    membership.block(who)
    return {}


def unblock(world: World, given: Json) -> Json:
    """`{person}` lets the bot in again."""
    who = someone(world, given)
    membership.unblock(who)
    return {}


def invite(world: World, given: Json) -> Json:
    """`{person, chat, status?}`: a person puts the bot in a group."""
    who = someone(world, given)
    membership.invite(who, given.get("status") or "member")
    return {}


def put_out(world: World, given: Json) -> Json:
    """`{person, chat}`: a person puts the bot out of a group."""
    who = someone(world, given)
    membership.put_out(who)
    return {}
