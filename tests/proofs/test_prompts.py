"""A prompt is never asked twice and never lost from sight, whatever Telegram and the processes do.

Several senders share one outbox and are killed at random moments, while Telegram refuses some calls, breaks off others
and takes some without saying so. A prompt whose fate is unknown is *uncertain*: that is counted, never guessed.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import func, select

from dialogue import outbox
from dialogue.models import Outgoing
from dialogue.outbox import Address
from dialogue.screens import Screen
from foundation.storage import Database
from local_telegram.client import LocalTelegram, PersonClient
from tests.proofs.cast import START, SharedClock
from tests.proofs.mortal import Mortal, Mortals
from tests.proofs.waiting import until

FAULTS = (("429", 0.03), ("502", 0.01), ("reset", 0.01), ("lost", 0.02))
AMBIGUOUS = ("502", "reset", "lost")
SHORT, LONG = (100, 5), (1_000, 60)


@dataclass
class Found:
    """What became of the prompts: states in the outbox, and how often each person was asked."""

    states: Counter[str]
    asked: Counter[int]
    ambiguous: int

    @property
    def doubled(self) -> int:
        return sum(times > 1 for times in self.asked.values())

    @property
    def accounted_for(self) -> int:
        return sum(self.states[state] for state in ("sent", "uncertain", "failed"))


def put(database: Database, people: list[PersonClient], policy: str) -> None:
    with database.writing() as store:
        for person in people:
            to = Address("telegram", person.id, person.id)
            outbox.prompt(store, to, Screen("start/edited"), now=START, key=f"p:{person.id}", policy=policy)


def open_ones(database: Database) -> int:
    with database.reading() as store:
        waiting = Outgoing.state.in_(("ready", "sending"))
        return store.scalar(select(func.count()).select_from(Outgoing).where(waiting)) or 0


@asynccontextmanager
async def time_passing(clock: SharedClock) -> AsyncIterator[None]:
    """A second of their clock in 0.04 of ours: pauses that Telegram asks for go by, but no lease of who lives."""

    async def pass_by() -> None:
        while True:
            await asyncio.sleep(0.04)
            clock.later(seconds=1)

    task = asyncio.create_task(pass_by())  # noqa: TID251  cancelled below, when the block ends
    yield
    task.cancel()


async def prompted(
    mortals: Mortals,
    database_url: str,
    tmp_path: Path,
    prompts: int,
    kills: int,
    *,
    policy: str = "once",
    lost: float = 0.02,
) -> Found:
    """Let senders that are killed bring so many prompts. On SQLite there is one sender at a time."""
    clock, chance = SharedClock(tmp_path / "clock", START), Random(prompts)
    database = Database(database_url)
    senders = 1 if database.is_sqlite else 4
    async with LocalTelegram(clock=clock, move=clock.move, seed=prompts) as telegram:
        people = [telegram.person(f"Coach {nr}") for nr in range(prompts)]
        for person in people:
            await person.say("/start")
        put(database, people, policy)
        faults = [
            telegram.world.faults.add(kind, method="sendMessage", probability=lost if kind == "lost" else p)
            for kind, p in FAULTS
        ]
        facts = {
            "database_url": database_url, "key": Fernet.generate_key().decode(), "clock": str(tmp_path / "clock"),
            "token": telegram.token, "api_url": telegram.url, "roles": ["sender"],
        }  # fmt: skip
        with Mortal(mortals, "wegwijs", **facts) as mortal:
            async with time_passing(clock):
                alive = [mortal.start() for _ in range(senders)]
                for _ in range(kills):
                    wanted = len(telegram.world.calls) + chance.randint(1, 2 * prompts // kills)
                    await until(lambda n=wanted: len(telegram.world.calls) >= n or not open_ones(database))
                    mortal.kill(alive.pop(chance.randrange(senders)))
                    alive.append(mortal.start())
                await until(lambda: open_ones(database) == 0, within=60 + prompts / 5)
        asked = Counter({person.id: sum(seen.from_bot for seen in person.see()) for person in people})
        with database.reading() as store:
            states = Counter(store.scalars(select(Outgoing.state)))
        hits = sum(fault.hits for fault in faults if fault.kind in AMBIGUOUS)
    database.close()
    clock.close()
    return Found(states, asked, hits)


def check(found: Found, prompts: int, kills: int) -> None:
    assert found.doubled == 0
    assert found.accounted_for == prompts
    assert found.states["failed"] == 0
    assert found.states["uncertain"] <= found.ambiguous + kills
    assert sum(found.asked.values()) >= found.states["sent"]


async def test_no_prompt_is_doubled_or_unaccounted_for(mortals, database_url, tmp_path):
    check(await prompted(mortals, database_url, tmp_path, *SHORT), *SHORT)


@pytest.mark.prove
@pytest.mark.timeout(1800)
async def test_of_a_thousand_prompts_none_is_doubled_or_unaccounted_for(mortals, database_url, tmp_path):
    check(await prompted(mortals, database_url, tmp_path, *LONG), *LONG)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
async def test_control_a_sender_that_tries_again_doubles_some(mortals, database_url, tmp_path):
    assert (await prompted(mortals, database_url, tmp_path, 60, 2, policy="repeat", lost=0.15)).doubled > 0
