"""That a letter was sent: when and by which channel, never its text."""

from datetime import datetime

from casework import access, entries
from casework.feedback.letters import check
from casework.feedback.moments import Owed
from casework.models import Feedback, Trajectory
from casework.models.feedback import FEEDBACK_CHANNELS, NOT_NEEDED
from casework.queries import feedback as queries
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store


def register(store: Store, who: Who, trajectory: str, letter: Owed, *, channel: str, now: datetime) -> Feedback:
    """Note that it was sent today, or (`geen`) that none is needed. Twice is once: the last channel counts."""
    if channel not in FEEDBACK_CHANNELS:
        raise NotFound
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if channel != NOT_NEEDED:
        check(store, walk, letter)
    kept = queries.one(store, walk, letter.kind, letter.about_on)
    if kept is None:
        kept = Feedback(
            public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
            kind=letter.kind, about_on=letter.about_on,
        )  # fmt: skip
        store.add(kept)
    kept.channel, kept.sent_on, kept.logged_by, kept.logged_at = channel, said_on(now), who.person_id, now
    store.flush()
    audit.record(store, who, "feedback.register", kept.public_id, now=now, organisation_id=kept.organisation_id)
    return kept


def undo(store: Store, who: Who, feedback: str, *, now: datetime) -> Feedback:
    """It was not sent: within ten minutes, by who said so."""
    undone = queries.with_public_id(store, feedback)
    trajectory = store.get_one(Trajectory, undone.trajectory_id).public_id if undone else feedback
    access.trajectory_for(store, who, trajectory, now=now)
    if undone is None:
        raise NotFound
    entries.may_undo(who, undone, now=now)
    store.delete(undone)
    store.flush()
    audit.record(store, who, "feedback.undo", undone.public_id, now=now, organisation_id=undone.organisation_id)
    return undone
