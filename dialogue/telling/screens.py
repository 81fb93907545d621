"""Screens that more than one act about stories shows."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_

from dialogue import drafts
from dialogue.models import Draft
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.storage import Store
from foundation.words import label
from monitoring.periods import Period
from monitoring.stories.models import USES, Story

MINE, ONE, AGREE, REWRITE, WITHDRAW, BIND = "jm", "jv", "ja", "jt", "jw", "jc"
READ, READ_ONE, APPROVE, SEND_BACK = "jl", "jr", "jg", "jb"
CHOOSE, CHOOSE_ONE, TURN, QUOTE = "jk", "js", "jp", "jq"
OPENING = 30
LEFT = timedelta(days=14)


def own(talk: Talk, story: Story) -> Screen:
    """A story of hers: its words, how it stands, and what she can do."""
    rows: list[tuple[Button, ...]] = []
    if story.state == "concept":
        rows += [(Button(talk.label(f"story.use.{use}"), AGREE, story.public_id, choice=use),) for use in USES]
    if story.state in ("concept", "returned"):
        rows.append((Button(talk.label("story.rewrite"), REWRITE, story.public_id),))
    if talk.who.has("coach") and story.trajectory_id is None and story.voice in ("client", "participant"):
        rows.append((Button(talk.label("story.bind"), BIND, story.public_id),))
    away, back = Button(talk.label("buttons.take_back"), WITHDRAW, story.public_id), back_to(talk, MINE)
    facts = {
        "text": story.text, "voice": voice_of(story, talk.language), "state": story.state,
        "use": story.consent_for, "on": story.consent_on, "bound": story.trajectory_id is not None,
        "reason": talk.label(f"story.reason.{story.returned_for}") if story.returned_for else "",
    }  # fmt: skip
    return Screen("story/own", facts, (*rows, (away, back)), private=True)


def back_to(talk: Talk, verb: str, choice: str = "") -> Button:
    """Back to a list."""
    return Button(talk.label("buttons.back"), verb, "-", choice=choice)


def voice_of(story: Story, language: str) -> str:
    """Who tells it, never by name."""
    return label("monitoring", f"story.voice.{story.voice}", language)


def opening(story: Story, mark: str = "") -> str:
    """The first words, for a button."""
    words = " ".join(story.text.split())
    return mark + (words if len(words) <= OPENING else words[: OPENING - 1].rstrip() + "…")


def forget_words(talk: Talk, draft: str, *names: str) -> None:
    """What was typed is kept once: not in the form too, now that it is done."""
    form = drafts.mine(talk, draft)
    form.answers = {name: answer for name, answer in form.answers.items() if name not in names}


def forget_left(store: Store, act: str, *, now: datetime) -> None:
    """Words in forms of this act that were stopped, or left a fortnight ago."""
    left = or_(Draft.state == "stopped", Draft.updated_at < now - LEFT)
    store.execute(delete(Draft).where(Draft.act == act, left))


def forget_drafts(store: Store, forms: list[str]) -> None:
    """The forms in which the words of withdrawn stories still stand."""
    if drafts:
        store.execute(delete(Draft).where(Draft.public_id.in_(forms)))


def usual_period(talk: Talk) -> Period:
    """The last whole quarter until it is frozen; from then on the quarter that is going on."""
    going_on = Period.quarter_of(talk.today)
    last = going_on.previous()
    return last if talk.today <= last.freezes_on else going_on
