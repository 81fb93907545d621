"""Drafts: forms being filled in. One is open in a chat at a time; the others are parked, never lost."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, select

from dialogue.models import Draft
from dialogue.said import Line
from dialogue.talk import Talk
from foundation.refusals import NotFound
from foundation.storage import prepared

WAITS_FOR = timedelta(hours=12)  # a form older than this no longer takes what is typed
AT_MOST = 10


def open_one(talk: Talk) -> Draft | None:
    """The draft that waits for an answer in this chat."""
    return talk.store.scalars(*_open_one(channel=talk.to.channel, account=talk.to.account)).first()


@prepared
def _open_one(channel: str, account: int) -> Select[Draft]:
    return select(Draft).where(Draft.channel == channel, Draft.account == account, Draft.state == "open")


def put_aside(talk: Talk) -> Draft | None:
    """The form that she left last for another one, with something in it; of half a day ago at most."""
    since = talk.now - WAITS_FOR
    parked = talk.store.scalars(*_put_aside(channel=talk.to.channel, account=talk.to.account, since=since))
    return next((draft for draft in parked if draft.asked or draft.last_line), None)


@prepared
def _put_aside(channel: str, account: int, since: datetime) -> Select[Draft]:
    return (
        select(Draft)
        .where(Draft.channel == channel, Draft.account == account, Draft.state == "parked", Draft.updated_at > since)
        .order_by(Draft.updated_at.desc())
        .limit(AT_MOST)
    )


def of_line(talk: Talk, message: int) -> Draft | None:
    """The newest draft that this typed message began or filled."""
    return talk.store.scalars(
        select(Draft)
        .where(Draft.channel == talk.to.channel, Draft.account == talk.to.account, Draft.last_line == message)
        .order_by(Draft.id.desc())
    ).first()


def mine(talk: Talk, public_id: str) -> Draft:
    """A draft of the person who speaks. `NotFound` for anybody else's, or none."""
    draft: Draft | None = talk.store.scalars(*_called(public_id=public_id)).first()
    if draft is None or draft.person_id != talk.who.person_id or draft.account != talk.to.account:
        raise NotFound
    return draft


@prepared
def _called(public_id: str) -> Select[Draft]:
    return select(Draft).where(Draft.public_id == public_id)


def begin(talk: Talk, act: str, answers: Mapping[str, Any]) -> Draft:
    """Start a draft. One that was open is parked with what it has; an empty one just stops."""
    if talk.who.person_id is None:
        raise NotFound
    park(talk)
    draft = Draft(
        public_id=talk.store.new_public_id(), channel=talk.to.channel, account=talk.to.account, chat=talk.to.chat,
        person_id=talk.who.person_id, act=act, answers=dict(answers), asked=[], state="open", version=1,
        made_at=talk.now, updated_at=talk.now, last_line=talk.said.message if isinstance(talk.said, Line) else None,
    )  # fmt: skip
    talk.store.add(draft)
    return draft


def keep(talk: Talk, act: str, answers: Mapping[str, Any]) -> Draft:
    """Keep something finished that its buttons point at, such as what a search found."""
    if talk.who.person_id is None:
        raise NotFound
    kept = Draft(
        public_id=talk.store.new_public_id(), channel=talk.to.channel, account=talk.to.account, chat=talk.to.chat,
        person_id=talk.who.person_id, act=act, answers=dict(answers), asked=[], state="done", version=1,
        made_at=talk.now, updated_at=talk.now,
    )  # fmt: skip
    talk.store.add(kept)
    return kept


def park(talk: Talk) -> None:
    """Put the open draft aside: it is offered again later."""
    draft = open_one(talk)
    if draft is not None:
        draft.state = "parked" if draft.answers else "stopped"  # a typed line answers before anything was asked
        talk.store.flush()


def fill(draft: Draft, talk: Talk, field: str, value: Any) -> None:
    """Keep an answer. The buttons of the question before are old from now on."""
    draft.answers = {**draft.answers, field: value}
    draft.asked = [*(name for name in draft.asked if name != field), field]
    touch(draft, talk)


def unfill(draft: Draft, talk: Talk) -> None:
    """Take the last answer back."""
    if draft.asked:
        *draft.asked, last = draft.asked
        draft.answers = {name: value for name, value in draft.answers.items() if name != last}
    touch(draft, talk)


def touch(draft: Draft, talk: Talk) -> None:
    """It changed: a new version, and not offered again for a while."""
    draft.version += 1
    draft.updated_at, draft.offered_at = talk.now, None
