"""A bot that can be killed: `python -m tests.proofs.mortal <kind> <facts as JSON>`.

It imports everything once. Each `start` on its input forks a life; `kill` is SIGKILL, answered when it is dead.
Several lives may run side by side (`kill <pid>`). When the input ends, so does everything.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[2]


class Mortal:
    """The handle on it, for a test."""

    def __init__(self, kind: str, **facts: Any) -> None:
        self._command = [sys.executable, "-m", "tests.proofs.mortal", kind, json.dumps(facts)]
        self.lives = 0

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=ROOT
        )
        self._hear("ready")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def start(self) -> int:
        """Begin a life. Returns its process number."""
        self.lives += 1
        self._say("start")
        return int(self._hear())

    def kill(self, pid: int) -> None:
        """kill -9; returns when it is dead."""
        self._say(f"kill {pid}")
        self._hear("dead")

    def _say(self, word: str) -> None:
        self._process.stdin.write(f"{word}\n")
        self._process.stdin.flush()

    def _hear(self, wanted: str = "") -> str:
        answer = self._process.stdout.readline().strip()
        if not answer or (wanted and answer != wanted):
            raise AssertionError(f"the mortal said {answer!r}")
        return answer


def _tell(word: object) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def _obey(live: Callable[[], None]) -> None:
    alive: set[int] = set()
    _tell("ready")
    for order in sys.stdin:
        word, _, number = order.strip().partition(" ")
        if word == "start":
            pid = os.fork()
            if pid == 0:
                os.close(0)
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
                live()
                os._exit(0)
            alive.add(pid)
            _tell(pid)
        else:
            _end(int(number))
            alive.discard(int(number))
            _tell("dead")
    for pid in alive:
        _end(pid)


def _end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def _wegwijs(facts: Mapping[str, Any]) -> Callable[[], None]:
    from cryptography.fernet import Fernet

    from dialogue.talk import Tools
    from foundation.storage import Database
    from social_map.search import Searcher
    from tests.proofs.cast import SharedClock
    from tests.proofs.rehearsal import rehearse
    from wegwijs.works import Works

    rehearse()

    def live() -> None:
        works = Works(
            Database(facts["database_url"]), cipher=Fernet(facts["key"]), clock=SharedClock(Path(facts["clock"])),
            tools=Tools(searcher=Searcher(), secret=b"s" * 32), token=facts["token"], api_url=facts["api_url"],
            per_second=None, long_poll=1, tick_seconds=0.5,
        )  # fmt: skip
        asyncio.run(works.run(facts["roles"]))

    return live


def _stock(facts: Mapping[str, Any]) -> Callable[[], None]:
    """The control: python-telegram-bot as its manual says, with a handler that writes at once and then answers."""
    import sqlite3

    from telegram import Update
    from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

    def live() -> None:
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
    _obey({"wegwijs": _wegwijs, "stock": _stock}[sys.argv[1]](json.loads(sys.argv[2])))
