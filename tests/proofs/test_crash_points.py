"""A crash at every write of the flow, and a second one during recovery: before or after, never between.

The flow is a typed session and a prompt that is due: keep, handle, tick, claim, carry, record. What a second life does
depends on nothing but the state that the first one left, so one crash for every different state stands for all of them.
"""

from collections.abc import Iterable

import pytest
from sqlalchemy import update

from dialogue import inbox
from dialogue.delivery import Delivery
from dialogue.models import Outgoing
from dialogue.worker import Worker
from tests.proofs.cast import START
from tests.proofs.crashing import LATER, Stage, boundaries, half_done, violations

on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


def crashed_twice(stage: Stage, first: int, second: int) -> list[str]:
    """Die at step `first`, come back, die at step `second` of that, come back and finish. What went wrong."""
    coach = stage.somebody()
    stage.until_death(coach, first)
    wrong = half_done(stage, coach)
    stage.until_death(coach, second, now=START + LATER)
    wrong += half_done(stage, coach)
    assert not stage.until_death(coach, None, now=START + 2 * LATER)
    return wrong + violations(stage, coach)


def crashed_once(stage: Stage, steps: Iterable[int]) -> list[str]:
    """Die at each of these steps in turn, come back and finish. What went wrong, over all of them."""
    wrong = []
    for first in steps:
        coach = stage.somebody()
        stage.until_death(coach, first)
        wrong += half_done(stage, coach)
        stage.until_death(coach, None, now=START + LATER)
        wrong += violations(stage, coach)
    return wrong


def test_a_crash_at_any_step_leaves_the_state_before_or_after_and_all_comes_right(database):
    stage = Stage(database)
    steps, states = boundaries(stage)
    assert steps > 15
    for at in range(steps):
        coach = stage.somebody()
        assert stage.until_death(coach, at)
        assert stage.state(coach) in states, f"step {at} of {steps}"
        stage.until_death(coach, None, now=START + LATER)
        assert violations(stage, coach) == [], f"step {at} of {steps}"


@on_sqlite
def test_a_crash_at_any_step_of_the_recovery_of_every_state(database):
    stage = Stage(database)
    for first in one_for_each_state(stage):
        for second in range(first % 3, 45, 3):
            assert crashed_twice(stage, first, second) == [], f"step {first}, then step {second}"


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)
def test_two_crashes_at_random_steps(database, chance):
    stage = Stage(database)
    for _ in range(40):
        first, second = chance.randrange(35), chance.randrange(45)
        assert crashed_twice(stage, first, second) == [], f"step {first}, then step {second}"


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_two_crashes_at_every_pair_of_steps(database):
    stage = Stage(database)
    steps, _ = boundaries(stage)
    for first in range(steps):
        for second in range(steps + 10):
            assert crashed_twice(stage, first, second) == [], f"step {first}, then step {second}"


def one_for_each_state(stage: Stage) -> list[int]:
    """For each state that a crash can leave, the first step after which it is found."""
    steps, _ = boundaries(stage)
    found: dict[str, int] = {}
    for at in range(steps):
        coach = stage.somebody()
        stage.until_death(coach, at)
        found.setdefault(f"{stage.state(coach)} {sorted(stage.heard_by(coach).values())}", at)
    return list(found.values())


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
    ("broken", "found"),
    [
        pytest.param({"worker": DoneFirst}, "sessions: []", id="done-first"),
        pytest.param({"worker": TwoCommits}, "sessions: [[45, 'intake'], [45, 'intake']]", id="two-commits"),
        pytest.param({"sender": Keen}, "a prompt went out 2 times", id="sends-again"),
        pytest.param({"sender": Sloppy}, "a letter is called sent that nobody heard", id="sent-too-soon"),
    ],
)
def test_control_a_careless_stage_is_found_out(database, broken, found):
    stage = Stage(database, **broken)
    steps, _ = boundaries(stage)
    wrong = crashed_once(stage, range(steps))
    assert any(found in what for what in wrong), set(wrong)
