"""What holds of every journey, whatever happens in it. Each check gives what is wrong, as sentences; none is good."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from casework import code_names
from dialogue.models import Incoming, Outgoing
from foundation.storage import Store
from local_telegram.world import Call
from tests.journeys.world import World

CODE_NAME = re.compile(rf"\b(?:{'|'.join(sorted(code_names.words()))})-\d+\b", re.IGNORECASE)
SHOWS = ("sendmessage", "sendphoto", "senddocument", "editmessagetext", "editmessagecaption")
# What may go wrong without harm: a tap that is old, a message that is gone, a screen that is as it should be.
CHORES = ("answercallbackquery", "deletemessage", "editmessagereplymarkup", "getupdates")
# A screen that is as it should be; a picture or a message that is gone, in whose place a new one is sent.
HARMLESS = ("not modified", "no text in the message", "message to edit not found")
MACHINE_TALK = re.compile(
    r"\b(None|True|False|null|undefined|Error|Exception|Traceback|NaN)\b|[{}]|\[\]|\\n|<(?!\d)\w+>|\bdatetime\b|&\w+;|\bheld\b|\w_\w"
)
LONGEST_SENTENCE = 20  # words, as in tests/architecture/test_readability.py; here with the facts filled in
STAYS = timedelta(hours=47)
BUTTON_BYTES = 64


def shown(calls: list[Call]) -> Iterator[Call]:
    """The calls that put words before somebody."""
    return (call for call in calls if call.method.lower() in SHOWS and call.error is None)


def words(call: Call) -> str:
    """What a call says, with the labels of its buttons."""
    result = call.result if isinstance(call.result, dict) else {}
    rows = result.get("reply_markup", {}).get("inline_keyboard", [])
    labels = [button["text"] for row in rows for button in row]
    return "\n".join([result.get("text") or result.get("caption") or "", *labels])


def refused_calls(world: World) -> list[str]:
    """Telegram took everything that Wegwijs asked."""
    return [
        f"{call.method} was refused: {call.error.code} {call.error} {call.payload}"
        for call in world.telegram.calls
        if call.error is not None
        and call.method.lower() not in CHORES
        and call.method.lower() not in {name.lower() for name in world.may_fail}
        and not any(harmless in str(call.error) for harmless in HARMLESS)
    ]


def machine_talk(world: World) -> list[str]:
    """Nobody ever reads what only a machine understands, and no sentence is too long for B1."""
    found = []
    for call in shown(world.telegram.calls):
        text = words(call)
        if (slip := MACHINE_TALK.search(text)) and slip[0] not in world.typed:
            found.append(f"{slip[0]!r} in: {text}")
        if "\n\n\n" in text or text != text.strip():
            found.append(f"untidy: {text!r}")
        sentences = re.split(r"[.!?:;]\s|\n|[•·–,]", text)
        found += [f"a long sentence: {one}" for one in sentences if len(one.split()) > LONGEST_SENTENCE]
    return found


def long_buttons(world: World) -> list[str]:
    """A button's data fits."""
    found = []
    for call in shown(world.telegram.calls):
        rows = call.result.get("reply_markup", {}).get("inline_keyboard", []) if isinstance(call.result, dict) else []
        found += [
            f"too long for a button: {button['callback_data']}"
            for row in rows
            for button in row
            if len(button.get("callback_data", "").encode()) > BUTTON_BYTES
        ]
    return found


def unprotected_names(world: World) -> list[str]:
    """A screen that names a client cannot be forwarded."""
    return [
        f"not protected: {words(call)}"
        for call in shown(world.telegram.calls)
        if CODE_NAME.search(words(call)) and not call.result.get("has_protected_content")
    ]


def names_elsewhere(world: World) -> list[str]:
    """No code name ever reaches somebody who is no coach; a coordinator, or an admin, who decides on it sees it too."""
    return [
        f"{call.result['chat']['first_name']} sees a client: {words(call)}"
        for call in shown(world.telegram.calls)
        if CODE_NAME.search(words(call))
        and not {"coach", "coordinator", "admin"} & set(world.roles.get(call.result["chat"]["id"], ()))
    ]


def left_payloads(world: World) -> list[str]:
    """What was handled and sent is forgotten; nothing died, nothing is stuck."""

    def look(store: Store) -> list[str]:
        found = []
        for table, states in ((Incoming, ("done",)), (Outgoing, ("sent", "failed", "uncertain", "cancelled"))):
            kept = select(func.count()).select_from(table).where(table.state.in_(states), table.payload.is_not(None))
            if count := store.scalar(kept):
                found.append(f"{count} payloads are left in {table.__tablename__}")
        return found

    with world.database.reading() as store:
        return look(store)


def dead_ends(world: World) -> list[str]:
    """No update died and no letter failed."""
    with world.database.reading() as store:
        dead = [f"an update died: {row.error}" for row in store.scalars(select(Incoming).where(Incoming.error != ""))]
        failed = store.scalars(select(Outgoing).where(Outgoing.state.in_(("failed", "uncertain"))))
        return dead + [f"a {row.kind} was not sent: {row.error}" for row in failed if not world.may_fail]


def stay_too_long(world: World) -> list[str]:
    """Every client screen has a moment, within 47 hours of when its message came, at which it leaves."""
    with world.database.reading() as store:
        came: dict[tuple[int, int], Any] = {}
        found = []
        for row in store.scalars(select(Outgoing).where(Outgoing.message.is_not(None)).order_by(Outgoing.id)):
            first = came.setdefault((row.chat, row.message), row.sent_at)
            if row.private and (row.remove_after is None or row.remove_after - first > STAYS):
                found.append(f"message {row.message} stays until {row.remove_after}")
        return found


ALL: tuple[Callable[[World], list[str]], ...] = (
    refused_calls, machine_talk, long_buttons, unprotected_names, names_elsewhere, left_payloads, dead_ends,
    stay_too_long,
)  # fmt: skip


def wrong(world: World) -> list[str]:
    """Everything that is wrong, of all checks."""
    return [sentence for check in ALL for sentence in check(world)]
