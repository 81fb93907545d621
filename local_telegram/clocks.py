"""A clock for tests: it stands still until it is moved."""

from datetime import UTC, datetime, timedelta

from dateutil.relativedelta import relativedelta

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)  # a Monday morning


class MovableClock:
    """Call it for the aware UTC instant; `set`, or `advance` by days, weeks or calendar months."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def __call__(self) -> datetime:
        """The instant it shows."""
        return self._now

    def set(self, to: datetime) -> None:
        """Move to an instant, forward or back."""
        self._now = to.astimezone(UTC)

    def advance(self, step: timedelta | None = None, **parts: int) -> None:
        """Move on by a timedelta or by parts such as `months=3` or `minutes=10`."""
        self._now = self._now + step if step else self._now + relativedelta(**parts)  # type: ignore[arg-type]
