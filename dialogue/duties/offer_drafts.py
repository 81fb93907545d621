"""A form that was left unfinished is offered again: taps live 150 seconds, so an answer may never have arrived."""

from datetime import datetime, timedelta

from sqlalchemy import Select, select

from dialogue import outbox
from dialogue.duty import Duty
from dialogue.models import Draft
from dialogue.outbox import Address
from dialogue.screens import Button, Screen
from dialogue.table import wordings
from dialogue.talk import Tools
from dialogue.unasked import may_tell
from foundation.language.dates import said_on
from foundation.storage import Store, prepared
from foundation.words import label

LEFT_ALONE = timedelta(minutes=10)
TOO_OLD = timedelta(days=7)
RESUME, STOP = "fr", "fx"


def offer_drafts(store: Store, _tools: Tools, now: datetime) -> int:
    """Offer each person the newest form that she left, once; the older ones wait for that one.

    Where something else was said to a coach today already, it waits in her overview, and for another day.
    """
    left = store.scalars(*_left(since=now - TOO_OLD, until=now - LEFT_ALONE)).all()
    offered: set[tuple[str, int]] = set()
    for draft in left:
        whose = (draft.channel, draft.account)
        if not (draft.asked or draft.last_line) or whose in offered:
            draft.offered_at = now
        elif _may_offer(store, draft, now):
            draft.offered_at = now
            offered.add(whose)
            _offer(store, draft, now=now)
    return len(offered)


@prepared
def _left(since: datetime, until: datetime) -> Select[Draft]:
    alone = Draft.updated_at <= until, Draft.updated_at > since
    unsaid = Draft.state.in_(("open", "parked")), Draft.offered_at.is_(None)
    return select(Draft).where(*unsaid, *alone).order_by(Draft.updated_at.desc())


def _may_offer(store: Store, draft: Draft, now: datetime) -> bool:
    """One that she left today is fresh in her mind; an older one can wait for a quieter day."""
    to = Address(draft.channel, draft.account, draft.chat)
    return may_tell(store, to, now=now, can_wait=said_on(draft.updated_at) < said_on(now))


def _offer(store: Store, draft: Draft, *, now: datetime) -> None:
    to = Address(draft.channel, draft.account, draft.chat)
    buttons = (
        Button(label("dialogue", "buttons.resume"), RESUME, draft.public_id, draft.version),
        Button(label("dialogue", "buttons.discard"), STOP, draft.public_id, draft.version),
    )
    screen = Screen("form/left_alone", {"what": wordings(to.language)[draft.act].help}, (buttons,))
    outbox.prompt(
        store, to, screen, now=now, key=f"draft:{draft.public_id}:{draft.version}", kind="draft", policy="repeat"
    )


DUTY = Duty("offer_drafts", timedelta(minutes=1), offer_drafts)
