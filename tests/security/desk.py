"""Updates as Telegram would bring them, handled one by one by the real reader, worker and database, without a network.

What is tried a thousand times is tried here; what has to be seen on a phone is tried in a `World`.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

from cryptography.fernet import Fernet
from sqlalchemy import func, select

from bot.intake import arrival
from bot.reader import CHANNEL, read
from dialogue import inbox
from dialogue.letters import Letter
from dialogue.models import Incoming, Outgoing
from dialogue.talk import Tools
from dialogue.worker import Worker
from foundation.audit import AuditEntry
from foundation.storage import Database
from social_map.search import Searcher
from tests.journeys.world import _dump
from tests.luck import KEY
from tests.security.town import ACCOUNTS, NOW

CIPHER = Fernet(KEY)


@dataclass
class Desk:
    """A worker without a channel: `tap` and `say` give the letters that would go out."""

    database: Database
    now: datetime = NOW
    numbers: count = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        tools = Tools(searcher=Searcher(), secret=b"s" * 32)
        self.worker = Worker(self.database, readers={CHANNEL: read}, cipher=CIPHER, tools=tools, clock=lambda: self.now)

    def tap(self, name: str, data: str, *, chat: dict[str, Any] | None = None) -> list[Letter]:
        """A tap with any data, on a message that is there."""
        person = _person(name)
        where = chat or {"id": person["id"], "type": "private"}
        message = {"message_id": 7, "date": int(self.now.timestamp()), "chat": where, "text": "een scherm"}
        query = {"id": str(next(self.numbers)), "from": person, "chat_instance": "1", "data": data, "message": message}
        return self.send({"callback_query": query})

    def say(self, name: str, text: str, *, kind: str = "message", number: int = 0, **about: Any) -> list[Letter]:
        """A typed line; `about` are further fields of the message."""
        person, when = _person(name), int(self.now.timestamp())
        line = {"message_id": number or next(self.numbers), "date": when, "from": person, "text": text, **about}
        line.setdefault("chat", {"id": person["id"], "type": "private"})
        if kind.startswith("edited"):
            line["edit_date"] = when
        return self.send({kind: line})

    def send(self, update: dict[str, Any]) -> list[Letter]:
        """Any update; gives the letters that answer it. AssertionError when it could not be handled."""
        raw = {"update_id": next(self.numbers), **update}
        with self.database.writing() as store:
            before = store.scalar(select(func.max(Outgoing.id))) or 0
            inbox.keep(store, [arrival(raw)], CIPHER, now=self.now)
        self.worker.step()  # there is nothing but this one
        with self.database.writing() as store:
            row = store.get_one(Incoming, (CHANNEL, raw["update_id"]))
            assert row.state in ("done", "held"), f"{row.state} after {row.error}: {json.dumps(update)[:300]}"
            made = store.scalars(select(Outgoing).where(Outgoing.id > before).order_by(Outgoing.id)).all()
            for letter in made:
                letter.state = "sent"
            return [Letter.from_bytes(letter.payload or b"{}") for letter in made]

    def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything that is kept, but for what only says how updates flow."""
        with self.database.reading() as store:
            return _dump(store)

    def denials(self) -> int:
        """How many attempts the audit trail holds."""
        with self.database.reading() as store:
            return store.scalar(select(func.count()).where(AuditEntry.outcome == "denied")) or 0


def seen(letters: list[Letter]) -> list[tuple[Any, ...]]:
    """Everything of these letters that reaches a person."""
    return [
        (each.html, each.buttons, each.keyboard, each.attachment, each.toast, each.errand, each.protect, each.leave)
        for each in letters
    ]


def _person(name: str) -> dict[str, Any]:
    return {"id": ACCOUNTS[name], "is_bot": False, "first_name": name.capitalize()}
