"""The one place in the way of an update where the lock is looked at.

Routing answers as always. Where the lock is on and the answer is about a client, all of it is undone, the update waits
as it came (encrypted), and the keypad is shown. After the PIN it is handled as if it came in then.
"""

from datetime import datetime

from dialogue import inbox, outbox, routing
from dialogue.lock import keypads
from dialogue.models import Incoming
from dialogue.said import Tap
from dialogue.screens import Screen
from dialogue.talk import Talk
from foundation.people import accounts
from foundation.people.models import Person
from foundation.refusals import Refusal
from foundation.storage import Store

AT_MOST = 20  # updates of one account that wait


class Locked(Refusal):
    """Something of a client was asked, and the PIN comes first."""


def answer(talk: Talk) -> Screen | None:
    """What routing answers; `Locked` where that is about a client and the lock is on, a refusal as well."""
    if keypads.is_typed(talk):
        talk.drop_line()
        keypads.show(talk, keypads.instead_of_line(talk), tap="")
        return None
    if not talk.who.is_locked(talk.now):
        return routing.answer(talk)
    try:
        screen = routing.answer(talk)
    except Refusal as refusal:
        if _is_about_client(talk, None):
            raise Locked from refusal
        raise
    if _is_about_client(talk, screen) and not _was_opened(talk):
        raise Locked
    return screen


def _is_about_client(talk: Talk, screen: Screen | None) -> bool:
    """By the act that was reached, by what was typed, or by what would be shown: one of them is enough."""
    return talk.notes.behind_pin or talk.notes.private or (screen is not None and screen.private)


def _was_opened(talk: Talk) -> bool:
    """Whether this very tap gave the PIN."""
    person = talk.store.get_one(Person, talk.who.person_id)
    return person.locks_at is not None and person.locks_at > talk.now


def hold(talk: Talk, row: Incoming) -> None:
    """Let the update wait, and ask the PIN."""
    full = inbox.waiting_for_pin(talk.store, row.channel, row.account) >= AT_MOST
    if not full:
        inbox.hold(row)
    row.removable = talk.notes.private
    asked = keypads.ask(talk, full=full)
    keypads.show(talk, asked, tap=talk.said.tap if isinstance(talk.said, Tap) else "")


def release(store: Store, person_id: int | None, *, now: datetime) -> int:
    """Let go of everything that waited for her PIN, in every chat of hers. Returns how much that was."""
    every = accounts.of(store, person_id) if person_id is not None else ()
    return sum(
        let_go(store, account.channel, account.number, now=now)
        for let_go in (inbox.release, outbox.release)
        for account in every
    )
