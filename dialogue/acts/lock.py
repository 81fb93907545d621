"""Locking what somebody sees of clients, and the keypad that opens it again."""

from dialogue import inbox
from dialogue.act import Act, Pointed
from dialogue.duties.take_away import take_away
from dialogue.forgetting import empty_chats
from dialogue.lock import colleagues, gate, given, keypads
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.people import locks
from foundation.refusals import NotFound


def shut(talk: Talk, rest: str) -> Screen:
    """At once: her client screens leave the chat, and a PIN comes before the next one.

    With a name, who leads the organisation does it for a colleague, whose phone is lost.
    """
    if talk.who.person_id is None:
        raise NotFound
    if rest and talk.who.has(*locks.MAY_REQUIRE):
        talk.notes.behind_pin = True
        return colleagues.listed(talk, rest)
    locked = locks.shut(talk.store, talk.who.person_id, now=talk.now)
    talk.store.flush()
    empty_chats(talk.store, [talk.who.person_id], now=talk.now)
    take_away(talk.store, talk.tools, talk.now)
    opens = Button(talk.label("lock.open"), keypads.OPEN, "-")
    return Screen("lock/shut" if locked else "lock/no_pin", buttons=((opens,),) if locked else ())


def press(talk: Talk, at: Pointed) -> Screen | None:
    """A key of the keypad. One that was left too long makes place for another."""
    pad = keypads.of(talk)
    if pad is not None:
        return given.press(talk, pad, at.choice)
    if talk.who.is_locked(talk.now):
        return open_up(talk, at)
    talk.drop_line()
    return None


def open_up(talk: Talk, _at: Pointed) -> Screen | None:
    """The keypad for who wants in; who is in already gets what waited for her."""
    if talk.who.is_locked(talk.now):
        keypads.show(talk, keypads.ask(talk), tap="", instead=talk.said.message)
        return None
    gate.release(talk.store, talk.who.person_id, now=talk.now)
    return Screen("lock/opened")


def forgotten(talk: Talk, _at: Pointed) -> Screen:
    """Who can help her."""
    return Screen("lock/forgotten", buttons=((Button(talk.label("buttons.back"), keypads.OPEN, "-"),),))


def stop(talk: Talk, _at: Pointed) -> Screen:
    """Not now; what was asked for is left too."""
    pad = keypads.of(talk)
    if pad is not None:
        talk.store.delete(pad)
    inbox.drop_held(talk.store, talk.to.channel, talk.to.account)
    return Screen("lock/stopped")


ACT = Act(
    name="lock", roles=frozenset(locks.SEE_CLIENTS), start=shut,
    verbs={keypads.PRESS: press, keypads.OPEN: open_up, keypads.FORGOTTEN: forgotten, keypads.STOP: stop},
)  # fmt: skip
