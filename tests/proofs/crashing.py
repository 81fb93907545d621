"""Dying at a chosen write, commit or call of one whole update and one whole prompt, and coming back.

Death is an exception that no code of ours catches. What the transaction had written is rolled back, as a database
does when a connection drops; everything in memory is thrown away; nothing more reaches the database or the wire.
"""

import json
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet
from sqlalchemy import Connection, delete, event, select, text

from bot import reader
from bot.intake import arrival
from casework.models import Question, Session
from dialogue import inbox
from dialogue.delivery import Delivery, Receipt
from dialogue.duties.ask_starts import DUTY
from dialogue.duty import perform
from dialogue.models import Beat, Draft, Incoming, Outgoing
from dialogue.talk import Tools
from dialogue.worker import Worker
from foundation.audit.models import AuditEntry
from foundation.people.models import Organisation
from foundation.storage import Database
from social_map.search import Searcher
from tests.casework import builders
from tests.luck import KEY
from tests.proofs.cast import START, Coach, coaches
from tests.proofs.rehearsal import update

WRITES = ("INSERT", "UPDATE", "DELETE")
STILL_AT_WORK = (
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL"
)
LATER = timedelta(minutes=2)  # longer than a lease


class Died(BaseException):
    """The process is gone."""


@dataclass
class Mortality:
    """Counts what reaches the database and the wire, and dies just before number `at`."""

    at: int | None = None
    passed: int = 0
    dead: bool = False

    def meet(self) -> None:
        """One more step towards the end."""
        if self.dead or self.passed == self.at:
            self.dead = True
            raise Died
        self.passed += 1


@dataclass
class Wire:
    """Telegram: what it was told, by letter. It takes everything; whether we hear of that is another matter."""

    mortality: Mortality = field(default_factory=Mortality)
    heard: Counter[int] = field(default_factory=Counter)
    channel = "telegram"

    def carry(self, number: int) -> Receipt:
        self.mortality.meet()  # died before it left
        self.heard[number] += 1
        self.mortality.meet()  # died before the answer came
        return Receipt("sent", message=100 + number)


class Stage:
    """One database on which lives are lived, one after another."""

    def __init__(self, database: Database, *, worker: type[Worker] = Worker, sender: type[Delivery] = Delivery) -> None:
        self.database = database
        self.worker = worker
        self.sender = sender
        self.wire = Wire()
        self.tools = Tools(searcher=Searcher(), secret=b"s" * 32)
        self.number = 0
        event.listen(database.writer, "before_cursor_execute", self._statement)
        event.listen(database.writer, "commit", self._commit)
        self.wire.heard.clear()

    def _statement(self, _c: Connection, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().startswith(WRITES):
            self.wire.mortality.meet()

    def _commit(self, _connection: Connection) -> None:
        self.wire.mortality.meet()

    def somebody(self) -> Coach:
        """A coach with a client, and with a question that is due."""
        self.number += 1
        with self.database.writing() as store:
            store.execute(delete(Beat))  # the clock has not ticked for her
            (coach,) = coaches(store, [7_000_000_000 + self.number], clients=1)
            walk = builders.make_trajectory(
                store, coach.who, store.get_one(Organisation, coach.organisation_id), number=1000 + self.number
            )
            builders.make_participation(store, walk, chosen_on=date(2026, 11, 2), ask_start_on=date(2026, 11, 12))
        return coach

    def live(self, coach: Coach, at: int | None = None, *, now: datetime = START) -> Iterator[None]:
        """One life: update in, worker, clock, letters out. Stops after every transaction; ends by `Died` or at rest."""
        self.wire.mortality = Mortality(at)
        cipher, clock = Fernet(KEY), lambda: now
        worker = self.worker(
            self.database, readers={reader.CHANNEL: reader.read}, cipher=cipher, tools=self.tools, clock=clock
        )
        sender = self.sender(self.database, self.wire, makers={}, clock=clock)
        raw = update(coach.account, coach.account, f"{coach.clients[0]} 45 min intake")
        with self.database.writing() as store:
            inbox.keep(store, [arrival(raw)], cipher, now=now)
        yield
        while worker.step():
            yield
        with self.database.writing() as store:
            perform(store, DUTY, self.tools, now=now)
        yield
        yield from self._letters(sender)

    def _letters(self, sender: Delivery) -> Iterator[None]:
        while True:
            with self.database.writing() as store:
                tasks = sender._claim(store)
            yield
            if not tasks:
                return
            receipts = [self.wire.carry(task.id) for task in tasks]
            with self.database.writing() as store:
                sender._record(store, tasks, receipts)
            yield

    def _mourn(self) -> None:
        """Wait until PostgreSQL has noticed: until then the dead one's rows are locked, and a next life passes by."""
        while not self.database.is_sqlite:
            with self.database.writer.connect() as connection:
                if not connection.scalar(text(STILL_AT_WORK)):
                    return
            time.sleep(0.01)

    def until_death(self, coach: Coach, at: int | None, *, now: datetime = START) -> bool:
        """Live until death (True) or rest (False)."""
        try:
            for _ in self.live(coach, at, now=now):
                pass
        except Died:
            self.database.writer.dispose()
            self._mourn()
            return True
        finally:
            self.wire.mortality = Mortality()
        return False

    def heard_by(self, coach: Coach) -> dict[str, int]:
        """How often each of her letters went over the wire, by kind."""
        with self.database.reading() as store:
            letters = store.scalars(select(Outgoing).where(Outgoing.account == coach.account)).all()
        return {letter.kind: self.wire.heard[letter.id] for letter in letters}

    def state(self, coach: Coach) -> str:
        """Everything about this coach that a transaction may have changed, as text to compare."""
        with self.database.reading() as store:
            mine = (Outgoing.account == coach.account,)
            letters = store.scalars(select(Outgoing).where(*mine).order_by(Outgoing.id)).all()
            kept = store.scalars(select(Incoming).where(Incoming.account == coach.account)).all()
            drafts = store.scalars(select(Draft).where(Draft.account == coach.account)).all()
            questions = store.scalars(select(Question).where(Question.asked_of == coach.person_id)).all()
            entries = store.scalars(select(AuditEntry.verb).where(AuditEntry.person_id == coach.person_id)).all()
            return json.dumps(
                {
                    "sessions": _sessions(store, coach),
                    "inbox": [(row.state, row.payload is None, row.attempts) for row in kept],
                    "letters": [(row.kind, row.state, row.payload is None) for row in letters],
                    "drafts": [(row.state, sorted(row.answers)) for row in drafts],
                    "questions": [question.kind for question in questions],
                    "audit": sorted(entries),
                },
                default=str,
            )


def _sessions(store: Any, coach: Coach) -> list[tuple[int | None, str]]:
    rows = store.execute(select(Session.minutes, Session.kind).where(Session.logged_by == coach.person_id))
    return [(row.minutes, row.kind) for row in rows]


def half_done(stage: Stage, coach: Coach) -> list[str]:
    """What contradicts "all of it or nothing", at any moment."""
    found = json.loads(stage.state(coach))
    done = [state == "done" for state, _, _ in found["inbox"]] or [False]
    screens = [letter for letter in found["letters"] if letter[0] == "screen"]
    prompts = [letter for letter in found["letters"] if letter[0] == "start"]
    wrong = []
    if [len(found["sessions"]), len(screens), len(found["drafts"])] != [int(done[0])] * 3:
        wrong.append(f"between before and after: {found}")
    if len(found["questions"]) != len(prompts):
        wrong.append(f"a question without its prompt: {found}")
    if any(state != "new" and not empty for state, empty, _ in found["inbox"]):
        wrong.append("what was said is still there")
    return wrong


def violations(stage: Stage, coach: Coach) -> list[str]:
    """What was promised and did not come true, when everything has come to rest."""
    wrong = half_done(stage, coach)
    found = json.loads(stage.state(coach))
    if found["sessions"] != [[45, "intake"]]:
        wrong.append(f"sessions: {found['sessions']}")
    with stage.database.reading() as store:
        letters = store.scalars(select(Outgoing).where(Outgoing.account == coach.account)).all()
    for letter in letters:
        times = stage.wire.heard[letter.id]
        if letter.policy == "once" and times > 1:
            wrong.append(f"a prompt went out {times} times")
        if letter.state == "sent" and times == 0:
            wrong.append(f"a letter is called sent that nobody heard: {letter.kind}")
        if letter.state not in ("sent", "uncertain") or letter.payload is not None:
            wrong.append(f"a letter is left over: {letter.kind} {letter.state}")
        if letter.policy == "repeat" and letter.state != "sent":
            wrong.append("a screen never came")
    if len(letters) != 2:
        wrong.append(f"{len(letters)} letters")
    return wrong


def boundaries(stage: Stage) -> tuple[int, list[str]]:
    """How many steps a whole life has, and the state before it and after each of its transactions."""
    coach = stage.somebody()
    states = [stage.state(coach)]
    for _ in stage.live(coach):
        states.append(stage.state(coach))  # noqa: PERF401  the state is asked while the life goes on
    return stage.wire.mortality.passed, states
