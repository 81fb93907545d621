"""The way of an update, from inbox to sent, against two bots of python-telegram-bot that meet the same load.

Searches, sessions in one line and tapped forms of many people wait at Telegram; then the bot comes. Each side has its
turn, A B C A B C, in processes of its own, so that a busy machine troubles them alike.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import func, select

from benchmarks import bots, cast, databases
from benchmarks.figures import Figure, How, Tell, in_pairs, percentile
from benchmarks.telegram import Telegram
from casework.models import Session
from dialogue.models import Incoming
from foundation.storage import Database

PEOPLE, MORE_PEOPLE, WARMING = 50, 100, 4
PER_SECOND, PACED_SECONDS = 20, 15
SESSIONS_EACH = 9
BARE, CONVERSATION, LASTING = "bare", "conversation", "lasting"
PEERS = {BARE: "bare echo", CONVERSATION: "conversation, flushed", LASTING: "conversation with a year, flushed to disk"}


def measure(how: How, tell: Tell) -> Iterator[Figure]:
    """Throughput by rounds, then the wait at an even pace."""
    with databases.scratch() as folder:
        speeds: dict[str, list[Speed]] = {}
        for number in range(how.rounds):
            for kind in (BARE, *databases.KINDS, CONVERSATION, LASTING):
                speed = _throughput(kind, folder, f"{kind}-{number}", MORE_PEOPLE if how.full else PEOPLE)
                speeds.setdefault(kind, []).append(speed)
                tell(
                    f"updates, round {number + 1} of {how.rounds}, {kind}: {speed.rate:.0f} a second, "
                    f"{speed.work:.1f} ms of the processor each"
                )
        yield from _compared(speeds)
        tell(f"updates: {PER_SECOND} a second for {PACED_SECONDS} seconds, three times")
        waits = {kind: _waits(kind, folder, f"{kind}-paced") for kind in (BARE, *databases.KINDS)}
    for kind in databases.KINDS:
        for part, limit in ((0.5, None), (0.99, 150.0)):
            yield Figure(
                name=f"said to sent, p{part * 100:.0f}, {kind}", ours=percentile(waits[kind], part) * 1000, unit="ms",
                peer=percentile(waits[BARE], part) * 1000, peer_name="bare echo", at_most=limit,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speed:
    """Updates a second by the clock, and milliseconds of processor time for each."""

    rate: float
    work: float


def _compared(speeds: dict[str, list[Speed]]) -> Iterator[Figure]:
    rates = {kind: [speed.rate for speed in found] for kind, found in speeds.items()}
    work = {kind: median(speed.work for speed in found) for kind, found in speeds.items()}
    budgets = {("sqlite", BARE): 0.25, ("sqlite", LASTING): 2.0}  # docs/decisions/0009
    for kind in databases.KINDS:
        for peer, name in PEERS.items():
            yield Figure(
                name=f"updates handled, {kind}", ours=median(rates[kind]), unit="a second",
                peer=median(rates[peer]), peer_name=name, ratio=in_pairs(rates[kind], rates[peer]),
                ratio_at_least=budgets.get((kind, peer)),
            )  # fmt: skip
        yield Figure(
            name=f"processor time of an update, {kind}", ours=work[kind], unit="ms", peer=work[BARE],
            peer_name="bare echo", ratio=work[kind] / work[BARE] if work[BARE] else None,
        )  # fmt: skip


def _throughput(kind: str, folder: Path, name: str, people: int) -> Speed:
    """How fast one bot is, from a full queue to the last answer."""
    with Telegram() as telegram:
        coaches, facts = _prepared(kind, folder, name, telegram, people + WARMING)
        with bots.running(_bot(kind), **facts) as bot:
            telegram.burst(cast.in_turns(coaches[people:]))
            load = cast.in_turns(coaches[:people])
            before = bot.worked()
            seconds = telegram.burst(load)
            work = bot.worked() - before
        _check(facts, len(coaches))
        return Speed(len(load) / seconds, work / len(load) * 1000)


def _waits(kind: str, folder: Path, name: str) -> list[float]:
    people = PER_SECOND * PACED_SECONDS // 20
    with Telegram() as telegram:
        coaches, facts = _prepared(kind, folder, name, telegram, people + WARMING)
        with bots.running(_bot(kind), **facts):
            telegram.burst(cast.in_turns(coaches[people:]))
            waits = telegram.paced(cast.in_turns(coaches[:people]), per_second=PER_SECOND)
        _check(facts, len(coaches))
        return waits


def _bot(kind: str) -> str:
    return kind if kind in PEERS else bots.wegwijs.__name__


def _prepared(
    kind: str, folder: Path, name: str, telegram: Telegram, people: int
) -> tuple[list[cast.Coach], dict[str, Any]]:
    """People in Telegram, and in the database of a bot that has one."""
    accounts = telegram.people(people, screens=cast.FORMS)
    facts = {"token": telegram.token, "api_url": telegram.url}
    if kind in databases.KINDS:
        url = databases.fresh(kind, folder, name.replace("-", "_"))
        return cast.fill(url, accounts), facts | {"database_url": url}
    names = ("Kievit-27", "Wulp-31", "Grutto-14")
    coaches = [
        cast.Coach(account, names, tuple((f"{account}form{m}", m) for m in messages))
        for account, messages in accounts.items()
    ]
    return coaches, facts | {"file": str(folder / f"{name}.pickle"), "people": list(accounts), "year": cast.YEAR}


def _check(facts: dict[str, Any], coaches: int) -> None:
    """A fast answer that kept nothing is no answer."""
    if "database_url" not in facts:
        return
    database = Database(facts["database_url"])
    with database.reading() as store:
        sessions = store.scalar(select(func.count()).select_from(Session))
        undone = store.scalar(select(func.count()).where(Incoming.state != "done"))
    database.close()
    expected = coaches * (cast.YEAR + SESSIONS_EACH)
    if (sessions, undone) != (expected, 0):
        raise RuntimeError(f"{sessions} sessions of {expected} were kept, {undone} updates not handled")
