"""The sender's loop: claim a letter, hand it to the channel, record what became of it (DESIGN §2.3)."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Literal, Protocol

import structlog

from dialogue import outbox
from dialogue.letters import Letter, write
from dialogue.models import Outgoing
from dialogue.screens import Screen
from foundation.people import accounts
from foundation.refusals import Refusal
from foundation.storage import Database, Store

log = structlog.get_logger(__name__)

Outcome = Literal["sent", "later", "not_sent", "unknown", "refused", "unreachable"]
Maker = Callable[[Store, Mapping[str, Any], datetime], Screen]
IDLE_SECONDS = 5.0
LONGEST_PAUSE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the channel said: sent; come back later; surely not sent; nobody knows; refused; unreachable."""

    outcome: Outcome
    message: int | None = None
    after_seconds: float = 0.0
    error: str = ""


class Carrier(Protocol):
    """The channel's end: it turns a letter into calls."""

    channel: str

    async def deliver(self, chat: int, letter: Letter) -> Receipt:
        """Carry one letter; never raises for what the channel answers."""

    async def busy(self, chat: int) -> None:
        """Show that an answer is being made."""


@dataclass(frozen=True, slots=True)
class _Task:
    id: int
    chat: int
    account: int
    once: bool
    letter: Letter


class Delivery:
    """Carries the letters of one channel."""

    def __init__(
        self,
        database: Database,
        carrier: Carrier,
        *,
        makers: Mapping[str, Maker],
        clock: Callable[[], datetime],
        per_second: float | None = None,
    ) -> None:
        self.database = database
        self.carrier = carrier
        self.makers = makers
        self.clock = clock
        self.pause = 1 / per_second if per_second else 0.0

    async def run(self) -> None:
        """Carry for ever. A database that does not answer is waited for."""
        while True:
            try:
                busy = await self.carry_once()
            except OSError as error:
                log.warning("delivery_waits", error=type(error).__name__)
                busy = False
            if not busy:
                await self.database.bells.wait(outbox.BELL, at_most=IDLE_SECONDS)

    async def carry_once(self) -> bool:
        """Claim and carry what is due. False when there was nothing."""
        tasks = await self.database.write(self._claim)
        if not tasks:
            return False
        receipts = await asyncio.gather(*(self._carry(task, nr) for nr, task in enumerate(tasks)))
        await self.database.write(lambda store: self._record(store, tasks, receipts))
        return True

    def _claim(self, store: Store) -> list[_Task]:
        now = self.clock()
        outbox.lapse(store, self.carrier.channel, now=now)
        rows = outbox.claim(store, self.carrier.channel, now=now)
        return [
            _Task(row.id, row.chat, row.account, row.policy == "once", _letter(store, row))
            for row in rows
            if row.payload is not None
        ]

    async def _carry(self, task: _Task, number: int) -> Receipt:
        await asyncio.sleep(self.pause * number)
        letter = await self._made(task) if task.letter.errand else task.letter
        return await self.carrier.deliver(task.chat, letter)

    async def _made(self, task: _Task) -> Letter:
        """Make the screen that was put off until now, from a view that holds nobody up."""
        errand = task.letter.errand or {}
        maker, facts = self.makers[errand["maker"]], errand["facts"]
        async with AsyncExitStack() as stack:
            group = await stack.enter_async_context(asyncio.TaskGroup())
            group.create_task(self.carrier.busy(task.chat))
            screen = await self.database.read(lambda store: _screen(maker, store, facts, self.clock()))
        return replace(task.letter, errand=None, **write(screen, errand["language"]))

    def _record(self, store: Store, tasks: Sequence[_Task], receipts: Sequence[Receipt]) -> None:
        now = self.clock()
        for task, receipt in zip(tasks, receipts, strict=True):
            row = store.get_one(Outgoing, task.id)
            if row.state == "sending" or receipt.outcome == "sent":
                settle(row, receipt, now=now)
            if receipt.outcome == "unreachable":
                accounts.mark_unreachable(store, self.carrier.channel, task.account)
        store.ring(outbox.BELL)


def settle(row: Outgoing, receipt: Receipt, *, now: datetime) -> None:
    """Write down what became of a letter, by its policy."""
    row.lease_until, row.error = None, receipt.error[:120] or None
    if receipt.outcome == "sent":
        row.state, row.message, row.sent_at, row.payload = "sent", receipt.message or row.message, now, None
    elif receipt.outcome in ("refused", "unreachable"):
        row.state, row.payload = "failed", None
        if receipt.outcome == "refused":
            log.error("letter_refused", outbox=row.id, error=receipt.error)
    elif receipt.outcome == "unknown" and row.policy == "once":
        row.state, row.payload = "uncertain", None
    elif row.attempts >= outbox.MAX_TRIES and receipt.outcome != "later":
        row.state, row.payload = ("uncertain" if row.policy == "once" else "failed"), None
        log.error("letter_given_up", outbox=row.id, error=receipt.error)
    else:
        row.state = "ready"
        pause = timedelta(seconds=receipt.after_seconds or min(2 ** (row.attempts - 1), LONGEST_PAUSE.seconds))
        row.run_after = now + pause


def _letter(store: Store, row: Outgoing) -> Letter:
    return outbox.on_message(store, row, Letter.from_bytes(row.payload or b"{}"))


def _screen(maker: Maker, store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    try:
        return maker(store, facts, now)
    except Refusal as refusal:
        return Screen(refusal.message(), refusal.facts, room=type(refusal).__module__.split(".")[0])
