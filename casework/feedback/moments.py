"""Which letter to the referrer a trajectory asks for, and until when it is in time. Pure rules: no database, no clock.

The moments are those of DOMAIN §5.6: after the first talk, after three months, at the end. Before the first talk a
letter can say that the client waits, or that nobody could be reached; these are offered, not owed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from casework.models.feedback import FEEDBACK_CHANNELS, NOT_NEEDED
from foundation.codes import of_class

CHANNELS = tuple(channel for channel in FEEDBACK_CHANNELS if channel != NOT_NEEDED)
IN_TIME = timedelta(days=14)  # DOMAIN I19
TOO_LONG_AGO = timedelta(days=92)  # what is older than a quarter is no news to anybody
TRIES = 3  # DOMAIN §5.6, template 2
NOBODY = frozenset({"zelf", "overdracht", "onbekend"})
SILENT = of_class("closing_reason", "void") | {"overleden"}
BEFORE_TALKING = frozenset({"waiting", "not_reached"})
ONCE = frozenset({"intake", "three_months"})  # whatever day it tells of: a corrected date is no new letter


@dataclass(frozen=True, slots=True)
class Told:
    """What counts of one trajectory. `granted`: the newest answer about feedback; None: nobody asked.

    `checked_on` is the day on which the question after three months was answered; `sent` are (kind, day it tells of).
    """

    referrer_type: str
    granted: bool | None = None
    first_held: date | None = None
    checked_on: date | None = None
    closed_on: date | None = None
    closing_reason: str = ""
    tries: int = 0
    last_try: date | None = None
    sent: frozenset[tuple[str, date]] = frozenset()


@dataclass(frozen=True, slots=True)
class Owed:
    """A letter that is owed. After `due_on` it is late."""

    kind: str
    about_on: date

    @property
    def due_on(self) -> date:
        """The last day on which it is in time."""
        return self.about_on + IN_TIME


def owed(told: Told, today: date) -> list[Owed]:
    """The letters that were not sent yet, oldest first. Nothing without consent, and nothing that nobody reads."""
    return [
        letter
        for letter in _moments(told)
        if today - letter.about_on <= TOO_LONG_AGO and not is_told(told, letter) and may(told, letter.kind)
    ]


def offered(told: Told, today: date) -> list[Owed]:
    """What can be written now: what is owed, else the letter that says how it stands before the first talk."""
    if told.referrer_type in NOBODY:
        return []
    found = owed(told, today)
    if not found and told.first_held is None and told.closed_on is None:
        tried = told.tries >= TRIES and told.last_try is not None
        found = [Owed("not_reached", told.last_try) if tried and told.last_try else Owed("waiting", today)]
    return [letter for letter in found if not is_told(told, letter)]


def may(told: Told, kind: str) -> bool:
    """Whether this letter may be written.

    Before the first talk it holds nothing that the client said to us, only what became of the referral: then only a
    no forbids it.
    """
    if told.referrer_type in NOBODY or told.granted is False:
        return False
    return bool(told.granted) or kind in BEFORE_TALKING or (kind == "closing" and told.first_held is None)


def is_told(told: Told, letter: Owed) -> bool:
    """Whether this letter was sent, or its coach said that none is needed."""
    if letter.kind in ONCE:
        return any(kind == letter.kind for kind, _ in told.sent)
    return (letter.kind, letter.about_on) in told.sent


def _moments(told: Told) -> Iterator[Owed]:
    if told.closed_on is not None and told.closing_reason not in SILENT:
        reached = told.first_held is not None or all(kind != "not_reached" for kind, _ in told.sent)
        if reached:  # who read that nobody could be reached, knows that it ended
            yield Owed("closing", told.closed_on)
    elif told.closed_on is None:
        if told.first_held is not None:
            yield Owed("intake", told.first_held)
        if told.checked_on is not None:
            yield Owed("three_months", told.checked_on)
