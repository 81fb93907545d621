"""The keypad in a chat: asked for, typed on, taken down. One of a person at a time."""

import re
from datetime import datetime, timedelta

from sqlalchemy import Delete, delete

from dialogue import outbox
from dialogue.lock import keys
from dialogue.models import Keypad, Outgoing
from dialogue.said import Line
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.people import pins
from foundation.people.pins import Tried
from foundation.refusals import NotFound
from foundation.storage import Store, prepared

PRESS, OPEN, FORGOTTEN, STOP = "ck", outbox.LOCK_OPENS, "cf", "cx"
ERASE = "-"
_DIGITS = re.compile(rf"(?:\d\s*){{{pins.LENGTH}}}")
STAYS = timedelta(hours=12)  # as long as what it was asked for waits


def of(talk: Talk) -> Keypad | None:
    """The keypad that she is typing on."""
    return talk.store.get(Keypad, _person(talk))


def ask(talk: Talk, *, full: bool = False) -> Screen:
    """For the PIN with which she opens; for a new one where she has none yet."""
    return begin(talk, wanted(talk), full=full)


def wanted(talk: Talk) -> str:
    """What a keypad in front of the lock is for."""
    return "open" if pins.has(talk.store, _person(talk)) else "choose"


def is_typed(talk: Talk) -> bool:
    """Whether these are the digits for the keypad that stands, typed as a message."""
    said = talk.said
    digits = isinstance(said, Line) and _DIGITS.fullmatch(said.text.strip()) is not None
    return digits and talk.who.person_id is not None and of(talk) is not None


def instead_of_line(talk: Talk) -> Screen:
    """The keypad anew, below what was typed and is deleted."""
    pad = of(talk)
    return begin(talk, pad.purpose if pad is not None else wanted(talk), note="typed")


def begin(talk: Talk, purpose: str, *, note: str = "", full: bool = False) -> Screen:
    """A fresh keypad instead of any before; why there is none where she tried too often."""
    if purpose != "choose":
        refused = pins.standing(talk.store, _person(talk), now=talk.now)
        if refused is not None:
            return shut_out(refused)
    before = of(talk)
    letter = before.letter if before is not None else None
    pad = Keypad(
        person_id=_person(talk), purpose=purpose, salt=talk.store.new_public_id(), typed="", letter=letter,
        made_at=talk.now,
    )  # fmt: skip
    return screen(talk, talk.store.merge(pad), note=note, full=full)


def screen(talk: Talk, pad: Keypad, *, note: str = "", full: bool = False) -> Screen:
    """As it stands, with a dot for each digit. `full`: no more can wait for her."""
    count = len(pad.typed) // keys.LETTERS
    again, dots = divmod(count, pins.LENGTH)
    facts = {
        "purpose": pad.purpose, "again": again, "note": note, "full": full,
        "dots": " ".join("●" * dots + "○" * (pins.LENGTH - dots)),
        "required": talk.who.locks_at is None and talk.who.is_locked(talk.now),
    }  # fmt: skip
    digits = [_key(talk, pad, digit) for digit in keys.DIGITS]
    erase = Button(talk.label("lock.erase"), PRESS, ERASE, choice=ERASE)
    stop = Button(talk.label("lock.stop"), STOP, "-")
    forgotten = ((Button(talk.label("lock.forgotten"), FORGOTTEN, "-"),),) if pad.purpose != "choose" else ()
    return Screen("lock/keypad", facts, (*in_rows(digits[:9], 3), (stop, digits[9], erase), *forgotten))


def show(talk: Talk, asked: Screen, *, tap: str, instead: int | None = None) -> None:
    """Put it below everything else in the chat; the one before goes, and the message that it comes `instead` of."""
    gone = (*take_down(talk), instead)
    drop = tuple(dict.fromkeys(message for message in gone if message is not None))
    letter = outbox.show(talk.store, talk.to, asked, now=talk.now, tap=tap, drop=drop)
    pad = of(talk)
    if pad is not None:
        pad.letter = letter


def take_down(talk: Talk) -> tuple[int, ...]:
    """The message it stands on, to be deleted."""
    pad = of(talk)
    shown = talk.store.get(Outgoing, pad.letter) if pad is not None and pad.letter is not None else None
    if pad is None or shown is None:
        return ()
    pad.letter, shown.removed_at = None, talk.now
    return (shown.message,) if shown.message is not None else ()


def shut_out(refused: Tried) -> Screen:
    """Too many wrong tries: wait, or ask who can reset it."""
    again = ((Button("🔓", OPEN, "-"),),) if refused.outcome == "wait" else ()
    return Screen("lock/shut_out", {"until": refused.until, "blocked": refused.outcome == "blocked"}, again)


def tidy(store: Store, *, now: datetime) -> None:
    """Forget keypads that nobody typed on any more."""
    store.execute(*_left(before=now - STAYS))


@prepared
def _left(before: datetime) -> Delete:
    return delete(Keypad).where(Keypad.made_at < before)


def _key(talk: Talk, pad: Keypad, digit: str) -> Button:
    return Button(digit, PRESS, "-", choice=keys.key(talk.tools.secret, pad.salt, digit))


def _person(talk: Talk) -> int:
    if talk.who.person_id is None:
        raise NotFound
    return talk.who.person_id
