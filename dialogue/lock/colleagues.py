"""The screens with which somebody helps a colleague who forgot her PIN or lost her phone."""

from collections.abc import Sequence

from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import accounts, helping, pins
from foundation.people.models import Person

PERSON, HELP = "cr", "cv"
SURE = ".ja"
LOST, FORGOTTEN = "kwijt", "wis"
AT_MOST = 60  # colleagues on one screen: Telegram takes a hundred buttons


def listed(talk: Talk, called: str = "") -> Screen:
    """Whom she can help; the question at once where only one is called so and lost her phone."""
    every = helping.whom(talk.store, talk.who, today=said_on(talk.now))
    found = [person for person in every if called and person.name.casefold().startswith(called.casefold())]
    return sure(talk, found[0], LOST) if len(found) == 1 else _choice(found or every)


def shown(talk: Talk, her: Person) -> Screen:
    """What can be done for her."""
    return Screen("lock/colleague", facts(talk, her), (_buttons(talk, her, (FORGOTTEN, LOST)),))


def sure(talk: Talk, her: Person, what: str) -> Screen:
    """Ask whether she is sure."""
    return Screen(f"lock/sure_{what}", facts(talk, her), (_buttons(talk, her, (what + SURE,)),))


def facts(talk: Talk, her: Person) -> dict[str, object]:
    """Her name, whether she has a PIN, and whether a chat of hers is open."""
    return {"name": her.name, "has": pins.has(talk.store, her.id), "linked": bool(accounts.of(talk.store, her.id))}


def _choice(every: Sequence[Person]) -> Screen:
    buttons = [Button(person.name[:30], PERSON, person.public_id) for person in every[:AT_MOST]]
    return Screen("lock/colleagues", {"nobody": not every}, in_rows(buttons, 2))


def _buttons(talk: Talk, her: Person, choices: tuple[str, ...]) -> tuple[Button, ...]:
    return tuple(Button(talk.label(f"lock.{c.replace('.', '_')}"), HELP, her.public_id, choice=c) for c in choices)
