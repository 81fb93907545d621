"""From rows of the format to columns of the tables."""

from datetime import datetime
from typing import Any

from casework import checks
from casework.exchange.belonging import Listings, Places
from casework.exchange.rows import (
    AppointmentRow,
    ClosingRow,
    FeedbackRow,
    FollowUpRow,
    ParticipationRow,
    ReferralRow,
    SessionRow,
)
from casework.participations import ask_start_on
from casework.referrals import DETAILS
from casework.source_keys import Keys

Values = dict[str, Any]


class Columns:
    """Turns rows into column values, once everything they refer to exists."""

    def __init__(self, places: Places, listings: Listings, keys: Keys, now: datetime) -> None:
        self._places, self._listings, self._keys, self._now = places, listings, keys, now

    def trajectory(self, row: ReferralRow) -> Values:
        """What the first referral tells of its trajectory."""
        return {
            "municipality_id": self._places.municipalities.id_of(row.municipality),
            "practice_id": self._places.practices.id_of(row.practice),
            "main_reason": row.reason,
            "icpc": row.icpc,
        }

    def referrals(self, row: ReferralRow) -> Values:
        """The columns of a referral, but for whether it is a repeat."""
        return {
            "received_on": row.received_on,
            "referrer_type": row.referrer_type,
            "practice_id": self._places.practices.id_of(row.practice),
            **{name: getattr(row, name) for name in DETAILS},
        }

    def sessions(self, row: SessionRow) -> Values:
        """The columns of a session."""
        return {
            "held_on": row.held_on,
            "minutes": row.minutes,
            "kind": row.kind,
            "status": row.status,
            "source_key": self._keys.hashed("sessions", row.key) if row.key else None,
        }

    def participations(self, row: ParticipationRow) -> Values:
        """The columns of a participation, with the day to ask whether it began, unless that was before now."""
        day = None
        if row.started_on is None and row.stopped_on is None:
            expected = ask_start_on(row.planned_on or row.chosen_on)
            day = None if checks.before(expected, self._now) else expected
        return {
            "category": row.category,
            **self._listings.columns(row.listing),
            "chosen_on": row.chosen_on,
            "started_on": row.started_on,
            "stopped_on": row.stopped_on,
            "stop_reason": row.stop_reason,
            "found": row.found,
            "planned_on": row.planned_on,
            "source_key": self._keys.hashed("participations", row.key) if row.key else None,
            "ask_start_on": day,
        }

    def follow_ups(self, row: FollowUpRow) -> Values:
        """The columns of an answer."""
        return {"months": row.months, "outcome": row.outcome, "answered_on": row.answered_on}

    def closings(self, row: ClosingRow) -> Values:
        """The columns of a closing."""
        return {
            "closed_on": row.closed_on,
            "reason": row.reason,
            "reopened_on": row.reopened_on,
            "reopened_by": row.reopened_by,
            "may_ask_later": row.may_ask_later,
        }

    def appointments(self, row: AppointmentRow) -> Values:
        """The columns of an appointment."""
        return {"planned_on": row.planned_on}

    def feedback(self, row: FeedbackRow) -> Values:
        """The columns of a letter."""
        return {"kind": row.kind, "about_on": row.about_on, "channel": row.channel, "sent_on": row.sent_on}
