"""Changing what was logged, by the rules by which it is logged."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from casework import appointments, closings, entries, follow_ups, participations, questions, sessions
from casework.corrections import work
from casework.corrections.entries import Entry, OutOfOrder, find
from casework.corrections.noting import note
from casework.models import Session
from casework.queries import closings as closings_of
from casework.queries import referrals
from casework.referrals import DETAILS, ReceivedInTheFuture, practice
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store

CHANGES: Mapping[str, tuple[str, ...]] = {  # what may be changed of each entry
    "session": ("held_on", "kind", "minutes", "status"),
    "referral": ("received_on", "referrer_type", "practice_id", *DETAILS),
    "choice": ("chosen_on", "started_on", "stopped_on", "stop_reason"),
    "check3": ("outcome",),
    "check6": ("outcome",),
    "closing": ("closed_on", "reason"),
    "appointment": ("planned_on", "starts_at"),
    "goal": ("set_on", "reached_on"),
    "step": ("what", "due_on", "done_on"),
    "barrier": ("place", "help", "noted_on"),
    "pause": ("began_on", "until_on", "ended_on"),
}


def change(store: Store, who: Who, name: str, id_: str, changes: Mapping[str, Any], *, now: datetime) -> Entry:
    """Change these facts of an entry; what is not given stays. Days are dates, the rest codes and numbers."""
    entry = find(store, who, name, id_, now=now)
    if not set(changes) <= set(CHANGES[name]):
        raise NotFound
    before = entry.facts
    _CHANGE[entry.kind](store, who, entry, changes, now)
    store.flush()
    changed = find(store, who, name, id_, now=now)
    note(store, who, changed, "changed", now=now, before=before, after=changed.facts)
    questions.review(store, changed.walk, now=now)
    return changed


def change_session(store: Store, who: Who, id_: str, changes: Mapping[str, Any], *, now: datetime) -> Session:
    """The same for a session."""
    row = change(store, who, "session", id_, changes, now=now).row
    if not isinstance(row, Session):
        raise NotFound
    return row


def _session(store: Store, who: Who, entry: Entry, changes: Mapping[str, Any], now: datetime) -> None:
    sessions.change(store, who, entry.id, **changes, now=now)


def _referral(store: Store, _who: Who, entry: Entry, changes: Mapping[str, Any], now: datetime) -> None:
    row: Any = entry.row
    day = changes.get("received_on", row.received_on)
    entries.not_in_future(day, now, ReceivedInTheFuture)
    others = [each for each in referrals.of(store, entry.walk) if each.id != row.id]
    too_late = [each for each in others if each.received_on < day] if not row.repeat else []
    too_early = [each for each in others if each.received_on > day and not each.repeat] if row.repeat else []
    closed = [each for each in closings_of.of(store, entry.walk) if each.closed_on < day] if not row.repeat else []
    if too_late or too_early or closed:
        raise OutOfOrder
    row.received_on = day
    row.referrer_type = entries.known("referrer_type", changes.get("referrer_type", row.referrer_type))
    _facts_of_referral(store, entry, changes)


def _facts_of_referral(store: Store, entry: Entry, changes: Mapping[str, Any]) -> None:
    """Its practice, of a first referral that of the trajectory too, and what may be told of it besides."""
    row: Any = entry.row
    if "practice_id" in changes:
        row.practice_id = practice(store, changes["practice_id"])
        if not row.repeat:
            entry.walk.practice_id = row.practice_id
    for name in DETAILS.keys() & changes.keys():
        if changes[name] is not None and changes[name] not in DETAILS[name]:
            raise entries.UnknownCode(list=name)
        setattr(row, name, changes[name])


def _choice(store: Store, who: Who, entry: Entry, changes: Mapping[str, Any], now: datetime) -> None:
    row: Any = entry.row
    if "chosen_on" in changes:
        day = entries.not_in_future(changes["chosen_on"], now)
        if any(later is not None and later < day for later in (row.started_on, row.stopped_on)):
            raise OutOfOrder
        row.chosen_on = day
    if "started_on" in changes:
        participations.confirm_start(store, who, entry.id, started_on=changes["started_on"], now=now)
    if "stopped_on" in changes or "stop_reason" in changes:
        reason, day = changes.get("stop_reason", row.stop_reason), changes.get("stopped_on", row.stopped_on)
        if reason is None or day is None:
            raise NotFound
        stop = participations.stop if row.started_on else participations.withdraw
        stop(store, who, entry.id, stopped_on=day, reason=reason, now=now)


def _check(store: Store, who: Who, entry: Entry, changes: Mapping[str, Any], now: datetime) -> None:
    follow_ups.answer(store, who, entry.id, months=int(entry.name[-1]), outcome=changes["outcome"], now=now)


def _closing(store: Store, who: Who, entry: Entry, changes: Mapping[str, Any], now: datetime) -> None:
    closings.change(store, who, entry.id, **changes, now=now)


def _appointment(store: Store, who: Who, entry: Entry, changes: Mapping[str, Any], now: datetime) -> None:
    appointments.change(store, who, entry.id, **changes, now=now)


def _work(_store: Store, _who: Who, entry: Entry, changes: Mapping[str, Any], now: datetime) -> None:
    work.change(entry, changes, now)


_CHANGE: Mapping[str, Callable[[Store, Who, Entry, Mapping[str, Any], datetime], None]] = {
    "session": _session,
    "referral": _referral,
    "choice": _choice,
    "check": _check,
    "closing": _closing,
    "appointment": _appointment,
    **dict.fromkeys(("goal", "step", "barrier", "pause"), _work),
}
