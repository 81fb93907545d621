"""What a journey plays with: people on a local Telegram, a running Wegwijs, one clock for both."""

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from cryptography.fernet import Fernet
from sqlalchemy import Select, exists, select

from casework import access, participations, referrals
from dialogue import inbox, outbox
from dialogue.delivery import Carrier
from dialogue.models import Incoming, Outgoing
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people import invites, municipalities, organisations, people
from foundation.people.queries import organisations as organisation_queries
from foundation.people.who import SYSTEM, Who
from foundation.storage import Database, Store, prepared
from foundation.storage.bells import Bells
from local_telegram.client import LocalTelegram, PersonClient
from migrations import models
from social_map import listings
from wegwijs.works import Works

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
START = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)  # Friday, nine in the morning in Amsterdam
FLOW = frozenset({"inbox", "outbox", "beat", "audit_entry", "audit_seal", "draft", "invite_try"})
IDLE = timedelta(days=60)  # how long people in a journey are away at most: after 90 days they would lapse


class Clock:
    """The one clock of a journey: for the rooms and for the local Telegram alike."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def move(self, to: datetime) -> None:
        self.at = to


class Attentive(Bells):
    """Bells that know whether everybody who should wait for one does."""

    def __init__(self, names: Collection[str]) -> None:
        super().__init__()
        self._names = Counter(names)
        self._here: Counter[str] = Counter()

    async def wait(self, name: str, *, at_most: float) -> bool:
        self._here[name] += 1
        try:
            return await super().wait(name, at_most=at_most)
        finally:
            self._here[name] -= 1

    def all_wait(self) -> bool:
        """Whether each stage sleeps; one that was woken just now may still seem to."""
        return self._here >= self._names


@dataclass
class World:
    """Everything a journey plays with.

    `may_fail`: Bot API methods that a journey lets fail on purpose; `typed`: odd words that come from people.
    """

    database: Database
    telegram: LocalTelegram
    tools: Tools
    cipher: Fernet
    clock: Clock
    postman: Carrier | None = None
    people: dict[str, PersonClient] = field(default_factory=dict)
    roles: dict[int, set[str]] = field(default_factory=dict)
    may_fail: set[str] = field(default_factory=set)
    typed: set[str] = field(default_factory=set)

    # Running

    def start(self) -> None:
        """Let everything but the clock run; the clock ticks when a journey says so."""
        self.database.bells = Attentive({inbox.BELL, outbox.BELL})
        self.works = Works(
            self.database, cipher=self.cipher, tools=self.tools, clock=self.clock, token=self.telegram.token,
            api_url=self.telegram.url, per_second=None, long_poll=2, postman=self.postman,
        )  # fmt: skip
        self._running = asyncio.create_task(  # noqa: TID251  held here, cancelled in `stop`
            self.works.run(("intake", "worker", "sender"))
        )

    async def stop(self) -> None:
        """Stop at once, wherever it is."""
        self._running.cancel()
        with suppress(asyncio.CancelledError):
            await self._running

    async def restart(self) -> None:
        """Nothing of the old works is left but the database."""
        await self.quiet()
        await self.stop()
        self.start()

    # Time

    @property
    def today(self) -> date:
        """The day in Amsterdam."""
        return said_on(self.clock())

    async def quiet(self, within: float = 20.0) -> None:
        """Until every update is handled and every letter is carried. AssertionError when that takes too long."""
        deadline = time.monotonic() + within
        while time.monotonic() < deadline:
            if self._seems_quiet() and await self.database.read(_nothing_waits(self.clock())):
                return
            await asyncio.sleep(0.005)
        raise AssertionError(f"after {within} s Wegwijs is still busy")

    def _seems_quiet(self) -> bool:
        """Whether it is worth asking the database: nobody has anything in hand."""
        bells = self.database.bells
        return self.telegram.waiting() == 0 and (not isinstance(bells, Attentive) or bells.all_wait())

    async def tick(self) -> None:
        """Let the clock of Wegwijs tick now, and everything that follows from it happen."""
        await self.quiet()
        await self.works.tick()
        await self.quiet()

    async def later(self, **how: float) -> None:
        """Move the clock and tick."""
        await self.move(self.clock.at + timedelta(**how))

    async def at(self, day: date, hour: int = 13, minute: int = 0) -> None:
        """Move the clock to this time in Amsterdam and tick; on long ways everybody gives a sign of life.

        By default one o'clock: too late for the morning's overview.
        """
        there = datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM).astimezone(UTC)
        while there - self.clock.at > IDLE:
            self.clock.move(self.clock.at + IDLE)
            for person in self.people.values():
                await person.say("/help")
            await self.quiet()
        await self.move(there)

    async def move(self, to: datetime) -> None:
        """Set the clock and tick."""
        await self.quiet()
        self.clock.move(to)
        await self.tick()

    # People

    async def invited(self, name: str, role: str, organisation: str, kind: str, *places: str) -> PersonClient:
        """Somebody who came in through an invitation and has seen the welcome."""
        code = await self.invitation(role, organisation, kind, *places)
        person = self.people.get(name) or self.telegram.person(name)
        self.people[name] = person
        self.roles.setdefault(person.id, set()).add(role)
        await person.say(f"/start {code}")
        await person.expect("Welkom")
        await self.quiet()
        person.start_counting()
        return person

    async def invitation(self, role: str, organisation: str, kind: str, *places: str) -> str:
        """The code of a new invitation."""
        return await self.database.write(
            lambda store: _invite(store, role, (organisation, kind), places, now=self.clock())
        )

    def who(self, store: Store, person: PersonClient) -> Who:
        """A person as the rooms know her."""
        return people.who(store, "telegram", person.id, today=self.today)

    async def taps(self, person: PersonClient, *labels: str) -> None:
        """Tap these one after another, each on what the one before it brought."""
        for label in labels:
            await person.tap(label)
            await self.quiet()

    # What is there already

    async def client(self, coach: PersonClient, *, received_on: date | None = None, organisation: str = "") -> str:
        """A client of this coach; returns the code name."""

        def receive(store: Store) -> str:
            who = self.who(store, coach)
            members = [m for m in who.members if m.role == "coach" and organisation in ("", m.organisation)]
            received = referrals.receive(
                store, who, organisation_id=members[0].organisation_id,
                municipality_id=min(members[0].municipality_ids), practice_id=None, referrer_type="huisarts",
                received_on=received_on or self.today, main_reason="eenzaamheid", now=self.clock(),
            )  # fmt: skip
            return received.client.code_name

        return await self.database.write(receive)

    async def choice(self, coach: PersonClient, code_name: str, *, started_on: date | None = None, **about: Any) -> str:
        """Something this client chose, and began; returns its public id."""

        def choose(store: Store) -> str:
            who = self.who(store, coach)
            walk = next(w for w in access.caseload(store, who) if access.client_of(store, w).code_name == code_name)
            facts = {"category": "wandelen_bewegen", "listing_name": "Wandelen in het park", **about}
            day = facts.pop("chosen_on", started_on or self.today)
            choice = participations.choose(store, who, walk.public_id, chosen_on=day, now=self.clock(), **facts)
            if started_on:
                participations.confirm_start(store, who, choice.public_id, started_on=day, now=self.clock())
            return choice.public_id

        return await self.database.write(choose)

    async def listing(self, title: str, *, provider: str = "", place: str = "Tilburg", **about: Any) -> str:
        """An activity on the map; returns its public id. `provider` names the organisation that keeps it."""

        def add(store: Store) -> str:
            here = municipalities.named(store, place, create=True)
            keeper = organisations.named(store, provider) if provider else None
            facts = {
                "title": title, "municipality_id": here.id, "organisation_id": keeper.id if keeper else None,
                "organisation_name": provider, "venue": "Wijkcentrum", "cost_cents": 0,
                "category": "wandelen_bewegen", **about,
            }  # fmt: skip
            make = listings.propose if about.get("status") == "concept" else listings.add
            return make(store, SYSTEM, facts, now=self.clock()).public_id

        return await self.database.write(add)

    async def look(self, asks: Callable[[Store], Any]) -> Any:
        """Look something up in the database, when everything is quiet."""
        await self.quiet()
        return await self.database.read(asks)

    async def rows(self) -> dict[str, list[tuple[Any, ...]]]:
        """Everything that was ever kept, but for what only says how updates flow."""
        return await self.look(_dump)


def row(day: str, start: str, end: str | None = None) -> dict[str, Any]:
    """One weekly moment of a listing."""
    return {"day": day, "start": start, "end": end, "frequency": "wekelijks"}


def _nothing_waits(now: datetime) -> Callable[[Store], bool]:
    return lambda store: not store.scalar(*_something_waits(now=now))


@prepared
def _something_waits(now: datetime) -> Select[bool]:
    goes_out = (Outgoing.state == "sending") | ((Outgoing.state == "ready") & (Outgoing.run_after <= now))
    return select(exists().where(Incoming.state == "new") | exists().where(goes_out))


def _dump(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    found = {}
    for table in models.metadata.sorted_tables:
        if table.name not in FLOW:
            columns = [c for c in table.columns if c.name != "last_seen_at"]
            found[table.name] = sorted((tuple(r) for r in store.execute(select(*columns))), key=repr)
    return found


def _invite(store: Store, role: str, where: tuple[str, str], places: tuple[str, ...], *, now: datetime) -> str:
    here = [municipalities.named(store, place, create=True) for place in places]
    found = organisation_queries.called(store, *where)
    mine = found[0] if found else organisations.add(store, SYSTEM, where[0], kind=where[1])
    store.flush()
    return invites.make(
        store, SYSTEM, role=role, organisation_id=mine.id, municipality_ids=[p.id for p in here], now=now
    )
