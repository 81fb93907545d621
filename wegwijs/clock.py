"""Time: made here and handed to everybody else (DESIGN §2.6)."""

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from dateutil.relativedelta import relativedelta

from foundation.refusals import Refusal

Clock = Callable[[], datetime]
Step = timedelta | relativedelta


class NowUnreadable(Refusal):
    """`WEGWIJS_NOW` is not an instant."""


def system_clock() -> datetime:
    """The instant it is now, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  the one place that reads the clock


def fixed_clock(instant: datetime) -> Clock:
    """A clock that stands still at this (aware) instant."""
    moment = _in_utc(instant)
    return lambda: moment


def clock_from_environment() -> Clock:
    """The system's clock, or one that stands still at `WEGWIJS_NOW`: for report, casework and map only.

    `NowUnreadable` when `WEGWIJS_NOW` is not an ISO instant with its zone.
    """
    said = os.environ.get("WEGWIJS_NOW", "").strip()
    try:
        return fixed_clock(datetime.fromisoformat(said)) if said else system_clock
    except ValueError as trouble:
        raise NowUnreadable(said=said) from trouble


class MovableClock:
    """A clock for the demo and for tests that can be moved, and tells its observers that it was.

    It stands still at `starts_at`, or runs along with `follows` (both: it starts there and runs on).
    """

    def __init__(self, starts_at: datetime | None = None, *, follows: Clock | None = None) -> None:
        if starts_at is None and follows is None:
            follows = system_clock
        self._follows = follows
        self._moment = _in_utc(starts_at) if starts_at is not None else None
        self._offset = timedelta(0)
        self._observers: list[Callable[[datetime], None]] = []
        if follows is not None and self._moment is not None:
            self._offset = self._moment - follows()

    def __call__(self) -> datetime:
        """The instant it is on this clock, in UTC."""
        if self._follows is not None:
            return self._follows() + self._offset
        if self._moment is None:
            raise AssertionError("a clock stands still somewhere or follows another")
        return self._moment

    def move_to(self, instant: datetime) -> None:
        """Set the clock to this (aware) instant, forwards or back, and tell the observers."""
        moment = _in_utc(instant)
        if self._follows is None:
            self._moment = moment
        else:
            self._offset = moment - self._follows()
        for observer in tuple(self._observers):
            observer(moment)

    def advance(self, by: Step | None = None, *, months: int = 0, days: int = 0, hours: int = 0) -> None:
        """Move forward by a timedelta or a calendar step; three months from 30 November is 28 February."""
        step = relativedelta(months=months, days=days, hours=hours)
        self.move_to(self() + step + (by if by is not None else timedelta(0)))

    def on_move(self, observer: Callable[[datetime], None]) -> None:
        """Call this with the new instant whenever the clock is moved."""
        self._observers.append(observer)


def _in_utc(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise ValueError(f"an instant needs a time zone: {instant.isoformat()}")
    return instant.astimezone(UTC)
