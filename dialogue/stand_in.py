"""Asking a colleague to stand in, and telling who is away what she said."""

from datetime import datetime

from dialogue import outbox
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.unasked import may_tell
from dialogue.whereabouts import reached
from foundation.people.models import Leave, Person
from foundation.storage import Store
from foundation.words import label

KIND = "stand_in"


def ask(store: Store, leave: Leave, *, now: datetime) -> int:
    """The question, once, on a day on which nothing else was said to her; until then it waits in her overview."""
    to = _where(store, leave, leave.stand_in_id, now)
    key = f"{KIND}:{leave.public_id}"
    if to is None or outbox.is_known(store, key) or not may_tell(store, to, now=now):
        return 0
    name = store.get_one(Person, leave.person_id).name
    buttons = [
        (Button(label("dialogue", f"leave.{word}", to.language).format(name=name), "tj", leave.public_id, choice=code),)
        for word, code in (("agree", "ja"), ("decline", "nee"))
    ]
    facts = {"name": name, "from_on": leave.from_on, "until_on": leave.until_on}
    return int(
        outbox.prompt(store, to, Screen("leave/asked", facts, tuple(buttons)), now=now, key=key, kind=KIND) is not None
    )


def tell_answer(store: Store, leave: Leave, name: str, *, agrees: bool, now: datetime) -> None:
    """What she said, if something may be said today; her hours (/tijden) show it in any case."""
    to = _where(store, leave, leave.person_id, now)
    if to is not None and may_tell(store, to, now=now):
        facts = {"name": name, "agrees": agrees, "from_on": leave.from_on, "until_on": leave.until_on}
        key = f"stood:{leave.public_id}:{'y' if agrees else 'n'}"
        outbox.prompt(store, to, Screen("leave/told", facts), now=now, key=key, kind=KIND)


def _where(store: Store, leave: Leave, person_id: int | None, now: datetime) -> Address | None:
    return reached(store, person_id, "coach", organisation_id=leave.organisation_id, now=now)
