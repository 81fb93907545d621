"""What the clock does by itself, whatever the clock does: gaps of weeks, steps back, restarts at every moment."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, select

from casework import caseload, checks
from casework.models import Question
from dialogue.duty import every_duty, perform
from dialogue.models import Beat, Outgoing
from dialogue.talk import Tools
from foundation.language.dates import said_on
from foundation.people.models import Organisation, Person
from foundation.storage import Database
from social_map.search import Searcher
from tests.casework import builders
from tests.proofs.cast import coaches

MONDAY = datetime(2026, 9, 7, 7, 30, tzinfo=UTC)  # half past nine in Amsterdam


on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


class Ticking:
    """The clock's duties on a database with one coach: four starts and three checks that come due."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.tools = Tools(searcher=Searcher(), secret=b"s" * 32)
        with database.writing() as store:
            (self.coach,) = coaches(store, [6_000_000_001])
            place = store.get_one(Organisation, self.coach.organisation_id)
            for nr in range(4):
                walk = builders.make_trajectory(store, self.coach.who, place, number=100 + nr)
                builders.make_participation(
                    store, walk, chosen_on=date(2026, 8, 1), ask_start_on=date(2026, 9, 1) + timedelta(weeks=nr)
                )
            for nr in range(3):
                walk = builders.make_trajectory(store, self.coach.who, place, number=200 + nr)
                builders.make_participation(store, walk, started_on=date(2026, 6, 10) + timedelta(weeks=nr))
                checks.plan(store, walk)

    def tick(self, now: datetime) -> None:
        """What one tick of `wegwijs run` does."""
        with self.database.writing() as store:
            person = store.get_one(Person, self.coach.person_id)
            person.last_seen_at = now  # she is still with us after all those weeks
        for duty in every_duty().values():
            with self.database.writing() as store:
                perform(store, duty, self.tools, now=now)

    def said(self) -> Counter[str]:
        """How many letters of each kind she was sent so far."""
        with self.database.reading() as store:
            return Counter(store.scalars(select(Outgoing.kind).where(Outgoing.account == self.coach.account)))

    def asked(self) -> list[tuple[int, str, str]]:
        """The questions that were noted as asked."""
        with self.database.reading() as store:
            found = store.scalars(select(Question)).all()
            return sorted((q.trajectory_id, q.kind, q.subject) for q in found)


def days(start: datetime, count: int, *, hours: float = 24) -> Iterator[datetime]:
    return (start + timedelta(hours=hours * nr) for nr in range(count))


def test_after_any_gap_one_tick_sends_at_most_one_message_of_a_kind(database):
    ticking = Ticking(database)
    ticking.tick(MONDAY)
    for gap in (timedelta(days=1), timedelta(weeks=3), timedelta(weeks=20)):
        before = ticking.said()
        ticking.tick(MONDAY + gap)
        assert max((ticking.said() - before).values()) == 1, gap


@on_sqlite
def test_all_questions_come_in_the_end_each_once(database):
    ticking = Ticking(database)
    for moment in days(MONDAY + timedelta(weeks=20), 26, hours=2):
        ticking.tick(moment)
    asked = ticking.asked()
    assert len(asked) == len(set(asked)) == 4 + 3 * 2
    said = ticking.said()
    assert (said["start"], said["check"]) == (1, 6)  # one other unasked message a day …
    with database.reading() as store:
        assert len(caseload.overview(store, ticking.coach.who, today=said_on(moment)).starts) == 4  # … the rest waits


def test_a_morning_that_was_missed_is_skipped(database):
    ticking = Ticking(database)
    ticking.tick(MONDAY)
    assert ticking.said()["overview"] == 1
    ticking.tick(MONDAY + timedelta(days=3, hours=5))  # Thursday afternoon
    assert ticking.said()["overview"] == 1
    ticking.tick(MONDAY + timedelta(days=4))
    assert ticking.said()["overview"] == 2


@on_sqlite
def test_a_clock_that_is_set_back_says_nothing_twice(database):
    ticking = Ticking(database)
    for moment in days(MONDAY, 20, hours=6):
        ticking.tick(moment)
    before, asked = ticking.said(), ticking.asked()
    for back in (timedelta(hours=1), timedelta(days=1), timedelta(days=4)):
        for moment in days(MONDAY + timedelta(hours=114) - back, 2, hours=1):
            ticking.tick(moment)
        assert ticking.asked() == asked, back
        assert ticking.said() == before, back


@on_sqlite
def test_ticks_at_any_moment_of_the_nights_when_the_clock_changes_say_nothing_twice(database):
    ticking = Ticking(database)
    for moment in days(datetime(2026, 10, 24, 21, 0, tzinfo=UTC), 14, hours=0.5):
        ticking.tick(moment)
    assert ticking.said() == {}  # a night, a Sunday: nobody is spoken to
    ticking.tick(datetime(2026, 10, 26, 8, 30, tzinfo=UTC))
    assert max(ticking.said().values()) == 1


def test_control_a_clock_that_forgets_what_was_asked_asks_again(database):
    ticking = Ticking(database)
    ticking.tick(MONDAY)
    before = ticking.said()["start"]
    with database.writing() as store:
        store.execute(delete(Question))
        store.execute(delete(Beat))
        waiting = builders.Participation
        for choice in store.scalars(select(waiting).where(waiting.started_on.is_(None))):
            choice.ask_start_on = date(2026, 9, 1)
    ticking.tick(MONDAY + timedelta(days=1))  # a day on which nothing else was said
    assert ticking.said()["start"] == before + 1
