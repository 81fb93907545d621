"""From the lines of the files to rows of values. A row with anything wrong is refused and left out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from casework.exchange.fields import Fields
from casework.exchange.files import Line
from casework.exchange.kinds import KINDS
from casework.exchange.outcomes import Outcome
from casework.exchange.rows import (
    AppointmentRow,
    BareRow,
    ClosingRow,
    FeedbackRow,
    FollowUpRow,
    ParticipationRow,
    ReferralRow,
    SessionRow,
)
from casework.exchange.work import WorkRow, reader
from casework.milestones import MONTHS
from casework.models.feedback import FEEDBACK_CHANNELS, FEEDBACK_KINDS
from casework.referrals import DETAILS
from foundation.codes import codes, of_class

Row = TypeVar("Row")


@dataclass(slots=True)
class Rows:
    """Every usable row of a folder, in the order of the files."""

    referrals: list[ReferralRow] = field(default_factory=list)
    sessions: list[SessionRow] = field(default_factory=list)
    participations: list[ParticipationRow] = field(default_factory=list)
    follow_ups: list[FollowUpRow] = field(default_factory=list)
    closings: list[ClosingRow] = field(default_factory=list)
    appointments: list[AppointmentRow] = field(default_factory=list)
    feedback: list[FeedbackRow] = field(default_factory=list)
    bare_referrals: list[BareRow] = field(default_factory=list)
    work: list[WorkRow] = field(default_factory=list)


def read(found: Mapping[str, list[Line]], outcome: Outcome, *, today: date) -> Rows:
    """Read the lines of each kind; `today` is the last day on which anything can have happened."""

    def rows(kind: str, make: Callable[[Fields], Row]) -> list[Row]:
        return list(_usable(found[kind], make, outcome, today))

    return Rows(
        referrals=rows("referrals", _referral),
        sessions=rows("sessions", _session),
        participations=rows("participations", _participation),
        follow_ups=rows("follow_ups", _follow_up),
        closings=rows("closings", _closing),
        appointments=rows("appointments", _appointment),
        feedback=rows("feedback", _feedback),
        bare_referrals=rows("bare_referrals", _bare),
        work=[row for kind in KINDS for row in rows(kind.file.kind, reader(kind))],
    )


def _usable(lines: Iterable[Line], make: Callable[[Fields], Row], outcome: Outcome, today: date) -> Iterable[Row]:
    for line in lines:
        fields = Fields(line, outcome, today)
        row = make(fields)
        if fields.good:
            yield row


def _referral(row: Fields) -> ReferralRow:
    return ReferralRow(
        line=row.line.number,
        trajectory=row.key("trajectory"),
        client=row.key("client"),
        received_on=row.needed_day("received_on"),
        referrer_type=row.needed_code("referrer_type", "referrer_type"),
        practice=row.text("practice", 120),
        municipality=row.needed("municipality", 80),
        reason=row.code("reason", "main_reason"),
        icpc=row.icpc("icpc"),
        coach=row.text("coach", 80),
        channel=row.may_be("channel", DETAILS["channel"]),
        urgency=row.may_be("urgency", DETAILS["urgency"]),
        fits=row.may_be("fits", DETAILS["fits"]),
        variant=row.may_be("variant", DETAILS["variant"]),
    )


def _bare(row: Fields) -> BareRow:
    return BareRow(
        line=row.line.number,
        received_on=row.needed_day("received_on"),
        referrer_type=row.needed_code("referrer_type", "referrer_type"),
        practice=row.text("practice", 120),
        municipality=row.needed("municipality", 80),
    )


def _session(row: Fields) -> SessionRow:
    return SessionRow(
        line=row.line.number,
        trajectory=row.key("trajectory"),
        held_on=row.needed_day("held_on"),
        minutes=row.minutes("minutes"),
        kind=row.needed_code("kind", "session_kind"),
        status=row.needed_code("status", "session_status"),
        key=row.key("key", optional=True) or None,
    )


def _participation(row: Fields) -> ParticipationRow:
    found = ParticipationRow(
        line=row.line.number,
        trajectory=row.key("trajectory"),
        category=row.needed_code("category", "category"),
        listing=row.text("listing"),
        chosen_on=row.needed_day("chosen_on"),
        started_on=row.day("started_on"),
        stopped_on=row.day("stopped_on"),
        stop_reason=row.code("stop_reason", "stop_reason"),
        found=row.code("found", "found"),
        planned_on=row.day("planned_on", may_come=True),
        key=row.key("key", optional=True) or None,
    )
    if found.category in of_class("category", "service"):
        row.refuse("category", "service", label=codes("category")[found.category].nl)
    if row.good:
        _in_order(row, found)
    return found


def _in_order(row: Fields, found: ParticipationRow) -> None:
    """Choice, start, stop (DOMAIN §2.5, case 20)."""
    if found.started_on and found.started_on < found.chosen_on:
        row.refuse("started_on", "start_before_choice")
    if found.stopped_on and found.stopped_on < (found.started_on or found.chosen_on):
        row.refuse("stopped_on", "stop_before_start")
    if found.stop_reason and not found.stopped_on:
        row.refuse("stop_reason", "reason_without_stop")


def _follow_up(row: Fields) -> FollowUpRow:
    months = row.needed("months")
    if months and months not in {str(each) for each in MONTHS}:
        row.refuse("months", "not_months")
    return FollowUpRow(
        line=row.line.number,
        trajectory=row.key("trajectory"),
        months=int(months) if row.good else 0,
        outcome=row.needed_code("outcome", "outcome"),
        answered_on=row.needed_day("answered_on"),
    )


def _closing(row: Fields) -> ClosingRow:
    found = ClosingRow(
        line=row.line.number,
        trajectory=row.key("trajectory"),
        closed_on=row.needed_day("closed_on"),
        reason=row.needed_code("reason", "closing_reason"),
        reopened_on=row.day("reopened_on"),
        reopened_by=row.code("reopened_by", "referrer_type"),
        may_ask_later=row.yes_or_no("may_ask_later"),
    )
    if found.reopened_by and not found.reopened_on:
        row.refuse("reopened_by", "reopened_by_without_day")
    return found


def _appointment(row: Fields) -> AppointmentRow:
    return AppointmentRow(
        line=row.line.number,
        trajectory=row.key("trajectory"),
        planned_on=row.needed_day("planned_on", may_come=True),
    )


def _feedback(row: Fields) -> FeedbackRow:
    return FeedbackRow(
        line=row.line.number,
        trajectory=row.key("trajectory"),
        kind=row.one_of("kind", FEEDBACK_KINDS),
        about_on=row.needed_day("about_on"),
        channel=row.one_of("channel", FEEDBACK_CHANNELS),
        sent_on=row.needed_day("sent_on"),
    )
