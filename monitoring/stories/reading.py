"""The second reader: a colleague looks whether anybody could be recognised, before a story may stand in a report."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zlib import crc32

from foundation import audit
from foundation.language.dates import said_on
from foundation.people.models import Person
from foundation.people.queries import colleagues
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.stories import queries
from monitoring.stories.models import REASONS, Story

EACH_HAS = timedelta(days=7)  # after a week without an answer the next one is asked


def to_read(store: Store, who: Who) -> Sequence[Story]:
    """The stories of colleagues that wait for her, oldest first."""
    return queries.to_read(store, who)


def one(store: Store, who: Who, story: str) -> Story:
    """A story of a colleague that waits. NotFound for her own, and for one of another organisation."""
    found = queries.called(store, story)
    there = who.organisations("coach", "coordinator")
    if (
        found is None
        or found.state != "waiting"
        or found.told_by == who.person_id
        or found.organisation_id not in there
    ):
        raise NotFound
    return found


def edition(story: Story) -> int:
    """A number of these words for this use: a yes to others is no yes to these."""
    return crc32(f"{story.consent_for}:{story.text}".encode())


def approve(store: Store, who: Who, story: str, *, now: datetime) -> Story:
    """Nobody can be recognised in it: the regisseur may see it."""
    return _answer(store, who, one(store, who, story), "approved", now=now)


def send_back(store: Store, who: Who, story: str, reason: str, *, now: datetime) -> Story:
    """It has to change first; `reason` is a code of `REASONS`."""
    if reason not in REASONS:
        raise NotFound
    return _answer(store, who, one(store, who, story), "returned", reason, now=now)


def reader_of(store: Store, story: Story, *, now: datetime) -> Person | None:
    """Whom to ask this week: coordinators first, then coaches in turn; never the teller. None: nobody else is there."""
    today = said_on(now)
    asked: list[Person] = []
    for role in ("coordinator", "coach"):
        there = [
            each
            for each in colleagues.of(store, [story.organisation_id], role, today=today)
            if each.id != story.told_by and each not in asked
        ]
        turn = story.id % len(there) if there and role == "coach" else 0
        asked += there[turn:] + there[:turn]
    since = (now - story.told_at) // EACH_HAS
    return asked[since % len(asked)] if asked else None


def _answer(store: Store, who: Who, story: Story, state: str, reason: str | None = None, *, now: datetime) -> Story:
    story.state, story.returned_for, story.read_by, story.read_at = state, reason, who.person_id, now
    story.heard_at = None
    store.flush()
    audit.note(store, who, f"story.{state}", story, now=now)
    return story
