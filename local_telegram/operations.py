"""What the page and the Python client can ask of the world, by name, with JSON in and out.

One table for both: in process it is called directly, from elsewhere as `POST /local/<name>`.
"""

import base64
from collections.abc import Callable
from typing import Any

from local_telegram import acting, initdata, membership, moving, views
from local_telegram.chats import Message
from local_telegram.errors import NotPossible
from local_telegram.files import Upload
from local_telegram.world import World

Json = dict[str, Any]
# The smallest picture there is, for whoever sends "a photo" without caring which.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NAMES = {"photo": "foto.png", "voice": "bericht.ogg", "sticker": "sticker.webp", "document": "bestand.txt"}
MIMES = {"photo": "image/png", "voice": "audio/ogg", "sticker": "image/webp", "document": "text/plain"}


def _someone(world: World, given: Json) -> acting.Someone:
    """The parties an operation is about. Raises `NotPossible` when one of them does not exist."""
    bot = world.bot(given.get("bot"))
    person = world.people.get(given.get("person") or 0)
    if person is None:
        raise NotPossible(f"there is no person {given.get('person')}")
    chat_id = given.get("chat") or person.id
    chat = world.open_private(bot, person) if chat_id == person.id else world.groups.get(chat_id)
    if chat is None:
        raise NotPossible(f"there is no chat {chat_id}")
    return acting.Someone(world, bot, person, chat)


def _message(who: acting.Someone, given: Json) -> Message:
    if found := who.chat.messages.get(int(given["message"])):
        return found
    raise NotPossible("that message is gone")


def _sent(*messages: Message) -> Json:
    return {"messages": [m.shown() for m in messages]}


def add_person(world: World, given: Json) -> Json:
    """`{name, id?, label?, username?, last_name?, language?}` → the person."""
    about = {k: str(given[k]) for k in ("label", "username", "last_name", "language") if given.get(k)}
    return views.person(world.add_person(given["name"], id=given.get("id"), **about))


def add_group(world: World, given: Json) -> Json:
    """`{title, kind?, people: [id]}` → the group."""
    chat = world.add_group(given["title"], kind=given.get("kind", "group"), people=given.get("people", []))
    return views.group(chat)


def say(world: World, given: Json) -> Json:
    """`{person, text, chat?, reply_to?}` → the messages that were sent."""
    who = _someone(world, given)
    sent = acting.say(who, str(given["text"]), reply_to=given.get("reply_to") or 0)
    return _sent(*sent)


def tap(world: World, given: Json) -> Json:
    """`{person, message, data}` → the tap; data that no button has is delivered as well."""
    who = _someone(world, given)
    made = acting.tap(who, int(given["message"]), str(given["data"]))
    return {"tap": made.id}


def answer(world: World, given: Json) -> Json:
    """`{tap}` → what the bot answered to it, or null."""
    tap = world.bot(given.get("bot")).taps.get(given["tap"])
    return {"answer": tap.answer if tap else None}


def send_file(world: World, given: Json) -> Json:
    """`{person, kind, name?, mime?, data? (base64), caption?}` → the message."""
    who = _someone(world, given)
    kind = given["kind"]
    data = base64.b64decode(given["data"]) if given.get("data") else PIXEL
    upload = Upload(given.get("name") or NAMES[kind], given.get("mime") or MIMES[kind], data)
    sent = acting.send_file(who, kind, upload, caption=given.get("caption") or "")
    return _sent(sent)


def send_location(world: World, given: Json) -> Json:
    """`{person, latitude, longitude}` → the message."""
    who = _someone(world, given)
    place = {"latitude": float(given["latitude"]), "longitude": float(given["longitude"])}
    return _sent(acting.write(who, {"location": place}))


def send_contact(world: World, given: Json) -> Json:
    """`{person, phone, name?}` → the message; without a name it is one's own."""
    who = _someone(world, given)
    contact = {"phone_number": given["phone"], "first_name": given.get("name") or who.person.first_name}
    if not given.get("name"):
        contact["user_id"] = who.person.id
    return _sent(acting.write(who, {"contact": contact}))


def forward(world: World, given: Json) -> Json:
    """`{person, message, chat?, to?}` → the forwarded message; a protected one is refused."""
    who = _someone(world, given)
    there = _someone(world, given | {"chat": given.get("to") or given.get("chat")})
    return _sent(acting.forward(there, _message(who, given)))


def edit(world: World, given: Json) -> Json:
    """`{person, message, text}` → the changed message."""
    who = _someone(world, given)
    changed = acting.edit(who, _message(who, given), str(given["text"]))
    return _sent(changed)


def delete(world: World, given: Json) -> Json:
    """`{person, message}`: a person deletes a message for both; bots are not told."""
    who = _someone(world, given)
    world.delete(who.chat, _message(who, given).id)
    return {}


def send_app_data(world: World, given: Json) -> Json:
    """`{person, button, data}`: a Mini App opened from a reply keyboard sends data."""
    who = _someone(world, given)
    news = {"web_app_data": {"data": given["data"], "button_text": given["button"]}}
    return _sent(acting.write(who, news))


def open_app(world: World, given: Json) -> Json:
    """`{person, url, keyboard?, dark?}` → the address with signed launch data."""
    who = _someone(world, given)
    query = "" if given.get("keyboard") else f"AAH{world.number():012d}"
    data = initdata.launch_data(who.bot, who.person, now=world.clock(), query_id=query)
    return {"url": initdata.launch_url(given["url"], data, dark=bool(given.get("dark"))), "init_data": data}


def block(world: World, given: Json) -> Json:
    """`{person}` blocks the bot."""
    who = _someone(world, given)
    membership.block(who)
    return {}


def unblock(world: World, given: Json) -> Json:
    """`{person}` lets the bot in again."""
    who = _someone(world, given)
    membership.unblock(who)
    return {}


def invite(world: World, given: Json) -> Json:
    """`{person, chat, status?}`: a person puts the bot in a group."""
    who = _someone(world, given)
    membership.invite(who, given.get("status") or "member")
    return {}


def put_out(world: World, given: Json) -> Json:
    """`{person, chat}`: a person puts the bot out of a group."""
    who = _someone(world, given)
    membership.put_out(who)
    return {}


def transcript(world: World, given: Json) -> Json:
    """`{person, chat?}` → everything this person sees in that chat."""
    who = _someone(world, given)
    return views.screen(who.world, who.bot, who.person, who.chat)


def state(world: World, given: Json) -> Json:
    """`{}` → people, groups, bots, clock, faults and the number of the last change."""
    del given
    return views.state(world)


def pending(world: World, given: Json) -> Json:
    """`{}` → how many updates the bot has not confirmed yet."""
    queue = world.bot(given.get("bot")).updates
    queue.expire(world.clock())
    return {"updates": len(queue), "seq": world.events.seq}


def calls(world: World, given: Json) -> Json:
    """`{since?}` → the calls of the bot after that number."""
    since = int(given.get("since") or 0)
    return {"calls": [views.call(c) for c in world.calls if c.number > since]}


def move_clock(world: World, given: Json) -> Json:
    """`{to}`, `{date, time?}` or `{days | weeks | months}` → the new time (see `moving`)."""
    return {"now": moving.move(world, given).isoformat()}


def add_fault(world: World, given: Json) -> Json:
    """`{kind, method?, times?, probability?, retry_after?, chat_id?}` → the fault."""
    how = {
        k: given[k] for k in ("method", "times", "probability", "retry_after", "chat_id") if given.get(k) is not None
    }
    fault = world.faults.add(given["kind"], **how)
    world.events.publish("faults")
    return fault.as_json()


def remove_fault(world: World, given: Json) -> Json:
    """`{id?}`: switch one fault off, or all."""
    world.faults.remove(given.get("id"))
    world.events.publish("faults")
    return {}


OPERATIONS: dict[str, Callable[[World, Json], Json]] = {
    operation.__name__: operation
    for operation in (
        add_person, add_group, say, tap, answer, send_file, send_location, send_contact, forward, edit, delete,
        send_app_data, open_app, block, unblock, invite, put_out, transcript, state, pending, calls, move_clock,
        add_fault, remove_fault,
    )
}  # fmt: skip
