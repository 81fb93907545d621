"""R1: kill -9 at random moments while sessions are logged. None may be lost, none doubled."""

import asyncio
import os
import sqlite3
import time
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import func, select

from casework.models import Client, Session, Trajectory
from dialogue.models import Incoming, Outgoing
from foundation.codes import codes
from foundation.storage import Database
from local_telegram.client import LocalTelegram, PersonClient
from tests.proofs.cast import START, Line, SharedClock, coaches, lines
from tests.proofs.mortal import Mortal, Mortals
from tests.proofs.waiting import until

COACHES = 8
PAUSE = 1.0  # seconds in which a bot that has something to do surely does something
SHORT = (80, 7)
LONG = (20_000, 1_500) if os.environ.get("WEGWIJS_SOAK") else (600, 40)
ROLES = ["intake", "worker", "sender", "clock"]


class Play:
    """Coaches who go on typing while the bot dies and comes back."""

    def __init__(self, telegram: LocalTelegram, clock: SharedClock, people: list[PersonClient], chance: Random) -> None:
        self.telegram = telegram
        self.clock = clock
        self.people = people
        self.chance = chance

    async def perform(self, mortal: Mortal, said: list[Line], kills: int) -> int:
        """Say every line, half of them while the bot is down; kill it so often. Returns the last life."""
        waiting = list(said)
        per_life = len(said) // kills + 1
        for _ in range(kills):
            for line in [waiting.pop() for _ in range(min(per_life, len(waiting)))]:
                await self.people[line.coach].say(line.text)
            pid = mortal.start()
            await self._calls(self.chance.randint(1, per_life * 3))
            await asyncio.sleep(self.chance.random() * 0.02)
            mortal.kill(pid)
            self.clock.later(seconds=90)
        for line in waiting:
            await self.people[line.coach].say(line.text)
        return mortal.start()

    async def _calls(self, more: int) -> None:
        """Until the bot has made so many calls more, or has nothing to do; who begins slowly is waited for."""
        before = _made(self.telegram)
        await until(lambda: _made(self.telegram) > before, every=0.002)
        news, since = 0, time.monotonic()
        while _made(self.telegram) < before + more and time.monotonic() < since + PAUSE:
            await asyncio.sleep(0.002)
            if (newest := _newest(self.telegram)) > news:
                news, since = newest, time.monotonic()

    def acknowledged(self) -> set[str]:
        """The beginnings of all screens that say that a session was kept."""
        return {seen.text for person in self.people for seen in person.see() if "Vastgelegd" in seen.text}


def _made(telegram: LocalTelegram) -> int:
    return telegram.world.calls[-1].number if telegram.world.calls else 0


def _newest(telegram: LocalTelegram) -> int:
    """The number of the newest call but for polls that found nothing."""
    return next((call.number for call in reversed(telegram.world.calls) if call.result != []), 0)


def kept(database: Database) -> Counter[tuple[str, int, str]]:
    """How often each session is in the database."""
    with database.reading() as store:
        rows = store.execute(
            select(Client, Session.minutes, Session.kind)
            .join(Trajectory, Trajectory.id == Session.trajectory_id)
            .join(Client, Client.id == Trajectory.client_id)
        )
        return Counter((client.code_name, minutes, kind) for client, minutes, kind in rows)


def at_rest(database: Database, telegram: LocalTelegram) -> bool:
    with database.reading() as store:
        incoming = store.scalar(select(func.count()).where(Incoming.state == "new"))
        outgoing = store.scalar(select(func.count()).where(Outgoing.state.in_(("ready", "sending"))))
    return telegram.waiting() == incoming == outgoing == 0


def told(line: Line) -> str:
    """How the answer to a line begins."""
    return f"✅ Vastgelegd: {line.client}, {codes('session_kind')[line.kind].nl.lower()}, {line.minutes} minuten"


async def logged_while_dying(
    mortals: Mortals, database_url: str, tmp_path: Path, sessions: int, kills: int
) -> dict[str, int]:
    """What became of so many sessions: lost, doubled, and untrue or missing acknowledgements."""
    clock = SharedClock(tmp_path / "clock", START)
    async with LocalTelegram(clock=clock, move=clock.move) as telegram:
        people = [telegram.person(f"Coach {nr}") for nr in range(max(COACHES, sessions // 800))]
        database = Database(database_url)
        with database.writing() as store:
            cast = coaches(store, [person.id for person in people])
        said = lines(cast, sessions)
        play = Play(telegram, clock, people, Random(sessions))
        facts = {
            "database_url": database_url, "key": Fernet.generate_key().decode(), "clock": str(tmp_path / "clock"),
            "token": telegram.token, "api_url": telegram.url, "roles": ROLES,
        }  # fmt: skip
        with Mortal(mortals, "wegwijs", **facts) as mortal:
            await play.perform(mortal, said, kills)
            # What a dead process was still committing may appear after the next one began: its lease has to run out.
            await until(lambda: clock.later(seconds=2) or at_rest(database, telegram), within=30 + sessions / 5)
        found, seen = kept(database), play.acknowledged()
        database.close()
    clock.close()
    return {
        "lost": sum(found[line.facts] == 0 for line in said),
        "doubled": sum(found[line.facts] > 1 for line in said),
        "invented": len(set(found) - {line.facts for line in said}),
        "not told": sum(not any(text.startswith(told(line)) for text in seen) for line in said),
    }


async def test_a_killed_bot_loses_and_doubles_no_session(mortals, database_url, tmp_path):
    found = await logged_while_dying(mortals, database_url, tmp_path, *SHORT)
    assert found == {"lost": 0, "doubled": 0, "invented": 0, "not told": 0}


@pytest.mark.prove
@pytest.mark.timeout(7200)
async def test_a_bot_killed_forty_times_loses_and_doubles_no_session(mortals, database_url, tmp_path):
    found = await logged_while_dying(mortals, database_url, tmp_path, *LONG)
    assert found == {"lost": 0, "doubled": 0, "invented": 0, "not told": 0}


async def lost_by_stock_polling(mortals: Mortals, tmp_path: Path, sessions: int, kills: int) -> int:
    """How many of the same lines python-telegram-bot's own polling loses under the same kills."""
    clock = SharedClock(tmp_path / "clock", START)
    file = tmp_path / "stock.db"
    async with LocalTelegram(clock=clock, move=clock.move) as telegram:
        people = [telegram.person(f"Coach {nr}") for nr in range(COACHES)]
        said = [Line(nr % COACHES, f"kievit-{nr}", 45, "intake") for nr in range(sessions)]
        play = Play(telegram, clock, people, Random(sessions))
        with Mortal(mortals, "stock", token=telegram.token, api_url=telegram.url, file=str(file)) as mortal:
            await play.perform(mortal, said, kills)
            await until(lambda: telegram.waiting() == 0)
            await asyncio.sleep(0.5)  # what it took last is still being handled
    clock.close()
    with sqlite3.connect(file) as opened:
        found = {line for (line,) in opened.execute("SELECT line FROM session")}
    opened.close()
    return sum(line.text not in found for line in said)


async def test_control_stock_polling_loses_sessions_under_the_same_kills(mortals, tmp_path):
    assert await lost_by_stock_polling(mortals, tmp_path, *SHORT) > 0


@pytest.mark.prove
async def test_control_stock_polling_loses_sessions_under_forty_kills(mortals, tmp_path):
    assert await lost_by_stock_polling(mortals, tmp_path, 600, 40) > 0
