"""Goals, steps, what is in the way and pauses are corrected like whatever else was logged, with their history."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from casework import access, barriers, closings, corrections, goals, pauses
from casework.entries import InTheFuture, UnknownCode
from casework.models import Correction, Step
from foundation.refusals import NotFound
from tests.casework import builders

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = date(2026, 11, 20)
LATER = TODAY + timedelta(days=7)


def history(store, walk):
    rows = store.scalars(select(Correction).where(Correction.trajectory_id == walk.id).order_by(Correction.id))
    return [(row.entry, row.verb, row.before, row.after) for row in rows]


def refused(store, coach, name, row, refusal, **changes):
    with pytest.raises(refusal):
        corrections.change(store, coach, name, row.public_id, changes, now=NOW)


def test_each_is_changed_within_its_rules_and_what_it_was_stays(store, coach, walk, place):
    about = walk.public_id
    goal = goals.turn(store, coach, about, "meedoen", now=NOW)
    step = goals.plan(store, coach, about, what="bellen", due_on=LATER, now=NOW)
    barrier = barriers.note(store, coach, about, "schulden", place="eerst", now=NOW)
    pause = pauses.begin(store, coach, about, until=LATER, now=NOW)
    earlier = TODAY - timedelta(days=3)
    for name, row, changes in (
        ("goal", goal, {"set_on": earlier}), ("step", step, {"what": "langsgaan", "due_on": earlier}),
        ("barrier", barrier, {"place": "naast", "help": "loopt"}), ("pause", pause, {"began_on": earlier}),
    ):  # fmt: skip
        corrections.change(store, coach, name, row.public_id, changes, now=NOW)
    told = history(store, walk)
    assert told[0] == ("goal", "changed", {"set_on": "2026-11-20"}, {"set_on": "2026-11-17"})
    assert told[2][2:] == ({"place": "eerst", "help": None}, {"place": "naast", "help": "loopt"})
    assert [entry for entry, *_ in told] == ["goal", "step", "barrier", "pause"]

    refused(store, coach, "goal", goal, InTheFuture, set_on=LATER)
    refused(store, coach, "goal", goal, corrections.OutOfOrder, reached_on=TODAY)  # it was not reached yet
    refused(store, coach, "goal", goal, NotFound, dimension="zin")
    refused(store, coach, "step", step, UnknownCode, what="vliegen")
    refused(store, coach, "step", step, goals.StepOutOfReach, due_on=date(2030, 1, 1))
    refused(store, coach, "barrier", barrier, UnknownCode, place="ooit")
    refused(store, coach, "pause", pause, corrections.OutOfOrder, until_on=earlier)
    refused(store, coach, "pause", pause, pauses.PauseOutOfReach, until_on=date(2030, 1, 1))
    refused(store, builders.make_coach(store, place, name="Fatima"), "step", step, NotFound, what="regelen")


def test_they_move_to_another_client_and_go_with_their_history(store, coach, walk, place):
    other = builders.make_trajectory(store, coach, place, number=28)
    client = access.client_of(store, other).public_id
    step = goals.plan(store, coach, walk.public_id, what="bellen", due_on=LATER, now=NOW)
    pause = pauses.begin(store, coach, walk.public_id, until=LATER, now=NOW)
    for name, row in (("step", step), ("pause", pause)):
        corrections.move(store, coach, name, row.public_id, client, now=NOW)
    assert (step.trajectory_id, pauses.standing(store, walk), pauses.standing(store, other)) == (other.id, None, pause)
    again = pauses.begin(store, coach, walk.public_id, until=LATER, now=NOW)
    with pytest.raises(corrections.OutOfOrder):  # she rests already
        corrections.move(store, coach, "pause", again.public_id, client, now=NOW)
    corrections.remove(store, coach, "pause", pause.public_id, now=NOW)
    closings.close(store, coach, other.public_id, reason="geen_klik", closed_on=TODAY, now=NOW)
    with pytest.raises(corrections.OutOfOrder):  # what is closed does not rest
        corrections.move(store, coach, "pause", again.public_id, client, now=NOW)
    corrections.remove(store, coach, "step", step.public_id, now=NOW)
    assert store.query(Step).count() == 0
    assert [verb for _, verb, *_ in history(store, other)] == ["moved_here", "moved_here", "removed", "removed"]
