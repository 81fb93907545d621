"""Several workers on one database: everybody's updates in order, each handled once; one bad update stops nobody."""

import json
import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import exc, select

from bot import reader
from bot.intake import arrival
from casework.models import Session
from dialogue import inbox
from dialogue.models import Incoming, Outgoing
from dialogue.said import Said
from dialogue.talk import Tools
from dialogue.worker import Worker
from foundation import alerts
from foundation.storage import Database, Store
from social_map.search import Searcher
from social_map.sequence import BELL
from tests.proofs.cast import START, Coach, Line, coaches, lines
from tests.proofs.house import KEY
from tests.proofs.rehearsal import update
from tests.proofs.test_killed import told

USERS, WORKERS = 5, 4
SHORT, LONG = 12, 200  # lines of each
on_postgresql = pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)


def a_worker(
    database: Database, *, read: Any = reader.read, searcher: Any = None, kind: type[Worker] = Worker
) -> Worker:
    tools = Tools(searcher=searcher or Searcher(), secret=b"s" * 32)
    return kind(database, readers={"telegram": read}, cipher=Fernet(KEY), tools=tools, clock=lambda: START)


def take_in(database: Database, *said: tuple[int, str]) -> None:
    """Keep what accounts typed, in this order."""
    with database.writing() as store:
        arrivals = [arrival(update(nr, account, text)) for nr, (account, text) in enumerate(said, 1)]
        inbox.keep(store, arrivals, Fernet(KEY), now=START)


def four_workers(database: Database, each: int) -> tuple[list[Line], list[Coach]]:
    """Let four workers handle what a few coaches typed, each one after another."""
    with database.writing() as store:
        cast = coaches(store, [6_000_000_001 + nr for nr in range(USERS)])
    said = sorted(lines(cast, USERS * each), key=lambda line: line.coach)  # those of one coach lie side by side
    take_in(database, *[(cast[line.coach].account, line.text) for line in said])
    threads = [threading.Thread(target=_until_done, args=(a_worker(database, kind=Dawdling),)) for _ in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said, cast


class Dawdling(Worker):
    """Between taking an update and handling it others may overtake it, if they can."""

    chance = Random(20261120)

    def _handle(self, store: Store, row: Incoming) -> None:
        threading.Event().wait(self.chance.random() / 50)
        super()._handle(store, row)


def _until_done(worker: Worker) -> None:
    idle = 0
    while idle < 20:  # while the oldest of everybody is being handled there is nothing to take
        idle = 0 if worker.step() else idle + 1
        if idle:
            threading.Event().wait(0.01)


def answered(database: Database, coach: Coach) -> list[str]:
    """The answers to a coach, in the order in which her updates were handled."""
    with database.reading() as store:
        rows = store.scalars(select(Outgoing).where(Outgoing.account == coach.account).order_by(Outgoing.id))
        return [json.loads(row.payload)["html"] for row in rows]


def in_order(database: Database, said: list[Line], cast: list[Coach]) -> bool:
    """Whether everybody was answered in the order in which she typed."""
    for nr, coach in enumerate(cast):
        hers = [line for line in said if line.coach == nr]
        html = answered(database, coach)
        if len(html) != len(hers):
            return False
        if not all(told(line).partition(":")[2] in text for line, text in zip(hers, html, strict=True)):
            return False
    return True


@on_postgresql
@pytest.mark.parametrize("each", [SHORT, pytest.param(LONG, marks=pytest.mark.prove)])
def test_four_workers_handle_everything_once_and_in_order(database, each):
    said, cast = four_workers(database, each)
    with database.reading() as store:
        assert len(store.scalars(select(Session)).all()) == len(said)
        assert {row.state for row in store.scalars(select(Incoming))} == {"done"}
    assert in_order(database, said, cast)


@on_postgresql
def test_control_workers_that_take_any_update_break_the_order(database, monkeypatch):
    def any_update(store):
        query = select(Incoming).where(Incoming.state == "new").order_by(Incoming.update_id)
        return store.scalars(query.limit(1).with_for_update(skip_locked=True)).first()

    monkeypatch.setattr(inbox, "take", any_update)
    assert not in_order(database, *four_workers(database, SHORT))


class CannotReadError(Exception):
    """What a reader that meets something odd raises."""


def choking(raw: Mapping[str, Any], received_at: datetime) -> Said | None:
    """Reads everything but one text."""
    if "gif" in raw["message"].get("text", ""):
        raise CannotReadError("gif van een cliënt")
    return reader.read(raw, received_at)


def handle(worker: Worker) -> None:
    while worker.handful():
        pass


def test_a_poison_update_dies_after_three_tries_and_the_line_goes_on(database):
    with database.writing() as store:
        samira, bilal = coaches(store, [6_000_000_001, 6_000_000_002])
    take_in(
        database, (samira.account, "gif"), (samira.account, f"{samira.clients[0]} 45 min intake"),
        (bilal.account, f"{bilal.clients[0]} 30 min intake"),
    )  # fmt: skip
    handle(a_worker(database, read=choking))
    with database.reading() as store:
        first, *others = store.scalars(select(Incoming).order_by(Incoming.update_id))
        assert (first.state, first.attempts, first.error) == ("dead", 3, "CannotReadError")
        assert [row.state for row in others] == ["done", "done"]
        assert [(a.kind, a.times) for a in alerts.since(store, START - timedelta(hours=1))] == [("dead_update", 1)]
    told, kept = answered(database, samira)
    assert "ging iets mis" in told.lower()
    assert "45 minuten" in kept
    assert len(answered(database, bilal)) == 1


@pytest.mark.parametrize(("hours", "left"), [(23, 1), (25, 0)])
def test_what_a_dead_update_said_is_gone_after_a_day(database, hours, left):
    with database.writing() as store:
        (samira,) = coaches(store, [6_000_000_001])
    take_in(database, (samira.account, "gif"))
    handle(a_worker(database, read=choking))
    with database.writing() as store:
        inbox.prune(store, now=START + timedelta(hours=hours))
        assert len(store.scalars(select(Incoming).where(Incoming.payload.is_not(None))).all()) == left


class Refusing(Searcher):
    """A search that ends in this trouble."""

    def __init__(self, trouble: Exception) -> None:
        super().__init__()
        self.trouble = trouble

    def search(self, *_given: Any, **_facts: Any) -> Any:
        raise self.trouble


@pytest.mark.parametrize("mistake", [exc.IntegrityError, exc.DataError, exc.ProgrammingError])
def test_what_the_database_refuses_is_a_poison_update_too(database, mistake):
    with database.writing() as store:
        (samira,) = coaches(store, [6_000_000_001])
    take_in(database, (samira.account, "wandelen"), (samira.account, f"{samira.clients[0]} 45 min intake"))
    handle(a_worker(database, searcher=Refusing(mistake("", {}, Exception("no")))))
    with database.reading() as store:
        assert [row.state for row in store.scalars(select(Incoming).order_by(Incoming.update_id))] == ["dead", "done"]


def test_a_database_that_is_away_costs_no_update_a_try(database):
    with database.writing() as store:
        (samira,) = coaches(store, [6_000_000_001])
    take_in(database, (samira.account, "wandelen"))
    with pytest.raises(exc.OperationalError):
        a_worker(database, searcher=Refusing(exc.OperationalError("", {}, Exception("away")))).handful()
    with database.reading() as store:
        row = store.scalars(select(Incoming)).one()
        assert (row.state, row.attempts) == ("new", 0)


class DiedError(BaseException):
    """The process is gone."""


class ChangesTheMap(Worker):
    """Whatever is said changes a listing too."""

    def _handle(self, store: Store, row: Incoming) -> None:
        super()._handle(store, row)
        store.ring(BELL)


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("kind", "kept"), [(Worker, 0), (ChangesTheMap, 2)])
def test_a_crash_in_a_handful_undoes_what_it_shares_a_transaction_with_and_nothing_is_done_twice(database, kind, kept):
    """Searches read the map from memory, so a change of it is kept before the next update is looked at."""
    with database.writing() as store:
        cast = coaches(store, [6_000_000_001, 6_000_000_002])
    said = lines(cast, 6)
    take_in(database, *[(cast[line.coach].account, line.text) for line in said])
    lives = iter([None, None, DiedError()])

    def mortal(raw: Mapping[str, Any], received_at: datetime) -> Said | None:
        if (end := next(lives, None)) is not None:
            raise end
        return reader.read(raw, received_at)

    worker = a_worker(database, read=mortal, kind=kind)
    with pytest.raises(DiedError):
        handle(worker)
    with database.reading() as store:
        assert len(store.scalars(select(Session)).all()) == kept
        assert [row.state for row in store.scalars(select(Incoming))].count("done") == kept
    handle(a_worker(database))
    with database.reading() as store:
        assert len(store.scalars(select(Session)).all()) == len(said)
    assert in_order(database, said, cast)
