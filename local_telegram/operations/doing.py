"""What people do in a chat, as operations."""

from local_telegram import acting, initdata
from local_telegram.operations.asked import Json, message_of, someone, told
from local_telegram.world import World


def say(world: World, given: Json) -> Json:
    """`{person, text, chat?, reply_to?}` → the messages that were sent."""
    who = someone(world, given)
    sent = acting.say(who, str(given["text"]), reply_to=given.get("reply_to") or 0)
    return told(*sent)


def tap(world: World, given: Json) -> Json:
    """`{person, message, data}` → the tap; data that no button has is delivered as well."""
    who = someone(world, given)
    made = acting.tap(who, int(given["message"]), str(given["data"]))
    return {"tap": made.id}


def forward(world: World, given: Json) -> Json:
    """`{person, message, chat?, to?}` → the forwarded message; a protected one is refused."""
    who = someone(world, given)
    there = someone(world, given | {"chat": given.get("to") or given.get("chat")})
    return told(acting.forward(there, message_of(who, given)))


def edit(world: World, given: Json) -> Json:
    """`{person, message, text}` → the changed message."""
    who = someone(world, given)
    changed = acting.edit(who, message_of(who, given), str(given["text"]))
    return told(changed)


def delete(world: World, given: Json) -> Json:
    """`{person, message}`: a person deletes a message for both; bots are not told."""
    who = someone(world, given)
    world.delete(who.chat, message_of(who, given).id)
    return {}


def open_app(world: World, given: Json) -> Json:
    """`{person, url, keyboard?, dark?}` → the address with signed launch data."""
    who = someone(world, given)
    query = "" if given.get("keyboard") else f"AAH{world.number():012d}"
    data = initdata.launch_data(who.bot, who.person, now=world.clock(), query_id=query)
    return {"url": initdata.launch_url(given["url"], data, dark=bool(given.get("dark"))), "init_data": data}
