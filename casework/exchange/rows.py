"""The rows of the format as values; empty is None. `trajectory`, `client` and `key` are still the source's own."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """A referral; the first of a trajectory also tells whose it is, where it belongs and why."""

    line: int
    trajectory: str
    client: str
    received_on: date
    referrer_type: str
    practice: str | None
    municipality: str
    reason: str | None
    icpc: str | None
    coach: str | None
    channel: str | None = None
    urgency: str | None = None
    fits: str | None = None
    variant: str | None = None


@dataclass(frozen=True, slots=True)
class BareRow:
    """What stays of a referral of somebody who did not consent: nothing but what counts."""

    line: int
    received_on: date
    referrer_type: str
    practice: str | None
    municipality: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session, held or not."""

    line: int
    trajectory: str
    held_on: date
    minutes: int | None
    kind: str
    status: str
    key: str | None


@dataclass(frozen=True, slots=True)
class ParticipationRow:
    """A chosen activity. `listing` is a source_id, or what it is called."""

    line: int
    trajectory: str
    category: str
    listing: str | None
    chosen_on: date
    started_on: date | None
    stopped_on: date | None
    stop_reason: str | None
    found: str | None
    planned_on: date | None
    key: str | None


@dataclass(frozen=True, slots=True)
class FollowUpRow:
    """An answer after 3 or 6 months."""

    line: int
    trajectory: str
    months: int
    outcome: str
    answered_on: date


@dataclass(frozen=True, slots=True)
class ClosingRow:
    """A closing, annulled where `reopened_on` is given."""

    line: int
    trajectory: str
    closed_on: date
    reason: str
    reopened_on: date | None
    reopened_by: str | None
    may_ask_later: bool | None


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """The next meeting."""

    line: int
    trajectory: str
    planned_on: date


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """A letter to the referrer: what it told of, and when and how it was sent."""

    line: int
    trajectory: str
    kind: str
    about_on: date
    channel: str
    sent_on: date


AnyRow = ReferralRow | SessionRow | ParticipationRow | FollowUpRow | ClosingRow | AppointmentRow | FeedbackRow
