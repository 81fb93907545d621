"""A crash at every write of the flow, and a second one during recovery: before or after, never between.

The flow is a typed session and a prompt that is due: keep, handle, tick, claim, carry, record. What a second life does
depends on nothing but the state that the first one left, so one crash for every different state stands for all of them.
"""

from collections.abc import Iterable, Iterator
from itertools import count

import pytest
from sqlalchemy import update

from dialogue import inbox
from dialogue.delivery import Delivery
from dialogue.models import Outgoing
from dialogue.worker import Worker
from tests.proofs.cast import START, Coach
from tests.proofs.crashing import LATER, Stage, boundaries, half_done, violations

on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


def crashed_again(stage: Stage, coach: Coach, second: int) -> tuple[bool, list[str]]:
    """Come back from a first death, die at step `second` of that, come back and finish.

    Returns whether life was long enough to die again, and what went wrong.
    """
    wrong = half_done(stage, coach)
    died = stage.until_death(coach, second, now=START + LATER)
    wrong += half_done(stage, coach)
    assert not stage.until_death(coach, None, now=START + 2 * LATER)
    return died, wrong + violations(stage, coach)


def crashed_once(stage: Stage, steps: Iterable[int]) -> Iterator[str]:
    """Die at each of these steps in turn, come back and finish. What goes wrong, one after another."""
    for first in steps:
        coach = dead_at(stage, first)
        yield from half_done(stage, coach)
        stage.until_death(coach, None, now=START + LATER)
        yield from violations(stage, coach)


def dead_at(stage: Stage, step: int) -> Coach:
    """Somebody in whose first life everything ended just before this step."""
    coach = stage.somebody()
    assert stage.until_death(coach, step)
    return coach


def test_a_crash_at_any_step_leaves_the_state_before_or_after_and_all_comes_right(database):
    """On SQLite also a crash at every fifth step of the recovery from each different state."""
    stage = Stage(database)
    steps, states = boundaries(stage)
    assert steps > 15
    left: set[str] = set()
    for at in range(steps):
        coach = dead_at(stage, at)
        assert stage.state(coach) in states, f"step {at} of {steps}"
        new = f"{stage.state(coach)} {sorted(stage.heard_by(coach).values())}"
        stage.until_death(coach, None, now=START + LATER)
        assert violations(stage, coach) == [], f"step {at} of {steps}"
        if new not in left and database.is_sqlite:
            crash_in_recovery(stage, at)
        left.add(new)
    assert len(left) >= 10


def crash_in_recovery(stage: Stage, first: int) -> None:
    """Die at step `first`, and at every fifth step of the recovery from that."""
    for second in count(first % 5, 5):
        died, wrong = crashed_again(stage, dead_at(stage, first), second)
        assert wrong == [], f"step {first}, then step {second}"
        if not died:
            return


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
def test_two_crashes_at_random_steps(database, chance):
    stage = Stage(database)
    for _ in range(20):
        first, second = chance.randrange(35), chance.randrange(35)
        _, wrong = crashed_again(stage, dead_at(stage, first), second)
        assert wrong == [], f"step {first}, then step {second}"


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_two_crashes_at_every_pair_of_steps(database):
    stage = Stage(database)
    steps, _ = boundaries(stage)
    for first in range(steps):
        for second in range(steps + 10):
            _, wrong = crashed_again(stage, dead_at(stage, first), second)
            assert wrong == [], f"step {first}, then step {second}"


class DoneFirst(Worker):
    """Marks the update as done, and then does what it asked."""

    def step(self):
        with self.database.writing() as store:
            row = inbox.take(store)
            if row is None:
                return False
            kept = row.payload
            inbox.finish(row, now=self.clock())
        with self.database.writing() as store:
            row = store.merge(row)
            row.payload = kept
            self._handle(store, row)
        return True


class TwoCommits(Worker):
    """Does what was asked, and marks it as done afterwards."""

    def step(self):
        with self.database.writing() as store:
            row = inbox.take(store)
            if row is None:
                return False
            kept = row.payload
            self._handle(store, row)
            row.state, row.payload = "new", kept
        with self.database.writing() as store:
            inbox.finish(store.merge(row), now=self.clock())
        return True


class Keen(Delivery):
    """Sends again whatever it does not know the fate of."""

    def _claim(self, store):
        store.execute(update(Outgoing).where(Outgoing.state == "sending").values(state="ready"))
        return super()._claim(store)


class Sloppy(Delivery):
    """Calls a letter sent before it is."""

    def _claim(self, store):
        tasks = super()._claim(store)
        for task in tasks:
            row = store.get_one(Outgoing, task.id)
            row.state, row.payload = "sent", None
        return tasks


@on_sqlite
@pytest.mark.parametrize(
    ("broken", "found", "way"),
    [
        pytest.param({"worker": DoneFirst}, "sessions: []", 1, id="done-first"),
        pytest.param({"worker": TwoCommits}, "sessions: [[45, 'intake'], [45, 'intake']]", 1, id="two-commits"),
        pytest.param({"sender": Keen}, "a prompt went out 2 times", -1, id="sends-again"),
        pytest.param({"sender": Sloppy}, "a letter is called sent that nobody heard", -1, id="sent-too-soon"),
    ],
)
def test_control_a_careless_stage_is_found_out(database, broken, found, way):
    """By the same search; it goes on until it finds. What a sender does wrong is looked for from the end."""
    stage = Stage(database, **broken)
    steps, _ = boundaries(stage)
    assert any(found in what for what in crashed_once(stage, range(steps)[::way]))
