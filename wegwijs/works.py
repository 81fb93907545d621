"""The works: intake, worker, sender and clock, put together and kept running (DESIGN §2)."""

import asyncio
import traceback
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger
from sqlalchemy import exc
from telegram import Bot
from telegram.request import HTTPXRequest

from bot import reader, trust, wire
from bot.intake import Intake
from bot.sender import Sender
from dialogue import mail
from dialogue.delivery import Carrier, Delivery
from dialogue.duty import Duty, due_now, perform
from dialogue.inbox import Cipher
from dialogue.table import every_maker
from dialogue.talk import Tools
from dialogue.worker import Worker
from foundation import alerts
from foundation.storage import Database
from social_map.days import day_of
from wegwijs import running
from wegwijs.locks import Lock, UnreachableError

log = structlog.get_logger(__name__)

ROLES = ("intake", "worker", "sender", "clock")
TICK_SECONDS = 20
CLOCK_BELL = "clock"
CONNECTIONS = 32
BREATH_SECONDS = 0.5


class Works:
    """Everything that moves, for one bot on one database."""

    def __init__(
        self, database: Database, *, cipher: Cipher, tools: Tools, clock: Callable[[], datetime], token: str,
        api_url: str, per_second: float | None = 25.0, long_poll: int = 25, tick_seconds: float = TICK_SECONDS,
        postman: Carrier | None = None, when_warm: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        self.database = database
        self.tools = tools
        self.clock = clock
        self.tick_seconds = tick_seconds
        self.when_warm = when_warm
        self._map_is_read = asyncio.Event()
        trusted = {"verify": trust.certificates()}
        wired = trusted | {"transport": wire.under_httpx(trust.certificates(), at_once=CONNECTIONS)}
        self._requests = (
            HTTPXRequest(connection_pool_size=CONNECTIONS, httpx_kwargs=wired), HTTPXRequest(httpx_kwargs=trusted),
        )  # fmt: skip
        self.bot = Bot(
            token, base_url=f"{api_url}/bot", base_file_url=f"{api_url}/file/bot",
            request=self._requests[0], get_updates_request=self._requests[1],
        )  # fmt: skip
        self.intake = Intake(
            database, base_url=f"{api_url}/bot{token}", cipher=cipher, clock=clock, long_poll=long_poll
        )
        self.worker = Worker(database, readers={reader.CHANNEL: reader.read}, cipher=cipher, tools=tools, clock=clock)
        sender = Sender(self.bot)
        self.delivery = Delivery(
            database, sender, makers=every_maker(), clock=clock, per_second=per_second, fetch=sender.fetch
        )
        self.post = Delivery(database, postman, makers={}, clock=clock, failed=mail.not_delivered) if postman else None

    async def run(self, roles: Collection[str] = ROLES) -> None:
        """Run the stages named, for ever. One that fails unexpectedly ends all, so that a watchdog can start anew.

        The bot is not asked who it is first: Wegwijs starts, and takes over letters, also while Telegram is away.
        """
        stages = {
            "intake": self.intake.run, "worker": self.worker.run, "sender": self.delivery.run, "clock": self.ticking,
        }  # fmt: skip
        async with self._requests[0], self._requests[1], asyncio.TaskGroup() as group:
            group.create_task(self._warm_up(), name="warming up")
            for role in roles:
                group.create_task(stages[role](), name=role)
            if self.post is not None and "sender" in roles:
                group.create_task(self.post.run(), name="post")
            if not self.database.is_sqlite:
                from wegwijs.listening import listen  # with the driver of PostgreSQL

                group.create_task(listen(self.database.url, self.database.bells), name="listening")

    async def _warm_up(self) -> None:
        """Read the map before anybody searches it; meanwhile everything else is answered.

        What makes a search quicker still is for when those were answered that waited for the map.
        """
        searcher, today = self.tools.searcher, day_of(self.clock())
        try:
            await self.database.read(partial(searcher.follow, today=today))
            await asyncio.sleep(BREATH_SECONDS)
            self._map_is_read.set()
            await self.database.read(partial(searcher.warm_up, today=today))
        except (exc.DBAPIError, exc.TimeoutError, OSError) as error:
            log.warning("search_not_ready", error=type(error).__name__)
            self._map_is_read.set()
        self.when_warm()

    async def ticking(self) -> None:
        """Tick at every interval, and whenever the clock's bell rings (a clock that was moved).

        First when the map was read and answers who waited for it: what is due can wait for those who wait.
        """
        scheduler = AsyncIOScheduler(timezone=UTC)
        scheduler.add_job(
            self.database.bells.ring, IntervalTrigger(seconds=self.tick_seconds, timezone=UTC), args=[[CLOCK_BELL]],
            coalesce=True, max_instances=1, misfire_grace_time=None,
        )  # fmt: skip
        scheduler.start()
        mine: Lock | None = None
        with suppress(TimeoutError):
            await asyncio.wait_for(self._map_is_read.wait(), self.tick_seconds)
        try:
            while True:
                mine = self._alone(mine)
                if mine is not None:
                    await self.tick()
                await self.database.bells.wait(CLOCK_BELL, at_most=self.tick_seconds * 2)
        finally:
            scheduler.shutdown(wait=False)
            if mine is not None:
                mine.release()

    def _alone(self, mine: Lock | None) -> Lock | None:
        """The lock of the one clock there is, whatever the number of processes; None while it is not ours."""
        if mine is not None and mine.still_held():
            return mine
        try:
            return running.take(self.database.url, "clock")
        except UnreachableError as error:
            log.warning("clock_waits", error=type(error).__name__)
            return None

    async def tick(self) -> int:
        """Do every duty that is due, each in its own transaction. Returns how much was done.

        A mistake in one is logged and counted; the others go on, and so does the bot.
        """
        done = 0
        for duty in await self._due():
            try:
                done += await self._perform(duty)
            except (exc.DBAPIError, exc.TimeoutError) as error:
                log.warning("duty_waits", duty=duty.name, error=type(error).__name__)
        return done

    async def _due(self) -> list[Duty]:
        try:
            return await self.database.read(partial(due_now, now=self.clock()))
        except (exc.DBAPIError, exc.TimeoutError) as error:
            log.warning("duties_wait", error=type(error).__name__)
            return []

    async def _perform(self, duty: Duty) -> int:
        try:
            now, ahead = self.clock(), duty.ahead
            ready = await self.database.read(lambda store: ahead(store, self.tools, now)) if ahead else None
            return await self.database.write(partial(perform, duty=duty, tools=self.tools, now=now, ready=ready))
        except (exc.DBAPIError, exc.TimeoutError):
            raise
        except Exception as error:  # noqa: BLE001  whatever it is, the other duties go on
            where = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{where.filename}:{where.lineno}"  # never the text of an error
            log.error("duty_failed", duty=duty.name, error=type(error).__name__, where=place)  # noqa: TRY400  idem
            await self.database.write(partial(alerts.note, kind=f"duty_{duty.name}"[:40], now=self.clock()))
            return 0
