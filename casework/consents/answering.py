"""Consent is asked at the first contact, for each purpose; every answer is kept with its day."""

from collections.abc import Mapping
from datetime import datetime

from casework import access, questions
from casework.models import Consent, Trajectory
from casework.models.consents import PURPOSES
from casework.queries import consents, contacts, sessions
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store

REGISTRATION = "registration"


class UnknownPurpose(Refusal):
    """A purpose nobody is asked about: an old or forged button."""


def ask(store: Store, who: Who, trajectory: str, *, now: datetime) -> Trajectory:
    """The client is being asked: from today her answer is waited for, unless she gave it before."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if walk.consent_asked_on is None and may(store, walk, REGISTRATION) is None:
        walk.consent_asked_on = said_on(now)
        audit.note(store, who, "consent.ask", walk, now=now)
    return walk


def ask_after_talk(store: Store, who: Who, trajectory: str, *, now: datetime) -> Trajectory:
    """The same, where her coach asks when they have met: whom nobody spoke cannot have been asked.

    Nothing runs for who came with an import: nobody knows what she was asked before.
    """
    walk = access.trajectory_for(store, who, trajectory, now=now)
    return ask(store, who, trajectory, now=now) if walk.imported_at is None and _met(store, walk) else walk


def not_asked(store: Store, who: Who, trajectory: str, *, now: datetime) -> Trajectory:
    """The question was only looked at: no answer is waited for. Not after a day, nor when a call brought it."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if may_take_back(store, walk, now=now):
        walk.consent_asked_on = None
        audit.note(store, who, "consent.not_asked", walk, now=now)
    return walk


def may_take_back(store: Store, trajectory: Trajectory, *, now: datetime) -> bool:
    """Whether it can still be said that she was not asked."""
    return trajectory.consent_asked_on == said_on(now) and not contacts.spoken(store, trajectory)


def answer(store: Store, who: Who, trajectory: str, given: Mapping[str, bool], *, now: datetime) -> Trajectory:
    """Keep a yes or a no for each purpose given; the earlier answers stay as history.

    A no to `registration` only notes it: what must then go is taken away by `strip_client`.
    """
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if not given or set(given) - set(PURPOSES):
        raise UnknownPurpose
    before = answers(store, walk)
    for purpose, granted in given.items():
        if before[purpose] is not granted:
            store.add(
                Consent(
                    organisation_id=walk.organisation_id, trajectory_id=walk.id, purpose=purpose, granted=granted,
                    answered_on=said_on(now), logged_by=who.person_id, logged_at=now,
                )
            )  # fmt: skip
    if REGISTRATION in given:
        walk.consent_asked_on = None
    store.flush()
    audit.note(store, who, "consent.answer", walk, now=now)
    questions.review(store, walk, now=now)
    return walk


def answers(store: Store, trajectory: Trajectory) -> dict[str, bool | None]:
    """The answer that counts for each purpose; None: not answered."""
    found: dict[str, bool | None] = dict.fromkeys(PURPOSES)
    return found | {given.purpose: given.granted for given in consents.of(store, trajectory)}


def may(store: Store, trajectory: Trajectory, purpose: str) -> bool | None:
    """Whether the client said yes to this purpose; None: nobody knows, which is no yes."""
    return answers(store, trajectory)[purpose]


def version(store: Store, trajectory: Trajectory) -> int:
    """Changes with every answer: a button that was shown before it is old."""
    return len(consents.of(store, trajectory)) + 1


def open_purposes(store: Store, trajectory: Trajectory) -> list[str]:
    """The purposes without an answer, in the order in which they are asked."""
    return [purpose for purpose, granted in answers(store, trajectory).items() if granted is None]


def _met(store: Store, walk: Trajectory) -> bool:
    return contacts.spoken(store, walk) or any(each.status == "held" for each in sessions.of(store, walk))
