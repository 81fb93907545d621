"""The sender's loop: claim a letter, hand it to the channel, record what became of it (DESIGN §2.3)."""

import asyncio
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Protocol

import structlog
from sqlalchemy import exc

from dialogue import outbox, sent_files
from dialogue.letters import Letter, write
from dialogue.models import Outgoing
from dialogue.screens import Screen
from foundation import alerts
from foundation.people import accounts
from foundation.refusals import Refusal
from foundation.storage import Database, Store

log = structlog.get_logger(__name__)

Outcome = Literal["sent", "later", "not_sent", "unknown", "refused", "unreachable"]
Maker = Callable[[Store, Mapping[str, Any], datetime], Screen]
IDLE_SECONDS = 5.0
LAPSE_EVERY = timedelta(seconds=5)  # leases last a minute
LONGEST_PAUSE = timedelta(minutes=10)
NOT_SENT_PAUSES = timedelta(seconds=1), timedelta(minutes=1)
DATABASE_TROUBLE = (exc.DBAPIError, exc.TimeoutError, OSError)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the channel said: sent; come back later; surely not sent; nobody knows; refused; unreachable."""

    outcome: Outcome
    message: int | None = None
    after_seconds: float = 0.0
    error: str = ""


Failed = Callable[[Store, Outgoing, Receipt, datetime], None]  # what follows when a letter will never arrive


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
        failed: Failed | None = None,
        fetch: sent_files.Fetch = sent_files.nowhere,
    ) -> None:
        self.database = database
        self.carrier = carrier
        self.makers = makers
        self.clock = clock
        self.failed = failed or _nobody_there
        self.fetch = fetch
        self.lapsed_at = self.lapsing_at = datetime.min.replace(tzinfo=UTC)
        self.pause = 1 / per_second if per_second else 0.0

    async def run(self) -> None:
        """Carry for ever. A database that does not answer is waited for."""
        begun = not self.database.is_sqlite  # there one process runs the bot, so nobody else is sending
        while True:
            try:
                if not begun:
                    await self.database.write(self._take_over)
                    begun = True
                busy = await self.carry_once()
            except DATABASE_TROUBLE as error:
                log.warning("delivery_waits", error=type(error).__name__)
                busy = False
            if not busy:
                await self.database.bells.wait(outbox.BELL, at_most=IDLE_SECONDS)

    async def carry_once(self) -> bool:
        """Claim and carry what is due. False when there was nothing."""
        tasks = await self.database.write(self._claim)
        self.lapsed_at = self.lapsing_at
        if not tasks:
            return False
        receipts = await asyncio.gather(*(self._carry(task, nr) for nr, task in enumerate(tasks)))
        await self.database.write(lambda store: self._record(store, tasks, receipts))
        return True

    def _take_over(self, store: Store) -> None:
        outbox.lapse(store, self.carrier.channel, now=self.clock(), alone=True)

    def _claim(self, store: Store) -> list[_Task]:
        now = self.clock()
        if not timedelta(0) <= now - self.lapsed_at < LAPSE_EVERY:
            outbox.lapse(store, self.carrier.channel, now=now)
            self.lapsing_at = now  # it counts once the transaction is kept
        rows = [row for row in outbox.claim(store, self.carrier.channel, now=now) if row.payload is not None]
        return [
            _Task(row.id, row.chat, row.account, row.policy == "once", letter)
            for row, letter in zip(rows, outbox.letters(store, rows), strict=True)
        ]

    async def _carry(self, task: _Task, number: int) -> Receipt:
        """Carry one letter. A mistake of ours with one never stops the others, and its fate counts as unknown."""
        await asyncio.sleep(self.pause * number)
        try:
            letter = await self._made(task) if task.letter.errand else task.letter
        except DATABASE_TROUBLE as error:
            return Receipt("not_sent", error=type(error).__name__)
        try:
            return await self.carrier.deliver(task.chat, letter)
        except Exception as error:  # noqa: BLE001  whatever it is, the other letters go on
            _report("carrying_failed", error, outbox=task.id)
            return Receipt("unknown", error=type(error).__name__)

    async def _made(self, task: _Task) -> Letter:
        """Make the screen that was put off until now, from a view that holds nobody up."""
        errand = task.letter.errand or {}
        try:
            _, screen = await asyncio.gather(self.carrier.busy(task.chat), self._done(errand))
            return replace(task.letter, errand=None, **write(screen, errand["language"]))
        except DATABASE_TROUBLE:
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, the person is told
            _report("errand_failed", error, outbox=task.id, maker=errand["maker"])
            return replace(task.letter, errand=None, **write(Screen("start/not_handled"), errand["language"]))

    async def _done(self, errand: Mapping[str, Any]) -> Screen:
        """Run an errand; a file is read before the database is held."""
        maker, facts = self.makers[errand["maker"]], errand["facts"]
        if sent := errand.get("file"):
            try:
                facts = {**facts, "taken": await sent_files.rows(self.fetch, sent)}
            except Refusal as refusal:
                return _refused(refusal)
        run = self.database.write if errand.get("writes") else self.database.read
        return await run(lambda store: _screen(maker, store, facts, self.clock()))

    def _record(self, store: Store, tasks: Sequence[_Task], receipts: Sequence[Receipt]) -> None:
        now = self.clock()
        rows = outbox.with_ids(store, [task.id for task in tasks])
        for task, receipt in zip(tasks, receipts, strict=True):
            row = rows[task.id]
            if row.state == "sending" or receipt.outcome == "sent":
                settle(row, receipt, now=now)
            if row.state == "failed" and receipt.outcome != "unreachable":
                alerts.note(store, f"letter_{receipt.outcome}", now=now)
            if row.state == "failed":
                self.failed(store, row, receipt, now)
        if not self.database.is_sqlite:  # there we are the only ones, and look again by ourselves
            store.ring(outbox.BELL)


def _nobody_there(store: Store, row: Outgoing, receipt: Receipt, now: datetime) -> None:
    """The account takes nothing any more; a group that is gone is nobody's fault."""
    if receipt.outcome == "unreachable" and row.chat == row.account:
        accounts.mark_unreachable(store, row.channel, row.account)


def settle(row: Outgoing, receipt: Receipt, *, now: datetime) -> None:
    """Write down what became of a letter, by its policy. Only tries whose fate is unknown count towards giving up."""
    row.lease_until, row.error = None, receipt.error[:120] or None
    if receipt.outcome == "sent":
        row.state, row.message, row.sent_at, row.payload = "sent", receipt.message or row.message, now, None
    elif receipt.outcome in ("refused", "unreachable"):
        row.state, row.payload = "failed", None
        if receipt.outcome == "refused":
            log.error("letter_refused", outbox=row.id, error=receipt.error)
    elif receipt.outcome == "unknown" and row.policy == "once":
        row.state, row.payload = "uncertain", None
    elif receipt.outcome == "unknown" and row.attempts >= outbox.MAX_TRIES:
        row.state, row.payload = "failed", None
        log.error("letter_given_up", outbox=row.id, error=receipt.error)
    else:
        row.state, row.run_after = "ready", now + _pause(row, receipt, now)
        row.attempts -= receipt.outcome != "unknown"


def _pause(row: Outgoing, receipt: Receipt, now: datetime) -> timedelta:
    """As long as the channel asks; otherwise longer and longer, for what never left at most a minute."""
    if receipt.outcome == "not_sent":
        shortest, longest = NOT_SENT_PAUSES
        return min(max((now - row.made_at) / 4, shortest), longest)
    return timedelta(seconds=receipt.after_seconds or min(2 ** (row.attempts - 1), LONGEST_PAUSE.seconds))


def _report(what: str, error: Exception, **facts: Any) -> None:
    """Log the kind of a mistake and where it was made; never its text, which may hold what somebody typed."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    log.error(what, error=type(error).__name__, where=f"{where.filename}:{where.lineno}", **facts)


def _screen(maker: Maker, store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    try:
        with store.begin_nested():
            return maker(store, facts, now)
    except Refusal as refusal:
        return _refused(refusal)


def _refused(refusal: Refusal) -> Screen:
    return Screen(refusal.message(), refusal.facts, room=type(refusal).__module__.split(".")[0])
