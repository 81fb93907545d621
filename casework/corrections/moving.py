"""It was another client's: what was logged goes to her trajectory, by the rules by which it is logged there."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import inspect

from casework import access, appointments, closings, follow_ups, preferences, questions, sessions
from casework.corrections import work
from casework.corrections.entries import Entry, find
from casework.corrections.noting import note
from casework.corrections.removing import take_away
from casework.models import Referral, Trajectory
from casework.participations.keeping import ask_start_on
from casework.queries import corrections as queries
from casework.queries import referrals
from casework.referrals.undoing import take_away as take_referral_away
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store


class MovedNowhere(Refusal):
    """It is of that client already."""


def move(store: Store, who: Who, name: str, id_: str, to: str, *, now: datetime) -> Trajectory:
    """Move an entry to another client of hers (public id), in the same organisation; the start goes with its choice.

    Its history goes along. Where it was stays only that something was moved: nothing that leads to the other client.
    """
    entry = find(store, who, name, id_, now=now)
    target = access.current_for(store, who, to, now=now)
    if target.id == entry.walk.id:
        raise MovedNowhere
    if target.organisation_id != entry.walk.organisation_id:
        raise NotFound
    stays = not isinstance(entry.row, Referral) or entry.row.repeat  # a first referral takes its trajectory along
    facts, old = entry.facts, entry.walk
    _MOVE[entry.kind](store, who, entry, target, now)
    store.flush()
    if stays:
        queries.go_along(store, old, target, entry.key)
        note(store, who, replace(entry, id=""), "moved_away", now=now, before={}, after={}, walk=old)
        questions.review(store, old, now=now)
    note(store, who, entry, "moved_here", now=now, before={}, after=facts, walk=target)
    questions.review(store, target, now=now)
    return target


def _session(store: Store, who: Who, entry: Entry, target: Trajectory, now: datetime) -> None:
    sessions.move(store, who, entry.id, target, now=now)


def _choice(_store: Store, _who: Who, entry: Entry, target: Trajectory, _now: datetime) -> None:
    row: Any = entry.row
    row.trajectory_id = target.id
    if row.started_on is None and row.stopped_on is None:
        row.ask_start_on = ask_start_on(row.planned_on or row.chosen_on)


def _referral(store: Store, _who: Who, entry: Entry, target: Trajectory, _now: datetime) -> None:
    row: Any = entry.row
    if not row.repeat and entry.walk.coach_id == target.coach_id:
        preferences.join(store, entry.walk, target)  # its trajectory goes; what was asked of her is not asked again
    facts = {
        column.key: getattr(row, column.key)
        for column in inspect(Referral).column_attrs
        if column.key not in ("id", "public_id", "trajectory_id", "draft")
    }
    first = referrals.of(store, target)[0]
    take_referral_away(store, row)
    is_first = facts["received_on"] < first.received_on
    first.repeat = is_first
    facts["repeat"] = not is_first
    store.add(Referral(public_id=store.new_public_id(), trajectory_id=target.id, **facts))


def _check(store: Store, who: Who, entry: Entry, target: Trajectory, now: datetime) -> None:
    row: Any = entry.row
    follow_ups.answer(store, who, target.public_id, months=row.months, outcome=row.outcome, now=now)
    take_away(store, entry)


def _closing(store: Store, who: Who, entry: Entry, target: Trajectory, now: datetime) -> None:
    row: Any = entry.row
    closings.close(
        store, who, target.public_id, reason=row.reason, closed_on=row.closed_on, may_ask_later=row.may_ask_later,
        now=now,
    )  # fmt: skip
    take_away(store, entry)


def _appointment(store: Store, who: Who, entry: Entry, target: Trajectory, now: datetime) -> None:
    row: Any = entry.row
    appointments.plan(store, who, target.public_id, planned_on=row.planned_on, starts_at=row.starts_at, now=now)
    take_away(store, entry)


def _work(store: Store, _who: Who, entry: Entry, target: Trajectory, _now: datetime) -> None:
    work.move(store, entry, target)


_MOVE: Mapping[str, Callable[[Store, Who, Entry, Trajectory, datetime], None]] = {
    "session": _session,
    "choice": _choice,
    "referral": _referral,
    "check": _check,
    "closing": _closing,
    "appointment": _appointment,
    **dict.fromkeys(("goal", "step", "barrier", "pause"), _work),
}
