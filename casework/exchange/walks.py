"""The rows of one trajectory together, beside what is stored of it, and the rules that hold for the whole."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from casework import closings as closing_rules
from casework.exchange.outcomes import Outcome
from casework.exchange.reading import Rows
from casework.exchange.rows import (
    AppointmentRow,
    ClosingRow,
    FeedbackRow,
    FollowUpRow,
    ParticipationRow,
    ReferralRow,
    SessionRow,
)
from casework.sessions import AFTER_CLOSING
from foundation.language.dates import add_months


@dataclass(slots=True)
class Walk:
    """One trajectory of the files: its referrals by day (the first one began it), and the rest in date order."""

    key: str
    referrals: list[ReferralRow] = field(default_factory=list)
    sessions: list[SessionRow] = field(default_factory=list)
    participations: list[ParticipationRow] = field(default_factory=list)
    follow_ups: list[FollowUpRow] = field(default_factory=list)
    closings: list[ClosingRow] = field(default_factory=list)
    appointments: list[AppointmentRow] = field(default_factory=list)
    feedback: list[FeedbackRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of a trajectory that the rules need: its first referral and its closings."""

    received_on: date | None = None
    closings: tuple[ClosingRow, ...] = ()


def gather(rows: Rows) -> dict[str, Walk]:
    """Every trajectory that any row speaks of, by its key in the source."""
    walks: dict[str, Walk] = {}
    for kind in Walk.__dataclass_fields__.keys() - {"key"}:
        for row in getattr(rows, kind):
            walk = walks.get(row.trajectory) or walks.setdefault(row.trajectory, Walk(row.trajectory))
            getattr(walk, kind).append(row)
    for walk in walks.values():
        walk.referrals.sort(key=lambda row: (row.received_on, row.line))
        walk.follow_ups.sort(key=lambda row: (row.answered_on, row.line))
        walk.closings.sort(key=lambda row: (row.closed_on, row.line))
    return walks


def check(walk: Walk, known: Known, outcome: Outcome) -> None:
    """Refuse the rows that do not fit the rest of their trajectory; warn about those that are odd but possible."""
    began = walk.referrals[0].received_on if walk.referrals else known.received_on
    for row in walk.referrals[1:]:
        if row.client != walk.referrals[0].client:
            outcome.refuse("referrals.csv", row.line, "client", "other_client")
    closings = _closings(walk, known, outcome)
    if began:
        _after(walk, began, outcome)
    final = closings[-1] if closings and closings[-1].reopened_on is None else None
    for session in walk.sessions:
        if final and session.held_on > final.closed_on and session.kind not in AFTER_CLOSING:
            outcome.refuse("sessions.csv", session.line, "held_on", "session_after_closing")
    _letters_once(walk.feedback, outcome)
    for kind in ("sessions", "participations"):
        _keys_once(f"{kind}.csv", getattr(walk, kind), outcome)


def _after(walk: Walk, began: date, outcome: Outcome) -> None:
    for closing in walk.closings:
        if closing.closed_on < began:
            outcome.refuse("closings.csv", closing.line, "closed_on", "closed_before_referral")
    for session in walk.sessions:
        if session.held_on < began:
            outcome.warn("sessions.csv", session.line, "held_on", "session_before_referral")
    for choice in walk.participations:
        if choice.chosen_on < began:
            outcome.warn("participations.csv", choice.line, "chosen_on", "choice_before_referral")


def _closings(walk: Walk, known: Known, outcome: Outcome) -> list[ClosingRow]:
    """The closings as they will be, in date order; stored ones have line 0 and are never refused."""
    told = {row.closed_on: row for row in known.closings}
    said: set[date] = set()
    for row in walk.closings:
        if row.closed_on in said:
            outcome.refuse("closings.csv", row.line, "closed_on", "closed_twice")
        said.add(row.closed_on)
        told[row.closed_on] = row
    closings = [told[day] for day in sorted(told)]
    for row in closings:
        _reopening(row, outcome)
    for before, after in pairwise(closings):
        _follows(before, after, outcome)
    return closings


def _letters_once(rows: Iterable[FeedbackRow], outcome: Outcome) -> None:
    said: set[tuple[str, date]] = set()
    for row in rows:
        if (row.kind, row.about_on) in said:
            outcome.refuse("feedback.csv", row.line, "about_on", "told_twice")
        said.add((row.kind, row.about_on))


def _reopening(row: ClosingRow, outcome: Outcome) -> None:
    if row.line == 0 or row.reopened_on is None:
        return
    if row.reopened_on < row.closed_on:
        outcome.refuse("closings.csv", row.line, "reopened_on", "reopened_before_closing")
    elif row.reopened_on > add_months(row.closed_on, closing_rules.REOPENS_WITHIN):
        outcome.refuse("closings.csv", row.line, "reopened_on", "reopened_too_late")


def _follows(before: ClosingRow, after: ClosingRow, outcome: Outcome) -> None:
    """Between two closings there is a reopening; the row that can be put right is named."""
    if before.reopened_on is None:
        line = before.line or after.line
        if line:
            outcome.refuse("closings.csv", line, "reopened_on", "not_reopened")
    elif before.reopened_on > after.closed_on and (line := after.line or before.line):
        outcome.refuse("closings.csv", line, "closed_on", "closed_before_reopening")


def _keys_once(file: str, rows: Iterable[SessionRow | ParticipationRow], outcome: Outcome) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.key and row.key in seen:
            outcome.refuse(file, row.line, "key", "key_twice")
        seen.add(row.key or "")
