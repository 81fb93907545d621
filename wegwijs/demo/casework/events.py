"""What happens in a trajectory, as plain values, and what of each is known by a day."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

TODAY = timedelta(days=1)  # after the last day: what the clock would ask today is asked, or known, already


@dataclass(frozen=True, slots=True)
class Referred:
    """A referral that came in."""

    on: date
    by: str
    practice_id: int | None = None
    repeat: bool = False


@dataclass(frozen=True, slots=True)
class Talk:
    """A session, held or not."""

    on: date
    kind: str
    minutes: int | None = None
    status: str = "held"


@dataclass(frozen=True, slots=True)
class Chosen:
    """An activity somebody chose; `stop_reason` without a start: it was withdrawn."""

    category: str
    on: date
    planned_on: date
    listing_id: int | None = None
    name: str | None = None
    found: str | None = None
    started_on: date | None = None
    stopped_on: date | None = None
    stop_reason: str | None = None

    def by(self, last: date) -> "Chosen":
        """What is known of it after the last day, and whether it begins the day after."""
        stopped = self.stopped_on is not None and self.stopped_on <= last
        return replace(
            self,
            started_on=self.started_on if self.started_on and self.started_on <= last + TODAY else None,
            stopped_on=self.stopped_on if stopped else None,
            stop_reason=self.stop_reason if stopped else None,
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """The question after so many months: when, about which start, and when it needed no answer any more."""

    months: int
    first: date
    on: date
    settled_on: date | None = None
    outcome: str | None = None

    def by(self, last: date) -> "Asked":
        """Open still, if it was settled later."""
        settled = self.settled_on is not None and self.settled_on <= last
        return self if settled else replace(self, settled_on=None, outcome=None)


@dataclass(frozen=True, slots=True)
class Ended:
    """A closing, and the coming back after it."""

    on: date
    reason: str
    may_ask_later: bool = True
    reopened_on: date | None = None
    reopened_by: str | None = None

    def by(self, last: date) -> "Ended":
        """Standing still, if it was annulled later."""
        if self.reopened_on is None or self.reopened_on <= last:
            return self
        return replace(self, reopened_on=None, reopened_by=None)

    def stands(self, day: date) -> bool:
        """Whether it is closed on this day."""
        return self.on <= day and (self.reopened_on is None or self.reopened_on > day)
