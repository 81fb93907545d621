"""Clocks: real, still and movable."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from wegwijs.clock import MovableClock, NowUnreadable, clock_from_environment, fixed_clock, system_clock

NOON = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)


def test_the_system_clock_knows_its_zone():
    assert system_clock().tzinfo is UTC


def test_a_fixed_clock_stands_still_and_speaks_utc():
    clock = fixed_clock(datetime(2026, 11, 30, 13, 0, tzinfo=timezone(timedelta(hours=1))))
    assert clock() == clock() == NOON
    assert clock().tzinfo is UTC


def test_an_instant_without_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        fixed_clock(datetime(2026, 11, 30))


def test_a_movable_clock_moves_by_calendar_months():
    clock = MovableClock(NOON)
    clock.advance(months=3)
    assert clock() == datetime(2027, 2, 28, 12, 0, tzinfo=UTC)
    clock.advance(timedelta(minutes=1))
    assert clock() == datetime(2027, 2, 28, 12, 1, tzinfo=UTC)


def test_a_movable_clock_that_follows_another_runs_on_from_where_it_was_put():
    below = MovableClock(NOON)
    clock = MovableClock(datetime(2027, 1, 1, tzinfo=UTC), follows=below)
    below.advance(hours=1)
    assert clock() == datetime(2027, 1, 1, 1, tzinfo=UTC)
    clock.move_to(NOON)
    below.advance(hours=1)
    assert clock() == NOON + timedelta(hours=1)


def test_without_a_start_it_follows_the_system():
    assert abs(MovableClock()() - system_clock()) < timedelta(seconds=5)


def test_observers_are_told_when_the_clock_moves():
    told = []
    clock = MovableClock(NOON)
    clock.on_move(told.append)
    clock.advance(days=1)
    assert told == [NOON + timedelta(days=1)]


def test_the_environment_can_stop_the_clock(monkeypatch):
    monkeypatch.setenv("WEGWIJS_NOW", "2027-03-01T09:00:00Z")
    assert clock_from_environment()() == datetime(2027, 3, 1, 9, tzinfo=UTC)
    monkeypatch.setenv("WEGWIJS_NOW", "2027-03-01T09:00:00")
    with pytest.raises(NowUnreadable):
        clock_from_environment()
    monkeypatch.delenv("WEGWIJS_NOW")
    assert clock_from_environment() is system_clock
