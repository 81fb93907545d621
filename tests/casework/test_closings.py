from datetime import UTC, date, datetime, timedelta

import pytest

from casework import appointments, closings
from casework.entries import TooLateToUndo, UnknownCode
from casework.queries import appointments as appointments_of
from casework.queries import closings as closings_of
from tests.casework import builders

CLOSED = date(2026, 8, 31)


def close(store, coach, walk, now, **facts):
    given = {"reason": "doel_bereikt_activiteit", "closed_on": CLOSED} | facts
    return closings.close(store, coach, walk.public_id, now=now, **given)


def test_reopening_is_allowed_until_and_with_three_calendar_months(store, coach, walk, now):
    later = datetime(2026, 12, 24, 12, tzinfo=UTC)
    close(store, coach, walk, now)
    with pytest.raises(closings.ReopenedTooLate) as refused:
        closings.reopen(store, coach, walk.public_id, reopened_on=date(2026, 12, 1), now=later)
    assert refused.value.facts == {"closed_on": CLOSED, "until": date(2026, 11, 30)}
    closings.reopen(store, coach, walk.public_id, reopened_on=date(2026, 11, 30), by="huisarts", now=later)
    assert closings_of.final(store, walk) is None
    with pytest.raises(closings.NotClosed):
        closings.reopen(store, coach, walk.public_id, reopened_on=date(2026, 11, 30), now=later)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"closed_on": date(2026, 11, 21)}, closings.ClosedInTheFuture),
        ({"closed_on": date(2026, 1, 14)}, closings.ClosedTooEarly),
        ({"reason": "zomaar"}, UnknownCode),
    ],
)
def test_a_closing_that_cannot_be_is_refused(store, coach, walk, facts, refusal):
    from tests.conftest import NOW

    builders.make_session(store, walk, held_on=date(2026, 1, 15))
    builders.make_session(store, walk, held_on=date(2026, 11, 1), kind="opvolg6")
    with pytest.raises(refusal):
        close(store, coach, walk, NOW, **facts)
    assert closings_of.final(store, walk) is None


def test_what_is_closed_is_not_closed_again(store, coach, walk, now):
    close(store, coach, walk, now)
    with pytest.raises(closings.AlreadyClosed):
        close(store, coach, walk, now)


def test_closing_reopening_and_closing_on_one_day_is_one_closing(store, coach, walk, now):
    first = close(store, coach, walk, now)
    closings.reopen(store, coach, walk.public_id, reopened_on=CLOSED, now=now)
    again = close(store, coach, walk, now, reason="geen_klik")
    assert again is first
    assert (again.reason, again.reopened_on) == ("geen_klik", None)


def test_nobody_comes_back_before_having_left(store, coach, walk, now):
    close(store, coach, walk, now)
    with pytest.raises(closings.ReopenedTooEarly):
        closings.reopen(store, coach, walk.public_id, reopened_on=date(2026, 8, 30), now=now)


def test_undo_is_for_ten_minutes(store, coach, walk, now):
    close(store, coach, walk, now)
    with pytest.raises(TooLateToUndo):
        closings.undo(store, coach, walk.public_id, now=now + timedelta(minutes=11))
    closings.undo(store, coach, walk.public_id, now=now)
    assert closings_of.final(store, walk) is None


def test_closing_drops_the_next_appointment(store, coach, walk, now):
    appointments.plan(store, coach, walk.public_id, planned_on=date(2026, 12, 1), now=now)
    close(store, coach, walk, now)
    assert list(appointments_of.of(store, walk)) == []


def test_a_client_has_one_next_appointment_and_it_can_be_dropped(store, coach, walk, now):
    with pytest.raises(appointments.AppointmentInThePast):
        appointments.plan(store, coach, walk.public_id, planned_on=date(2026, 11, 19), now=now)
    appointments.plan(store, coach, walk.public_id, planned_on=date(2026, 12, 1), now=now)
    planned = appointments.plan(store, coach, walk.public_id, planned_on=date(2026, 12, 8), now=now)
    assert list(appointments_of.of(store, walk)) == [planned]
    appointments.drop(store, coach, planned.public_id, now=now)
    assert list(appointments_of.of(store, walk)) == []
