"""The first contact: tries to reach a client, of which only a talk ends the waiting (DOMAIN C12)."""

from collections.abc import Sequence
from datetime import datetime

from casework import access, consents, entries
from casework.models import Contact, Trajectory
from casework.models.contacts import OUTCOMES
from casework.queries import closings
from casework.queries import contacts as queries
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store

SPOKEN, LETTER = "spoken", "letter"
CALLS = frozenset({"no_answer", "voicemail"})
ENOUGH = 3  # tries after which the letter and closing are offered


class ContactAfterClosing(Refusal):
    """A closed trajectory is reopened first. `closed_on`."""


def log(store: Store, who: Who, trajectory: str, outcome: str, *, now: datetime) -> Contact:
    """Keep a try of today. Who was spoken is asked for consent: from now on the answer is waited for."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if outcome not in OUTCOMES:
        raise NotFound
    if final := closings.final(store, walk):
        raise ContactAfterClosing(closed_on=final.closed_on)
    contact = Contact(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
        made_on=said_on(now), outcome=outcome, logged_by=who.person_id, logged_at=now,
    )  # fmt: skip
    store.add(contact)
    store.flush()
    audit.note(store, who, "contact.log", contact, now=now)
    if outcome == SPOKEN:
        consents.ask(store, who, trajectory, now=now)
    return contact


def undo(store: Store, who: Who, contact: str, *, now: datetime) -> Trajectory:
    """Take a try back within ten minutes, by who logged it; the question about consent with it."""
    undone = access.contact_for(store, who, contact, now=now)
    entries.may_undo(who, undone, now=now)
    walk = access.trajectory_of(store, undone)
    store.delete(undone)
    store.flush()
    if walk.consent_asked_on == undone.made_on and not queries.spoken(store, walk):
        walk.consent_asked_on = None
    audit.note(store, who, "contact.undo", undone, now=now)
    return walk


def calls(outcomes: Sequence[str]) -> int:
    """How often somebody was called in vain since she was last spoken. `outcomes`: of every try, oldest first."""
    last = max((n for n, outcome in enumerate(outcomes) if outcome == SPOKEN), default=-1)
    return sum(outcome in CALLS for outcome in outcomes[last + 1 :])
