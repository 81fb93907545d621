"""The end of a trajectory, and coming back within three months (DOMAIN I1, I9)."""

from datetime import date, datetime

from casework import access, entries, questions
from casework.models import Closing, Trajectory
from casework.queries import appointments, barriers, closings, sessions, trajectories
from casework.sessions import AFTER_CLOSING
from foundation import audit
from foundation.language.dates import add_months
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store

REOPENS_WITHIN = 3  # calendar months


class ClosedInTheFuture(entries.InTheFuture):
    """A trajectory closes today or earlier."""


class ClosedTooEarly(Refusal):
    """A trajectory cannot end before what happened in it: its referral, reopening or last session. `earliest`."""


class AlreadyClosed(Refusal):
    """It is closed. `closed_on`."""


class NotClosed(Refusal):
    """Only a closed trajectory is reopened."""


class ReopenedTooLate(Refusal):
    """After three calendar months a new trajectory begins. `closed_on`, `until`."""


class ReopenedTooEarly(Refusal):
    """Nobody comes back before having left. `closed_on`."""


def close(
    store: Store,
    who: Who,
    trajectory: str,
    *,
    reason: str,
    closed_on: date,
    now: datetime,
    may_ask_later: bool | None = None,
) -> Closing:
    """Close a trajectory. `may_ask_later`: whether the client agreed to be asked about after 3 and 6 months."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    entries.known("closing_reason", reason)
    entries.not_in_future(closed_on, now, ClosedInTheFuture)
    if final := closings.final(store, walk):
        raise AlreadyClosed(closed_on=final.closed_on)
    earliest = _earliest(store, walk)
    if earliest and closed_on < earliest:
        raise ClosedTooEarly(earliest=earliest)
    closing = closings.on(store, walk, closed_on) or Closing(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
        closed_on=closed_on,
    )  # fmt: skip
    closing.reason, closing.may_ask_later = reason, may_ask_later
    closing.reopened_on, closing.reopened_by = None, None
    closing.logged_by, closing.logged_at = who.person_id, now
    store.add(closing)
    for planned in appointments.of(store, walk, since=closed_on):
        store.delete(planned)
    return _kept(store, who, "closing.close", closing, now)


def change(
    store: Store, who: Who, closing: str, *, now: datetime, reason: str | None = None, closed_on: date | None = None
) -> Closing:
    """Correct the closing that stands, by the rules of closing; what is not given stays."""
    old = access.closing_for(store, who, closing, now=now)
    if old.reopened_on is not None:
        raise NotClosed
    walk = access.trajectory_of(store, old)
    day = entries.not_in_future(closed_on or old.closed_on, now, ClosedInTheFuture)
    earliest = _earliest(store, walk)
    if earliest and day < earliest:
        raise ClosedTooEarly(earliest=earliest)
    if (there := closings.on(store, walk, day)) and there.id != old.id:
        raise AlreadyClosed(closed_on=day)
    old.closed_on, old.reason = day, entries.known("closing_reason", reason or old.reason)
    return _kept(store, who, "closing.change", old, now)


def reopen(
    store: Store, who: Who, trajectory: str, *, reopened_on: date, now: datetime, by: str | None = None
) -> Closing:
    """Annul the closing. `by`: who referred again (it then counts as a referral); None: came back by herself."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    entries.not_in_future(reopened_on, now)
    final = closings.final(store, walk)
    if final is None:
        raise NotClosed
    if reopened_on < final.closed_on:
        raise ReopenedTooEarly(closed_on=final.closed_on)
    if not reopens(final, reopened_on):
        raise ReopenedTooLate(closed_on=final.closed_on, until=add_months(final.closed_on, REOPENS_WITHIN))
    final.reopened_on = reopened_on
    final.reopened_by = entries.known("referrer_type", by) if by else None
    for pause in barriers.pauses(store, [walk.id]):  # who is back does not rest any more
        pause.ended_on = pause.ended_on or max(pause.began_on, reopened_on)
    return _kept(store, who, "closing.reopen", final, now)


def undo(store: Store, who: Who, trajectory: str, *, now: datetime) -> None:
    """Take a closing back within ten minutes, by who made it. Appointments it removed do not come back."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    final = closings.final(store, walk)
    if final is None:
        raise NotClosed
    entries.may_undo(who, final, now=now)
    store.delete(final)
    _kept(store, who, "closing.undo", final, now)


def reopens(closing: Closing, day: date) -> bool:
    """Whether coming back on this day reopens the trajectory: until and with three calendar months (DOMAIN I1)."""
    return closing.closed_on <= day <= add_months(closing.closed_on, REOPENS_WITHIN)


def _earliest(store: Store, walk: Trajectory) -> date | None:
    """The first day on which this trajectory could end."""
    reopened = [closing.reopened_on for closing in closings.of(store, walk) if closing.reopened_on]
    last = sessions.last_on(store, walk, but_for=AFTER_CLOSING)
    days = [day for day in (trajectories.received_on(store, walk), last, *reopened) if day]
    return max(days, default=None)


def _kept(store: Store, who: Who, verb: str, closing: Closing, now: datetime) -> Closing:
    audit.record(store, who, verb, closing.public_id, now=now, organisation_id=closing.organisation_id)
    questions.review(store, access.trajectory_of(store, closing), now=now)
    return closing
