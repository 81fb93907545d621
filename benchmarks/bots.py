"""The bots that are compared, each in a process of its own: `python -m benchmarks.bots <kind> <facts as JSON>`."""

import asyncio
import json
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    PicklePersistence,
    filters,
)

ROOT = Path(__file__).parents[1]
ASKED = 1


@dataclass(frozen=True, slots=True)
class Running:
    """A bot at work."""

    process: int

    def worked(self) -> float:
        """The seconds of processor time it took so far; 0 where the system does not tell."""
        stat = Path(f"/proc/{self.process}/stat")
        if not stat.exists():
            return 0.0
        user, system = stat.read_text().rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(kind: str, **facts: Any) -> Iterator[Running]:
    """A bot of this kind, as long as the block lasts."""
    command = [sys.executable, "-m", "benchmarks.bots", kind, json.dumps(facts)]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        yield Running(process.pid)
    finally:
        process.kill()
        process.wait()


def wegwijs(facts: Mapping[str, Any]) -> None:
    """Wegwijs as it runs, but for the pace at which it may send."""
    from cryptography.fernet import Fernet

    from dialogue.talk import Tools
    from foundation import garbage
    from foundation.storage import Database
    from social_map.search import Searcher
    from wegwijs import logs
    from wegwijs.clock import system_clock
    from wegwijs.works import Works

    logs.configure(token=facts["token"])
    works = Works(
        Database(facts["database_url"]), cipher=Fernet(Fernet.generate_key()), clock=system_clock,
        tools=Tools(searcher=Searcher(), secret=b"s" * 32), token=facts["token"], api_url=facts["api_url"],
        per_second=None, when_warm=garbage.settle,
    )  # fmt: skip
    asyncio.run(works.run())


def bare(facts: Mapping[str, Any]) -> None:
    """The least that python-telegram-bot can do: say the same back, store nothing."""

    async def echo(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.message.reply_text(update.message.text)

    async def tapped(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        await update.callback_query.answer()
        await update.callback_query.edit_message_text(update.callback_query.data)

    application = _builder(facts).build()
    application.add_handlers([MessageHandler(filters.TEXT, echo), CallbackQueryHandler(tapped)])
    application.run_polling(poll_interval=0)


class Flushing(Application):
    """An application that keeps what it knows after every update, instead of once a minute."""

    async def process_update(self, update: object) -> None:
        """Handle it, then write."""
        await super().process_update(update)
        await self.update_persistence()


class Lasting(Flushing):
    """The same, once for each update and on the disk before the next."""

    async def process_update(self, update: object) -> None:
        """Handle it, write, and wait for the disk."""
        await super().process_update(update)
        await self.persistence.flush()
        with self.persistence.filepath.open("rb") as kept:
            os.fsync(kept.fileno())


def conversation(facts: Mapping[str, Any]) -> None:
    """How its manual builds a bot that remembers: a ConversationHandler and a PicklePersistence."""
    _talking(_builder(facts).application_class(Flushing).persistence(PicklePersistence(facts["file"])))


def lasting(facts: Mapping[str, Any]) -> None:
    """The same with what Wegwijs holds: a year of sessions of everybody, on the disk after every update."""

    async def remember(application: Application) -> None:
        for person in facts["people"]:
            application.user_data[person]["sessions"] = [
                {
                    "client": f"Kievit-{27 + n % 3}",
                    "held_on": f"2026-01-{1 + n % 28:02}",
                    "kind": "vervolg",
                    "minutes": n,
                }
                for n in range(facts["year"])
            ]
        application.mark_data_for_update_persistence(user_ids=facts["people"])

    persistence = PicklePersistence(facts["file"], on_flush=True)
    _talking(_builder(facts).application_class(Lasting).persistence(persistence).post_init(remember))


def _talking(builder: ApplicationBuilder) -> None:

    async def question(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        context.user_data["line"] = update.message.text
        await update.message.reply_text(f"{update.message.text}?")
        return ASKED

    async def kept(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        context.user_data.setdefault("kept", []).append(update.message.text)
        await update.message.reply_text(f"{update.message.text}!")
        return ConversationHandler.END

    async def tapped(update: Update, context: ContextTypes.DEFAULT_TYPE) -> int:
        context.user_data.setdefault("kept", []).append(update.callback_query.data)
        await update.callback_query.answer()
        await update.callback_query.edit_message_text(update.callback_query.data)
        return ConversationHandler.END

    warnings.simplefilter("ignore")  # about taps in conversations, which do here what they should
    taps = CallbackQueryHandler(tapped)
    talk = ConversationHandler(
        [MessageHandler(filters.TEXT, question), taps], {ASKED: [MessageHandler(filters.TEXT, kept), taps]}, [],
        name="talk", persistent=True,
    )  # fmt: skip
    application = builder.build()
    application.add_handler(talk)
    application.run_polling(poll_interval=0)


def _builder(facts: Mapping[str, Any]) -> ApplicationBuilder:
    api = facts["api_url"]
    return ApplicationBuilder().token(facts["token"]).base_url(f"{api}/bot").base_file_url(f"{api}/file/bot")


KINDS = {bot.__name__: bot for bot in (wegwijs, bare, conversation, lasting)}

if __name__ == "__main__":
    KINDS[sys.argv[1]](json.loads(sys.argv[2]))
