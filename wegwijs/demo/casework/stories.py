"""One invented trajectory as plain values, and what of it has happened by a day."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from casework.milestones import End, Stay

TODAY = timedelta(days=1)  # after the last day: what the clock would ask today is asked, or known, already
APPOINTMENT_WITHIN = timedelta(days=35)


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


@dataclass(frozen=True, slots=True)
class Ended:
    """A closing, and the coming back after it."""

    on: date
    reason: str
    may_ask_later: bool = True
    reopened_on: date | None = None
    reopened_by: str | None = None


@dataclass(slots=True)
class Story:
    """A trajectory: whose, where, why, and everything that happened. `client` tells clients apart in the story."""

    client: int
    organisation_id: int
    municipality_id: int
    coach_id: int
    practice_id: int | None
    reason: str
    referrals: list[Referred] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    choices: list[Chosen] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    endings: list[Ended] = field(default_factory=list)
    appointment: date | None = None

    def held(self) -> list[date]:
        """The days of the talks that took place, in order."""
        return sorted(talk.on for talk in self.talks if talk.status == "held")

    def stays(self) -> list[Stay]:
        """What the milestones need of the choices."""
        return [Stay(choice.started_on, choice.stopped_on, choice.stop_reason) for choice in self.choices]

    def ends_on(self, day: date) -> list[End]:
        """The closings that stand on a day."""
        return [
            End(end.on, end.reason, None, end.may_ask_later)
            for end in self.endings
            if end.on <= day and (end.reopened_on is None or end.reopened_on > day)
        ]

    def by(self, last: date) -> "Story":
        """The story as it is known after the last day: nothing later has happened, what is planned is planned."""
        coming = [talk.on for talk in self.talks if last < talk.on <= last + APPOINTMENT_WITHIN]
        endings = [end for end in self.endings if end.on <= last]
        closed = any(end.reopened_on is None or end.reopened_on > last for end in endings)
        return replace(
            self,
            referrals=[referral for referral in self.referrals if referral.on <= last],
            talks=[talk for talk in self.talks if talk.on <= last],
            choices=[choice.by(last) for choice in self.choices if choice.on <= last],
            asked=[_asked_by(asked, last) for asked in self.asked if asked.on <= last + TODAY],
            endings=[_ended_by(end, last) for end in endings],
            appointment=self.appointment or (min(coming) if coming and not closed else None),
        )


def _asked_by(asked: Asked, last: date) -> Asked:
    settled = asked.settled_on is not None and asked.settled_on <= last
    return asked if settled else replace(asked, settled_on=None, outcome=None)


def _ended_by(end: Ended, last: date) -> Ended:
    if end.reopened_on is None or end.reopened_on <= last:
        return end
    return replace(end, reopened_on=None, reopened_by=None)
