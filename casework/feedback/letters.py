"""What stands in a letter: facts that were logged, never a code name, never what was said in a talk (DOMAIN §5.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from casework import access, milestones
from casework.feedback.moments import NOBODY, Owed, Told, may
from casework.feedback.owing import told_of
from casework.feedback.refusals import NobodyToTell, NoConsentForFeedback, NothingToTell
from casework.models import Participation, Trajectory
from casework.queries import appointments, follow_ups, participations, preferences, sessions
from casework.queries import feedback as queries
from foundation import audit
from foundation.codes import of_class
from foundation.language.dates import add_months
from foundation.people.models import Organisation
from foundation.people.who import Who
from foundation.storage import Store

QUARTER = 3  # months
CALLS = frozenset({"no_answer", "voicemail"})
PATIENT = of_class("referrer_type", "primary_care") | {"eerstelijnspsych", "ziekenhuis"}
UNSAID = frozenset({"anders", "onbekend"})  # reasons that tell the reader nothing


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as facts. Codes are those of `codes.csv`; `activity` is what it is called; days are business dates.

    `patient`: who reads it speaks of a patient. `calls` and `posts`: tries by telephone and by letter.
    """

    kind: str
    about_on: date
    referrer_type: str
    patient: bool
    practice: str | None
    received_on: date
    reason: str | None
    coach: str
    organisation: str
    interests: tuple[str, ...]
    activity: str | None
    category: str | None
    started_on: date | None
    stopped_on: date | None
    held: int
    calls: int
    posts: int
    planned_on: date | None
    outcome: str | None
    closing_reason: str | None
    next_on: date | None


def compose(store: Store, who: Who, trajectory: str, letter: Owed, *, now: datetime) -> Letter:
    """The letter about one of her trajectories. Refused without somebody to tell it to, or without consent."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    told = check(store, walk, letter)
    made = _letter(store, who, walk, told, letter)
    audit.record(
        store, who, "feedback.compose", walk.public_id, now=now, organisation_id=walk.organisation_id, outcome="seen"
    )
    return made


def check(store: Store, walk: Trajectory, letter: Owed) -> Told:
    """How the trajectory stands, if this letter may be written."""
    told = told_of(store, [walk.id])[walk.id]
    if told.referrer_type in NOBODY:
        raise NobodyToTell
    if not may(told, letter.kind):
        raise NoConsentForFeedback(asked=told.granted is not None)
    happened = {"intake": told.first_held, "three_months": told.checked_on, "closing": told.closed_on}
    if letter.kind in happened and happened[letter.kind] != letter.about_on:
        raise NothingToTell
    return told


def _letter(store: Store, who: Who, walk: Trajectory, told: Told, letter: Owed) -> Letter:
    (row,) = queries.walks(store, [walk.id])
    likes = preferences.of(store, walk)
    choice = _last_choice(participations.of(store, walk))
    tries = queries.tries(store, [walk.id]).get(walk.id, [])
    answers = follow_ups.answers(store, walk)
    planned = [one.planned_on for one in appointments.of(store, walk, since=letter.about_on)]
    return Letter(
        kind=letter.kind, about_on=letter.about_on, referrer_type=told.referrer_type,
        patient=told.referrer_type in PATIENT, practice=row.practice,
        received_on=queries.last_referrals(store, [walk.id])[walk.id].received_on,
        reason=walk.main_reason if walk.main_reason not in UNSAID else None, coach=who.name,
        organisation=store.get_one(Organisation, walk.organisation_id).name,
        interests=tuple(likes.interests) if likes else (),
        activity=choice.listing_name if choice else None, category=choice.category if choice else None,
        started_on=choice.started_on if choice else None, stopped_on=choice.stopped_on if choice else None,
        held=sum(session.status == "held" for session in sessions.of(store, walk)),
        calls=sum(one.outcome in CALLS for one in tries), posts=sum(one.outcome == "letter" for one in tries),
        planned_on=planned[0] if planned else None, outcome=answers[QUARTER].outcome if QUARTER in answers else None,
        closing_reason=told.closing_reason or None, next_on=_next(store, walk, told, letter),
    )  # fmt: skip


def _last_choice(choices: Sequence[Participation]) -> Participation | None:
    """What she takes part in, or chose last: what goes on is told before what ended."""
    return max(choices, key=lambda one: (one.stopped_on is None, one.started_on is not None, one.id), default=None)


def _next(store: Store, walk: Trajectory, told: Told, letter: Owed) -> date | None:
    """Around when the next letter comes: after three months of taking part, or of walking together."""
    if letter.kind != "intake" or told.first_held is None:
        return None
    stays = [milestones.Stay(one.started_on) for one in participations.of(store, walk)]
    return add_months(milestones.first_start(stays) or told.first_held, QUARTER)
