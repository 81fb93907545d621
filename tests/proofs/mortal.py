"""Bots that can be killed, forked by one process: `python -m tests.proofs.mortal`.

It imports and reads everything once. Each `start <kind> <facts as JSON>` on its input forks a life; `kill <pid>` is
SIGKILL, answered when it is dead. Several lives may run side by side. When the input ends, so does everything.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[2]


class Mortals:
    """The handle on that process, for all tests of a run."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def close(self) -> None:
        """End it, with all that lives."""
        if self._process is not None:
            self._process.communicate()

    def ask(self, order: str) -> str:
        """Its answer to an order. The first starts it, which takes a few seconds."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.proofs.mortal"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL, text=True, cwd=ROOT, env=os.environ | {"PTB_TIMEDELTA": "1"},
            )  # fmt: skip
        self._process.stdin.write(f"{order}\n")
        self._process.stdin.flush()
        if not (answer := self._process.stdout.readline().strip()):
            raise AssertionError(f"no answer to {order.partition(' ')[0]}")
        return answer


class Mortal:
    """A bot that dies and comes back, for a test; at the end of the block it is dead."""

    def __init__(self, mortals: Mortals, kind: str, **facts: Any) -> None:
        self._mortals = mortals
        self._birth = f"start {kind} {json.dumps(facts)}"
        self._alive: set[int] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pid in list(self._alive):
            self.kill(pid)

    def start(self) -> int:
        """Begin a life. Returns its process number."""
        pid = int(self._mortals.ask(self._birth))
        self._alive.add(pid)
        return pid

    def kill(self, pid: int) -> None:
        """kill -9; returns when it is dead."""
        self._alive.discard(pid)
        assert self._mortals.ask(f"kill {pid}") == "dead"


def _obey() -> None:
    alive: set[int] = set()
    for order in sys.stdin:
        word, _, rest = order.strip().partition(" ")
        if word == "start":
            kind, _, facts = rest.partition(" ")
            live = _ready(kind)
            pid = os.fork()
            if pid == 0:
                os.close(0)
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                live(json.loads(facts))
                os._exit(0)
            alive.add(pid)
            _tell(pid)
        else:
            _end(int(rest))
            alive.discard(int(rest))
            _tell("dead")
    for pid in alive:
        _end(pid)


def _tell(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


@cache
def _ready(kind: str) -> Callable[[Mapping[str, Any]], None]:
    """A life of this kind, with all read that can be read before it begins."""
    return {"wegwijs": _wegwijs, "stock": _stock}[kind]()


def _wegwijs() -> Callable[[Mapping[str, Any]], None]:
    from cryptography.fernet import Fernet

    from bot import trust
    from dialogue.talk import Tools
    from foundation.storage import Database
    from social_map.search import Searcher
    from tests.proofs.cast import SharedClock
    from tests.proofs.rehearsal import rehearse
    from wegwijs import listening  # noqa: F401  it brings the driver of PostgreSQL
    from wegwijs.works import Works

    trust.certificates()
    rehearse()

    def live(facts: Mapping[str, Any]) -> None:
        works = Works(
            Database(facts["database_url"]), cipher=Fernet(facts["key"]), clock=SharedClock(Path(facts["clock"])),
            tools=Tools(searcher=Searcher(), secret=b"s" * 32), token=facts["token"], api_url=facts["api_url"],
            per_second=None, long_poll=1, tick_seconds=0.5,
        )  # fmt: skip
        asyncio.run(works.run(facts["roles"]))

    return live


def _stock() -> Callable[[Mapping[str, Any]], None]:
    """The control: python-telegram-bot as its manual says, with a handler that writes at once and then answers."""
    import sqlite3

    from telegram import Update
    from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

    def live(facts: Mapping[str, Any]) -> None:
        kept = sqlite3.connect(facts["file"], isolation_level=None)
        kept.execute("CREATE TABLE IF NOT EXISTS session (account INTEGER, line TEXT)")

        async def log(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
            kept.execute("INSERT INTO session VALUES (?, ?)", (update.effective_user.id, update.message.text))
            await update.message.reply_text("Vastgelegd")

        application: Application = (
            ApplicationBuilder()
            .token(facts["token"])
            .base_url(f"{facts['api_url']}/bot")
            .base_file_url(f"{facts['api_url']}/file/bot")
            .build()
        )
        application.add_handler(MessageHandler(filters.TEXT, log))
        application.run_polling(poll_interval=0, timeout=1, stop_signals=None)

    return live


if __name__ == "__main__":
    _obey()
