"""From the start of a process to the first answer, with a map of ten thousand listings; and `wegwijs --help`."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import make_url

from benchmarks import cast, databases
from benchmarks.figures import Figure, How, Tell
from benchmarks.telegram import Telegram
from foundation.people.who import SYSTEM
from foundation.storage import Database
from social_map.days import day_of
from social_map.exchange import importing
from social_map.search import Searcher
from wegwijs.clock import system_clock

LISTINGS = 10_000
LIMIT_SECONDS, LIMIT_HELP_SECONDS = 2.0, 0.4
COMMAND = (sys.executable, "-m", "wegwijs")
HELLO, WISH = "/help", "wandelen"


def measure(how: How, tell: Tell) -> Iterator[Figure]:
    """Seconds, the median of a few starts; a bare Python that only imports the library stands beside them."""
    bare = [_seconds(sys.executable, "-c", "import telegram") for _ in range(how.rounds)]
    helps = [_seconds(*COMMAND, "--help") for _ in range(how.rounds)]
    with databases.scratch() as folder, Telegram() as telegram:
        coach, url = _house(folder, telegram)
        tell(f"startup: {LISTINGS:,} listings are on the map")
        answers = {
            text: [_to_first_answer(telegram, folder, url, coach, text) for _ in range(how.rounds)]
            for text in (HELLO, WISH)
        }
    shared = {"unit": "s", "peer": median(bare), "peer_name": "import telegram"}
    for text, took in answers.items():
        yield Figure(name=f"start-up to the answer to {text!r}", ours=median(took), at_most=LIMIT_SECONDS, **shared)
    yield Figure(name="wegwijs --help", ours=median(helps), at_most=LIMIT_HELP_SECONDS, **shared)


def _seconds(*command: str) -> float:
    began = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began


def _house(folder: Path, telegram: Telegram) -> tuple[int, str]:
    """A coach and a large map, in a house that ran before: what listings say was kept."""
    url = databases.fresh("sqlite", folder, "startup")
    coaches = cast.fill(url, telegram.people(1, screens=cast.FORMS))
    database = Database(url)
    with database.writing() as store:
        importing.run(store, SYSTEM, _copies(), now=system_clock(), source="copies", invented=True)
    ran_before = Searcher(kept_in=Path(f"{make_url(url).database}.search"))  # as `House.search_file` has it
    with database.reading() as store:
        ran_before.warm_up(store, today=day_of(system_clock()))
    database.close()
    return coaches[0].account, url


def _to_first_answer(telegram: Telegram, folder: Path, url: str, coach: int, text: str) -> float:
    """What was said while the bot was away is answered when it comes."""
    began = perf_counter()
    with _bot(telegram, folder, url):
        telegram.burst([{"person": coach, "text": text}], within=240)
        return perf_counter() - began


@contextmanager
def _bot(telegram: Telegram, folder: Path, url: str) -> Iterator[None]:
    settings = {
        "WEGWIJS_DATABASE_URL": url, "WEGWIJS_TELEGRAM_TOKEN": telegram.token, "WEGWIJS_TELEGRAM_API_URL": telegram.url,
        "WEGWIJS_SECRET_FILE": str(folder / "secret"),
    }  # fmt: skip
    process = subprocess.Popen(
        [*COMMAND, "run", "--listen", "127.0.0.1:0"], env=os.environ | settings, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _copies() -> Iterator[tuple[int, dict[str, Any]]]:
    """The demo's listings again and again under other names, until there are enough of them."""
    lines = (files("wegwijs.demo") / "listings.jsonl").read_text(encoding="utf-8").splitlines()
    for number in range(LISTINGS - len(lines)):
        row = json.loads(lines[number % len(lines)])
        turn = number // len(lines) + 2
        yield number, row | {"id": f"{row['id']}-{turn}", "title": f"{row['title']} {turn}"}
