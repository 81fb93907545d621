"""What comes of the digits on a keypad."""

from dataclasses import replace

from dialogue import drafts, filling, inbox
from dialogue.act import Pointed
from dialogue.lock import gate, keypads, keys
from dialogue.models import Keypad
from dialogue.screens import Screen
from dialogue.talk import Talk
from foundation import audit
from foundation.people import locks, pins
from foundation.people.models import Person


def press(talk: Talk, pad: Keypad, key: str) -> Screen | None:
    """A digit more, or one less; with the last one it is looked at. A key of another keypad changes nothing."""
    if _is_over(talk, pad):
        return keypads.ask(talk)
    if key == keypads.ERASE:
        pad.typed = pad.typed[: -keys.LETTERS]
    elif keys.is_key(talk.tools.secret, pad.salt, key):
        pad.typed += key
        if len(pad.typed) % (keys.LETTERS * pins.LENGTH) == 0:
            return _look(talk, pad)
    return keypads.screen(talk, pad)


def _is_over(talk: Talk, pad: Keypad) -> bool:
    """What it was made for holds no more: the lock fell on who was choosing another PIN, or her PIN was reset."""
    if talk.who.is_locked(talk.now):
        return pad.purpose != keypads.wanted(talk)
    return pad.purpose != "choose" and not pins.has(talk.store, pad.person_id)


def _look(talk: Talk, pad: Keypad) -> Screen | None:
    digits = keys.read(talk.tools.secret, pad.salt, pad.typed)
    if pad.purpose == "choose":
        return _choose(talk, pad, digits)
    tried = pins.attempt(talk.store, talk.who, digits, secret=talk.tools.secret, now=talk.now)
    if tried.outcome != "right":
        _note(talk, "pin.try", outcome="denied")
    if tried.outcome == "wrong":
        return keypads.begin(talk, pad.purpose, note="wrong")
    if tried.outcome != "right":
        if tried.outcome == "blocked":  # somebody guesses: what she asked for meanwhile is not hers
            inbox.drop_held(talk.store, talk.to.channel, talk.to.account)
        talk.store.delete(pad)  # nothing more is typed on it
        return keypads.shut_out(tried)
    if pad.purpose == "change":
        return keypads.begin(talk, "choose")
    if pad.purpose == "remove":
        return _removed(talk, pad)
    return _opened(talk, pad, Screen("lock/opened"))


def _choose(talk: Talk, pad: Keypad, digits: str) -> Screen | None:
    first, again = digits[: pins.LENGTH], digits[pins.LENGTH :]
    if not again:
        try:
            pins.refuse_easy(first)
        except pins.PinTooEasy:
            return keypads.begin(talk, "choose", note="easy")
        return keypads.screen(talk, pad)
    if first != again:
        return keypads.begin(talk, "choose", note="different")
    pins.choose(talk.store, talk.who, first, secret=talk.tools.secret, now=talk.now)
    _note(talk, "pin.choose")
    minutes = talk.who.locks_after or locks.USUAL
    return _opened(talk, pad, Screen("lock/chosen", {"minutes": minutes}))


def _opened(talk: Talk, pad: Keypad, screen: Screen) -> Screen | None:
    """The keypad goes; what waited comes by itself, and otherwise a form that was half done."""
    locks.open_up(talk.store, talk.who, now=talk.now)
    chosen = pad.purpose == "choose"
    _away(talk, pad)
    if gate.release(talk.store, talk.who.person_id, now=talk.now):
        return replace(screen, fresh=True) if chosen else None
    draft = drafts.open_one(talk)
    if draft is not None and not chosen and talk.now - draft.updated_at < drafts.WAITS_FOR:
        screen = filling.resume(talk, Pointed(draft.public_id, draft.version, ""))
    return replace(screen, fresh=True)


def _note(talk: Talk, verb: str, *, outcome: str = "done") -> None:
    her = talk.store.get_one(Person, talk.who.person_id)
    audit.record(talk.store, talk.who, verb, her.public_id, now=talk.now, outcome=outcome)


def _removed(talk: Talk, pad: Keypad) -> Screen:
    _away(talk, pad)
    pins.remove(talk.store, pad.person_id)
    _note(talk, "pin.remove")
    return Screen("lock/removed", fresh=True)


def _away(talk: Talk, pad: Keypad) -> None:
    gone = keypads.take_down(talk)
    talk.notes.drop += gone
    if talk.said.message not in (None, *gone):
        talk.drop_line()
    talk.store.delete(pad)
