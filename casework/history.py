"""What happened in a trajectory, as events in the order of their days: the client screen and /inzage read this."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from casework.models import Participation, Trajectory
from casework.queries import (
    appointments,
    barriers,
    closings,
    contacts,
    follow_ups,
    goals,
    handovers,
    objections,
    participations,
    referrals,
    sessions,
)
from foundation.language.dates import said_on
from foundation.people.models import Person
from foundation.storage import Store

KINDS = (
    "received", "repeat", "called", "session", "goal_set", "barrier", "paused", "chosen", "started", "stopped",
    "withdrawn", "answered", "step_done", "goal_reached", "closed", "reopened", "went_on", "appointment", "handed_over",
    "objected",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: a kind of `KINDS`, its day, codes and facts; `id` is the public id of what it is of."""

    on: date
    kind: str
    id: str = ""
    facts: dict[str, object] = field(default_factory=dict)


def of(store: Store, trajectory: Trajectory) -> list[Event]:
    """The events of a trajectory that was let through by `access`, oldest first."""
    events = [*_referrals(store, trajectory), *_calls(store, trajectory), *_sessions(store, trajectory)]
    events += _appointments(store, trajectory)
    for choice in participations.of(store, trajectory):
        events += _of_choice(choice)
    for answer in follow_ups.answers(store, trajectory).values():  # what was answered before it counts no more
        facts: dict[str, object] = {"months": answer.months, "outcome": answer.outcome}
        events.append(Event(answer.answered_on, "answered", facts=facts))
    events += [*_closings(store, trajectory), *_handovers(store, trajectory), *_work(store, trajectory)]
    for said in objections.of(store, trajectory):
        events.append(Event(said.said_on, "objected", said.public_id, {"about": said.about}))
    return sorted(events, key=lambda event: (event.on, KINDS.index(event.kind)))


def planned(store: Store, trajectory: Trajectory) -> list[Event]:
    """The steps that are still to be done, on their days: they did not happen yet."""
    todo = [step for step in goals.steps(store, trajectory) if step.done_on is None]
    return [Event(step.due_on, "step_planned", step.public_id, {"step": step.what}) for step in todo]


def _referrals(store: Store, trajectory: Trajectory) -> Iterator[Event]:
    for referral in referrals.of(store, trajectory):
        kind = "repeat" if referral.repeat else "received"
        yield Event(referral.received_on, kind, referral.public_id, {"referrer_type": referral.referrer_type})


def _calls(store: Store, trajectory: Trajectory) -> Iterator[Event]:
    for contact in contacts.of(store, trajectory):
        yield Event(contact.made_on, "called", contact.public_id, {"how": contact.outcome})


def _sessions(store: Store, trajectory: Trajectory) -> Iterator[Event]:
    for session in sessions.of(store, trajectory):
        facts: dict[str, object] = {
            "session_kind": session.kind, "session_status": session.status, "minutes": session.minutes,
        }  # fmt: skip
        yield Event(session.held_on, "session", session.public_id, facts)


def _appointments(store: Store, trajectory: Trajectory) -> Iterator[Event]:
    for planned in appointments.of(store, trajectory):
        yield Event(planned.planned_on, "appointment", planned.public_id, {"starts_at": planned.starts_at})


def _of_choice(choice: Participation) -> Iterator[Event]:
    facts: dict[str, object] = {"category": choice.category, "listing_name": choice.listing_name}
    yield Event(choice.chosen_on, "chosen", choice.public_id, {**facts, "found": choice.found})
    if choice.started_on:
        yield Event(choice.started_on, "started", choice.public_id, facts)
    if choice.stopped_on:
        kind = "stopped" if choice.started_on else "withdrawn"
        yield Event(choice.stopped_on, kind, choice.public_id, {**facts, "stop_reason": choice.stop_reason})


def _closings(store: Store, trajectory: Trajectory) -> Iterator[Event]:
    for closing in closings.of(store, trajectory):
        yield Event(closing.closed_on, "closed", closing.public_id, {"closing_reason": closing.reason})
        if closing.reopened_on:
            yield Event(closing.reopened_on, "reopened", closing.public_id, {"referrer_type": closing.reopened_by})


def _work(store: Store, trajectory: Trajectory) -> Iterator[Event]:
    for goal in goals.of(store, trajectory):
        yield Event(goal.set_on, "goal_set", goal.public_id, {"dimension": goal.dimension})
        if goal.reached_on:
            yield Event(goal.reached_on, "goal_reached", goal.public_id, {"dimension": goal.dimension})
    for step in goals.steps(store, trajectory):
        if step.done_on:
            yield Event(step.done_on, "step_done", step.public_id, {"step": step.what})
    for barrier in barriers.of(store, trajectory):
        facts: dict[str, object] = {"barrier": barrier.kind, "place": barrier.place, "help": barrier.help}
        yield Event(barrier.noted_on, "barrier", barrier.public_id, facts)
    for pause in barriers.pauses(store, [trajectory.id]):
        yield Event(pause.began_on, "paused", pause.public_id, {"until_on": pause.until_on})
        if pause.ended_on:
            yield Event(pause.ended_on, "went_on", pause.public_id)


def _handovers(store: Store, trajectory: Trajectory) -> Iterator[Event]:
    for row in handovers.accepted(store, trajectory):
        names: dict[str, object] = {
            "from_name": store.get_one(Person, row.from_id).name, "to_name": store.get_one(Person, row.to_id).name,
        }  # fmt: skip
        yield Event(said_on(row.answered_at or row.offered_at), "handed_over", facts=names)
