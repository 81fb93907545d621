"""Telling a story, saying for what it may be used, and taking it back."""

from collections.abc import Sequence
from datetime import datetime

from casework import access, consents
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from monitoring.stories import queries
from monitoring.stories.models import USES, VOICES, Story

TELLERS = ("coach", "coordinator")
LONGEST = 1200
PURPOSE = "story"


class NotAgreed(Refusal):
    """The client said no to a story. `client`: her code name."""


def tell(
    store: Store, who: Who, *, organisation_id: int, municipality_id: int, voice: str, text: str, use: str | None,
    now: datetime, draft: str | None = None,
) -> Story:  # fmt: skip
    """Keep a story. With a `use` (internal or public) it waits for a second reader; without, it is a concept.

    The text has passed the guard. The same draft twice is one story. NotFound for who does not work there.
    """
    if draft and (made := queries.made_from(store, draft)):
        return made
    if who.person_id is None or organisation_id not in who.organisations(*TELLERS) or voice not in VOICES:
        raise NotFound
    story = Story(
        public_id=store.new_public_id(), shelf_mark=store.new_public_id(), organisation_id=organisation_id,
        municipality_id=municipality_id, voice=voice, text=text.strip()[:LONGEST], state="concept",
        told_by=who.person_id, told_at=now, draft=draft,
    )  # fmt: skip
    store.add(story)
    store.flush()
    audit.note(store, who, "story.tell", story, now=now)
    return agree(store, who, story.public_id, use, now=now) if use else story


def every_one(store: Store, who: Who, *, now: datetime) -> Sequence[Story]:
    """Her own stories, newest first; for a coordinator after them those of who has left."""
    hers = queries.told_by(store, who.person_id) if who.person_id is not None else ()
    return [*hers, *queries.left_behind(store, who.organisations("coordinator"), today=said_on(now))]


def mine(store: Store, who: Who, story: str) -> Story:
    """A story that she told, while she works where she told it. NotFound for any other."""
    found = queries.called(store, story)
    if found is None or found.told_by != who.person_id or found.organisation_id not in who.organisations(*TELLERS):
        raise NotFound
    return found


def to_take_back(store: Store, who: Who, story: str, *, now: datetime) -> Story:
    """Her own, or as a coordinator one of somebody who has left. NotFound for any other."""
    behind = queries.left_behind(store, who.organisations("coordinator"), today=said_on(now))
    return next((each for each in behind if each.public_id == story), None) or mine(store, who, story)


def agree(store: Store, who: Who, story: str, use: str, *, now: datetime) -> Story:
    """Who told it, or whom it is about, read it and says yes to this use. A second reader is next."""
    hers = mine(store, who, story)
    if use not in USES or hers.state not in ("concept", "returned"):
        raise NotFound
    hers.consent_for, hers.consent_on, hers.state, hers.returned_for = use, said_on(now), "waiting", None
    hers.read_by = hers.read_at = hers.heard_at = None
    store.flush()
    audit.note(store, who, "story.agree", hers, now=now)
    return hers


def rewrite(store: Store, who: Who, story: str, text: str, *, now: datetime, draft: str) -> Story:
    """Other words for a story that was sent back, or is a concept. The yes was to the old words: it is asked again."""
    hers = mine(store, who, story)
    if hers.draft == draft:
        return hers
    if hers.state not in ("concept", "returned"):
        raise NotFound
    hers.text, hers.state, hers.consent_for, hers.consent_on = text.strip()[:LONGEST], "concept", None, None
    hers.draft = draft
    store.flush()
    audit.note(store, who, "story.rewrite", hers, now=now)
    return hers


def bind(store: Store, who: Who, story: str, client: str, *, now: datetime) -> Story:
    """Keep it with a client of hers: it goes when her records go, or when she says no to stories.

    Her yes is kept among her consents, where she was not asked before. `NotAgreed` where she said no.
    """
    hers = mine(store, who, story)
    walk = access.current_for(store, who, client, now=now)
    if walk.organisation_id != hers.organisation_id:
        raise NotFound
    said = consents.may(store, walk, PURPOSE)
    if said is False:
        raise NotAgreed(client=access.client_of(store, walk).code_name)
    if said is None and hers.consent_for is not None:
        consents.answer(store, who, walk.public_id, {PURPOSE: True}, now=now)
    hers.trajectory_id = walk.id
    store.flush()
    audit.note(store, who, "story.bind", walk, now=now)
    return hers


def withdraw(store: Store, who: Who, story: str, *, now: datetime) -> str | None:
    """Take it back: nothing of its words stays. Returns the draft it was made from, which has to go too."""
    hers = to_take_back(store, who, story, now=now)
    audit.note(store, who, "story.withdraw", hers, now=now)
    draft = hers.draft
    store.delete(hers)
    store.flush()
    return draft
