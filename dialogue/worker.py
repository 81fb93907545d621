"""One stored update: effects, new dialog state, letters, audit and "done" in one transaction (DESIGN §2.2)."""

import asyncio
import json
import traceback
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import structlog
from sqlalchemy import exc

from casework import access
from dialogue import emergency, filling, inbox, outbox
from dialogue.inbox import Cipher
from dialogue.letters import Letter
from dialogue.lock import gate
from dialogue.models import Incoming
from dialogue.outbox import Address
from dialogue.said import InGroup, Reach, Said, Tap
from dialogue.screens import Screen
from dialogue.talk import Talk, Tools
from foundation import alerts, audit
from foundation.language.dates import said_on
from foundation.people import accounts, locks, people
from foundation.refusals import NotFound, Refusal
from foundation.storage import Database, Store

log = structlog.get_logger(__name__)

Reader = Callable[[Mapping[str, Any], datetime], Said | None]
IDLE_SECONDS = 5.0
AT_A_TIME = 10
DATABASE_TROUBLE = (exc.DBAPIError, exc.TimeoutError)
# The database is there and says that what we ask is wrong: that is about this update, not about the database.
OUR_MISTAKE = (exc.IntegrityError, exc.DataError, exc.ProgrammingError, exc.NotSupportedError)


class Worker:
    """Handles what was kept. `readers` turn a channel's raw update into what was said."""

    def __init__(
        self,
        database: Database,
        *,
        readers: Mapping[str, Reader],
        cipher: Cipher,
        tools: Tools,
        clock: Callable[[], datetime],
    ) -> None:
        self.database = database
        self.readers = readers
        self.cipher = cipher
        self.tools = tools
        self.clock = clock

    async def run(self) -> None:
        """Work for ever. A database that is full, locked or away is waited for; nothing is lost meanwhile."""
        loop = asyncio.get_running_loop()
        while True:
            try:
                worked = await loop.run_in_executor(self.database.writing_threads, self.handful)
            except DATABASE_TROUBLE as error:
                log.warning("worker_waits", error=type(error).__name__)
                await asyncio.sleep(1)
                continue
            if not worked:
                await self.database.bells.wait(inbox.BELL, at_most=IDLE_SECONDS)

    def handful(self) -> bool:
        """Handle some of what waits, so that the sender gets its turn between. False when nothing waits any more.

        Where only one writes, in one transaction: the disk is waited for once. What goes wrong with one of them
        undoes all, and each has its own transaction after all.
        """
        if self.database.is_sqlite:
            try:
                return self._together()
            except Exception as error:
                if _is_about_the_database(error):
                    raise
        worked = False
        for _ in range(AT_A_TIME):
            if not self.step():
                return worked
            worked = True
        return worked

    def _together(self) -> bool:
        """Several updates, each as if alone. A change of the map is kept at once: searches share it in memory."""
        with self.database.writing() as store:
            for _ in range(AT_A_TIME):
                row = inbox.take(store)
                if row is None:
                    return False
                self._handle(store, row)
                store.let_go()
                if store.rung - {outbox.BELL}:
                    break
        return True

    def step(self) -> bool:
        """Handle one update. False when none waits. A mistake in ours never stops the line: it is counted."""
        key: tuple[str, int] | None = None
        try:
            with self.database.writing() as store:
                row = inbox.take(store)
                if row is None:
                    return False
                key = (row.channel, row.update_id)
                self._handle(store, row)
        except Exception as error:
            if key is None or _is_about_the_database(error):
                raise
            self._failed(key, error)
        return True

    def _handle(self, store: Store, row: Incoming) -> None:
        now = self.clock()
        store.hold()
        raw = json.loads(self.cipher.decrypt(row.payload or b""))
        said = self.readers[row.channel](raw, row.received_at)
        if said is not None:
            reply(store, said, row, tools=self.tools, now=now)
        if row.state != "held":
            inbox.finish(row, now=now)

    def _failed(self, key: tuple[str, int], error: Exception) -> None:
        now = self.clock()
        # Never the text of the error: it may hold what somebody typed.
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{where.filename}:{where.lineno}"
        log.error("update_failed", channel=key[0], update=key[1], error=type(error).__name__, where=place)
        with self.database.writing() as store:
            row = inbox.fail(store, key, type(error).__name__, now=now)
            if row.state == "dead":
                alerts.note(store, "dead_update", now=now)
                store.ring(inbox.BELL)
                if row.chat == row.account != 0:  # a chat of one person; odd updates have none
                    to = Address(row.channel, row.account, row.chat)
                    outbox.show(store, to, Screen("start/not_handled"), now=now)


def _is_about_the_database(error: Exception) -> bool:
    return isinstance(error, DATABASE_TROUBLE) and not isinstance(error, OUR_MISTAKE)


def reply(store: Store, said: Said, row: Incoming, *, tools: Tools, now: datetime) -> None:
    """Decide on what was said and put the answer in the outbox, all in the store's transaction."""
    if isinstance(said, Reach):
        mark = accounts.mark_reachable if said.reachable else accounts.mark_unreachable
        mark(store, said.channel, said.account)
        return
    who = people.who(store, said.channel, said.account, today=said_on(now))
    access.narrow(store, who)
    people.seen(store, who, now=now)
    locks.stay_open(store, who, now=now)
    accounts.mark_reachable(store, said.channel, said.account)
    to = Address(said.channel, said.account, said.chat, who.language)
    talk = Talk(store=store, who=who, to=to, said=said, now=now, tools=tools)
    if row.error != inbox.LOCKED:  # who to call was said when it came in
        emergency.answer_first(talk)
    try:
        with store.attempt(row, undone_by=Refusal):
            screen = gate.answer(talk)
    except gate.Locked:
        gate.hold(talk, row)
        return
    except Refusal as refusal:
        if isinstance(refusal, NotFound):  # what was noted of it went with the rolled back act
            about = said.data if isinstance(said, Tap) else type(said).__name__
            audit.record(store, who, "denied", about[:40], now=now, outcome="denied")
        screen = filling.refused(refusal)
        if not isinstance(said, Tap):
            screen = filling.beside(talk, screen)
    _answer(talk, screen)
    row.removable = talk.notes.private and not talk.notes.drop


def _answer(talk: Talk, screen: Screen | None) -> None:
    said = talk.said
    if isinstance(said, InGroup):
        html = screen.html(talk.language) if screen else ""
        outbox.put(talk.store, talk.to, Letter(html=html, leave=True), now=talk.now, kind="chore")
    elif screen is not None:
        outbox.show(
            talk.store, talk.to, screen, now=talk.now, on=said.message if isinstance(said, Tap) else None,
            tap=said.tap if isinstance(said, Tap) else "", drop=tuple(talk.notes.drop),
        )  # fmt: skip
    elif isinstance(said, Tap) or talk.notes.drop:
        letter = Letter(tap=said.tap if isinstance(said, Tap) else "", drop=tuple(talk.notes.drop))
        outbox.put(talk.store, talk.to, letter, now=talk.now, kind="chore")
