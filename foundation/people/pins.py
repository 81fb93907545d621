"""A PIN of four digits: chosen, tried, taken away. Kept as a slow hash that says nothing without the secret.

Four digits are ten thousand chances: without the secret file, which is no part of the database, nobody can try them.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Literal

from foundation.people.models import Person, Pin
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store

LENGTH = 4
# How long to wait after so many wrong tries in a row, and when nothing but a reset helps.
WAITS = {3: timedelta(minutes=1), 4: timedelta(minutes=5), 5: timedelta(minutes=30), 6: timedelta(hours=2)}
BLOCKED_AFTER = 7
YEARS = range(1900, 2030)
DOWN_THE_MIDDLE = ("2580", "0852")
_COST = {"n": 2**14, "r": 8, "p": 1, "dklen": 32}  # 16 MB and some 40 ms: the secret is the wall, this a step before it


class PinTooEasy(Refusal):
    """One of the few hundred that everybody tries first."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a try: `wait` (until then nothing is looked at), or how many wrong ones are left."""

    outcome: Literal["right", "wrong", "wait", "blocked"]
    until: datetime | None = None


def refuse_easy(digits: str) -> None:
    """`PinTooEasy` for one digit only, a row up or down, the same pair twice, a year, the middle of the keypad."""
    steps = {(int(second) - int(first)) % 10 for first, second in pairwise(digits)}
    in_a_row = len(steps) == 1 and steps <= {0, 1, 9}
    half = LENGTH // 2
    if in_a_row or digits[:half] == digits[half:] or int(digits) in YEARS or digits in DOWN_THE_MIDDLE:
        raise PinTooEasy


def choose(store: Store, who: Who, digits: str, *, secret: bytes, now: datetime) -> None:
    """Keep a new PIN of hers instead of any before. `PinTooEasy`; ValueError for what is not four digits."""
    if who.person_id is None:
        raise NotFound
    if len(digits) != LENGTH or not digits.isdecimal():
        raise ValueError("a PIN has four digits")
    refuse_easy(digits)
    salt = store.chance.randbytes(16)
    store.merge(
        Pin(
            person_id=who.person_id, salt=salt, hash=_hash(digits, salt, secret), made_at=now,
            wrong=0, wait_until=None, blocked_at=None,
        )
    )  # fmt: skip


def has(store: Store, person_id: int) -> bool:
    """Whether she has a PIN."""
    return store.get(Pin, person_id) is not None


def standing(store: Store, person_id: int, *, now: datetime) -> Tried | None:
    """Why a try would not be looked at now: blocked, or to be waited; None when it would."""
    pin = store.get_one(Pin, person_id)
    if pin.blocked_at is not None:
        return Tried("blocked")
    longest = now + max(WAITS.values())  # whatever the clock was when the wait began
    if pin.wait_until is None or not now < pin.wait_until <= longest:
        return None
    return Tried("wait", pin.wait_until)


def attempt(store: Store, who: Who, digits: str, *, secret: bytes, now: datetime) -> Tried:
    """Try a PIN. A wrong one is counted, so nothing is raised that would undo that."""
    pin = store.get_one(Pin, who.person_id, with_for_update=True)
    refused = standing(store, pin.person_id, now=now)
    if refused is not None:
        return refused
    if hmac.compare_digest(pin.hash, _hash(digits, pin.salt, secret)):
        pin.wrong, pin.wait_until = 0, None
        return Tried("right")
    pin.wrong += 1
    if pin.wrong >= BLOCKED_AFTER:
        pin.blocked_at = now
        return Tried("blocked")
    pin.wait_until = now + WAITS[pin.wrong] if pin.wrong in WAITS else None
    return Tried("wait", pin.wait_until) if pin.wait_until is not None else Tried("wrong")


def remove(store: Store, person_id: int) -> None:
    """Take a PIN away for good, and the lock with it: she does not want one any more, or leaves."""
    _forget(store, person_id)
    person = store.get_one(Person, person_id)
    person.locks_at, person.lock_minutes = None, None


def reset(store: Store, person_id: int, *, now: datetime) -> None:
    """Forget a PIN and stay locked: whoever opens it next chooses a new one."""
    _forget(store, person_id)
    store.get_one(Person, person_id).locks_at = now


def _forget(store: Store, person_id: int) -> None:
    pin = store.get(Pin, person_id)
    if pin is not None:
        store.delete(pin)
        store.flush()


def _hash(digits: str, salt: bytes, secret: bytes) -> bytes:
    peppered = hmac.digest(secret, b"pin:" + digits.encode(), "sha256")
    return hashlib.scrypt(peppered, salt=salt, **_COST)
