"""A local Telegram in a process of its own: `python -m benchmarks.telegram`, driven by lines of JSON.

It queues what people do, and notes when the bot's answer came. Both sides of a benchmark meet the same one.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from local_telegram import acting
from local_telegram.client import LocalTelegram
from wegwijs.clock import system_clock

ROOT = Path(__file__).parents[1]
ANSWERS = frozenset({"sendmessage", "editmessagetext"})
SCREEN = {"reply_markup": {"inline_keyboard": [[{"text": "Ja", "callback_data": "ja"}]]}}
LOOK_SECONDS = 0.004
Update = dict[str, Any]


class Telegram:
    """The handle on it."""

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "benchmarks.telegram"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
        about = json.loads(self._out())
        self.url: str = about["url"]
        self.token: str = about["token"]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def people(self, count: int, *, screens: int) -> dict[int, list[int]]:
        """So many people, each with so many messages of the bot in her chat: account → message numbers."""
        found = self._ask("people", count=count, screens=screens)
        return {int(account): messages for account, messages in found.items()}

    def burst(self, updates: Sequence[Update], *, within: float = 300) -> float:
        """Queue all of this at once. Returns the seconds from then until the last answer was sent."""
        seconds: float = self._ask("burst", updates=updates, within=within)
        return seconds

    def paced(self, updates: Sequence[Update], *, per_second: float) -> list[float]:
        """Do this at an even pace. Returns the seconds from each update to the first answer in its chat after it."""
        waits: list[float] = self._ask("paced", updates=updates, per_second=per_second)
        return waits

    def _ask(self, do: str, **given: Any) -> Any:
        if self._process.stdin is None:
            raise RuntimeError("the local Telegram has no ears")
        self._process.stdin.write(json.dumps({"do": do, **given}) + "\n")
        self._process.stdin.flush()
        answer = json.loads(self._out())
        if "trouble" in answer:
            raise RuntimeError(answer["trouble"])
        return answer["found"]

    def _out(self) -> str:
        line = self._process.stdout.readline() if self._process.stdout else ""
        if not line:
            raise RuntimeError("the local Telegram ended")
        return line


class Stage:
    """Inside that process: does what is asked."""

    def __init__(self, telegram: LocalTelegram) -> None:
        self.telegram = telegram
        self.world = telegram.world
        self.seen = 0

    async def people(self, *, count: int, screens: int) -> dict[int, list[int]]:
        """Make them, and the screens that they will tap on."""
        found = {}
        for number in range(count):
            person = self.world.add_person(f"Coach {number}")
            chat = self.world.open_private(self.telegram.bot, person)
            posted = [
                self.world.post(chat, self.telegram.bot.user, SCREEN | {"text": f"Vraag {n}"}, outgoing=True)
                for n in range(screens)
            ]
            found[person.id] = [message.id for message in posted]
        return found

    async def burst(self, *, updates: Sequence[Update], within: float) -> float:
        """Everything at once."""
        self._answers()
        for update in updates:
            self._act(update)
        began, waiting = system_clock(), len(updates)
        async with asyncio.timeout(within):
            while True:
                answered = self._answers()
                waiting -= len(answered)
                if waiting <= 0:
                    return (max(at for _, at in answered) - began).total_seconds()
                await asyncio.sleep(LOOK_SECONDS)

    async def paced(self, *, updates: Sequence[Update], per_second: float) -> list[float]:
        """One after another, whether the bot keeps up or not; people take turns, so each waits for one answer."""
        self._answers()
        loop = asyncio.get_running_loop()
        began = loop.time()
        said: list[tuple[int, datetime]] = []
        for number, update in enumerate(updates):
            await asyncio.sleep(max(0.0, began + number / per_second - loop.time()))
            said.append((update["person"], system_clock()))
            self._act(update)
        answers: list[tuple[int, datetime]] = []
        async with asyncio.timeout(60):
            while len(answers) < len(updates):
                answers += self._answers()
                await asyncio.sleep(LOOK_SECONDS)
        return [_wait(chat, at, answers) for chat, at in said]

    def _act(self, update: Update) -> None:
        person = self.world.people[update["person"]]
        chat = self.world.open_private(self.telegram.bot, person)
        who = acting.Someone(self.world, self.telegram.bot, person, chat)
        if "text" in update:
            acting.say(who, update["text"])
        else:
            acting.tap(who, update["tap"], update["data"])

    def _answers(self) -> list[tuple[int, datetime]]:
        """What the bot answered since we last looked: chat and instant."""
        fresh = []
        for call in reversed(self.world.calls):
            if call.number <= self.seen:
                break
            if call.error is None and call.method.lower() in ANSWERS:
                fresh.append((int(call.payload["chat_id"]), call.at))
        self.seen = self.world.calls[-1].number if self.world.calls else 0
        return fresh[::-1]


def _wait(chat: int, at: datetime, answers: Sequence[tuple[int, datetime]]) -> float:
    return min((sent - at).total_seconds() for where, sent in answers if where == chat and sent >= at)


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    async with LocalTelegram(clock=system_clock) as telegram:
        stage = Stage(telegram)
        print(json.dumps({"url": telegram.url, "token": telegram.token}), flush=True)
        while order := await loop.run_in_executor(None, sys.stdin.readline):
            given = json.loads(order)
            work = getattr(stage, given.pop("do"))
            try:
                answer = {"found": await work(**given)}
            except TimeoutError:
                answer = {"trouble": "the bot did not answer everything in time"}
            print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(_serve())
