"""One person is one client: somebody who was registered twice, or whom a colleague knows already (DOMAIN I5, I11)."""

from datetime import datetime

from sqlalchemy import delete, update

from casework import access, closings, preferences, questions
from casework.belonging import belonging_to
from casework.code_names import CodeName
from casework.models import Client, Question, Referral, Trajectory
from casework.queries import clients, consents, feedback, referrals
from casework.queries import closings as closings_of
from casework.source_keys import Marks
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store


class NobodyCalled(Refusal):
    """No client of this organisation has this code name. `code_name`."""


class SameClient(Refusal):
    """That is the client herself."""


def named(store: Store, who: Who, twice: str, name: CodeName, *, now: datetime) -> Client:
    """Whom this code name means in the organisation of the client who was registered twice.

    That she exists is all that is told of a colleague's client.
    """
    organisation_id = access.client_for(store, who, twice, now=now).organisation_id
    known = clients.called(store, organisation_id, name)
    about, outcome = (known.public_id, "seen") if known else (twice, "denied")  # who asks after names, is noted
    audit.record(store, who, "client.named", about, now=now, organisation_id=organisation_id, outcome=outcome)
    if known is None:
        raise NobodyCalled(code_name=str(name))
    return known


def merge(store: Store, who: Who, twice: str, known: Client, *, secret: bytes, now: datetime) -> Client:
    """The client `twice` (public id) is `known`: her trajectories become those of `known`; her code name stays spent.

    Beside an open trajectory of the same coach nothing new begins: what was logged moves into it, and the referral
    is a repeat. Within three months of its closing that trajectory is reopened (DOMAIN I1). A colleague's stays
    apart, unseen. What goes leaves marks, made with the `secret`: no file from before brings her back.
    """
    gone = access.client_for(store, who, twice, now=now)
    if gone.id == known.id:
        raise SameClient
    if gone.organisation_id != known.organisation_id:
        access.deny(store, who, known.public_id, now=now)
    marks = Marks(store, gone.organisation_id, secret, said_on(now))
    for walk in [each for each in access.caseload(store, who) if each.client_id == gone.id]:
        _join(store, who, walk, known, marks=marks, now=now)
    store.flush()
    audit.record(store, who, "client.merge", gone.public_id, now=now, organisation_id=gone.organisation_id)
    if not clients.has_trajectory(store, gone):
        marks.leave("client", gone)
        store.delete(gone)
        store.flush()
    return known


def _join(store: Store, who: Who, walk: Trajectory, known: Client, *, marks: Marks, now: datetime) -> None:
    same = [w for w in access.caseload(store, who) if w.client_id == known.id and w.coach_id == walk.coach_id]
    into = _goes_on(store, who, same, walk, now)
    if into is None:
        walk.client_id = known.id
        store.flush()
        preferences.begin_with_earlier(store, walk)
        return
    marks.leave("trajectory", walk)
    _move(store, walk, into)
    questions.review(store, into, now=now)


def _goes_on(store: Store, who: Who, same: list[Trajectory], walk: Trajectory, now: datetime) -> Trajectory | None:
    """The trajectory that this one turns out to be: an open one, or one that the new referral reopens."""
    if closings_of.of(store, walk):
        return None
    first = referrals.of(store, walk)[0]
    for earlier in reversed(same):
        final = closings_of.final(store, earlier)
        if final is None:
            return earlier
        if closings.reopens(final, first.received_on):
            day, by = first.received_on, first.referrer_type
            closings.reopen(store, who, earlier.public_id, reopened_on=day, by=by, now=now)
            store.delete(first)
            store.flush()
            return earlier
    return None


def _move(store: Store, walk: Trajectory, into: Trajectory) -> None:
    """Everything of one trajectory into another; questions are asked anew where they still matter."""
    store.flush()
    store.execute(delete(Question).where(Question.trajectory_id == walk.id))
    for letter in feedback.told_twice(store, walk, into):  # one letter of a kind and day is enough
        store.delete(letter)
    store.flush()
    store.execute(update(Referral).where(Referral.trajectory_id == walk.id).values(repeat=True))
    preferences.join(store, walk, into)
    for table in belonging_to(Trajectory):
        store.execute(update(table).where(table.c.trajectory_id == walk.id).values(trajectory_id=into.id))
    asked_on = into.consent_asked_on or walk.consent_asked_on
    store.expunge(walk)
    store.execute(delete(Trajectory).where(Trajectory.id == walk.id))
    store.flush()
    store.expire_all()
    into.consent_asked_on = None if consents.answered(store, into, "registration") else asked_on
