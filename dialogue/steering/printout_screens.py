"""What practices supplied, and what was kept of it just now."""

from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from foundation.people.models import Municipality
from foundation.words.filters import number
from monitoring import printouts
from monitoring.printouts import Supplied, Use
from monitoring.scopes import scope_for
from monitoring.steering_models import Printout

LIST, NEW, AWAY = "yo", "yv", "yz"
PRINTOUT, CARE_USE = "uitdraai", "zorg"
MOST = 8


def every(talk: Talk, place: int) -> Screen:
    """The newest of each practice; what was referred beside it for who may see the figures of the municipality."""
    name = talk.store.get_one(Municipality, place).name
    sees = place in talk.who.municipalities("regisseur")
    scope = scope_for(talk.store, talk.who, name) if sees else None
    found = printouts.supplied(talk.store, scope, place, now=talk.now)[:MOST]
    facts = {
        "place": name, "printouts": [_line(talk, each) for each in found], "sees": sees,
        "care": [_use(each) for each in printouts.care_use(talk.store, place)[:MOST]],
    }  # fmt: skip
    new = [Button(talk.label(f"steering.new_{kind}"), NEW, "-", place, kind) for kind in (PRINTOUT, CARE_USE)]
    return Screen("printouts/every", facts, (tuple(new),))


def kept(talk: Talk, public_id: str, place: int, facts: dict[str, object]) -> Screen:
    """What was kept, with the button that takes it back."""
    undo = Button(talk.label("buttons.undo"), AWAY, public_id)
    look = Button(talk.label("buttons.look"), LIST, "-", place)
    return Screen("printouts/kept", facts, ((undo, look),))


def rule(talk: Talk, row: Printout | Supplied) -> str:
    """The rule by which the practice counted."""
    return talk.label(f"steering.rule.{row.rule}")


def _line(talk: Talk, each: Supplied) -> dict[str, object]:
    return {
        "practice": each.practice, "from_on": each.from_on, "until_on": each.until_on, "rule": rule(talk, each),
        "number": each.number, "coverage": each.coverage, "at_least": each.at_least, "overlaps": each.overlaps,
    }  # fmt: skip


def _use(each: Use) -> dict[str, object]:
    said = None if each.before is None or each.after is None else (number(each.before, 1), number(each.after, 1))
    return {"practice": each.practice, "year": each.year, "people": each.people, "said": said}
