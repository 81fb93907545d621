"""In which municipality, and with which practice: asked only where there is a choice."""

from collections.abc import Mapping, Sequence

from dialogue.forms import places
from dialogue.forms.field import Answers, Choice
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.people.models import Organisation
from foundation.people.queries import organisations
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store

ROLES = ("regisseur", "coordinator")
WORK = (*ROLES, "coach")
WHOLE = "alles"  # the whole municipality, instead of one practice


def mine(talk: Talk, *roles: str) -> Mapping[int, str]:
    """The municipalities she speaks for in these roles, by name."""
    return named(talk.store, talk.who, *(roles or ROLES))


def named(store: Store, who: Who, *roles: str) -> Mapping[int, str]:
    """The municipalities that somebody speaks for in these roles, by name."""
    hers = who.municipalities(*roles)
    return {one.id: one.name for one in organisations.municipalities(store) if one.id in hers}


def asked(talk: Talk, rest: str, *roles: str) -> int | None:
    """The municipality that was typed, or her only one; None where she has to choose. NotFound for no such place."""
    here = mine(talk, *roles)
    if not here:
        raise NotFound
    if rest:
        found = next((number for number, name in here.items() if name.casefold() == rest.casefold()), 0)
        return pointed(talk, found, *roles)
    return next(iter(here)) if len(here) == 1 else None


def pointed(talk: Talk, number: int, *roles: str) -> int:
    """The municipality behind a button. One that is not hers is as one that does not exist."""
    if number not in talk.who.municipalities(*(roles or ROLES)):
        raise NotFound
    return number


def which(talk: Talk, verb: str, *roles: str, about: str = "-") -> Screen:
    """Choose one of her municipalities."""
    buttons = [Button(name, verb, about, number) for number, name in mine(talk, *roles).items()]
    return Screen("norms/which_place", {}, in_rows(buttons, 2))


def place_choices(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """Her municipalities, as answers of a form."""
    return [Choice(str(number), name) for number, name in mine(talk).items()]


def the_only_place(talk: Talk, answers: Answers) -> str | object:
    """Her municipality where she steers one."""
    return places.the_only(place_choices(talk, answers))


def heard(talk: Talk, line: str) -> Answers:
    """The municipality that was typed behind the command of a form. NotFound for no such place."""
    return {"place": str(asked(talk, line))}


def heard_at_work(talk: Talk, line: str) -> Answers:
    """The same for where she works, also as a coach."""
    return {"place": str(asked(talk, line, *WORK))}


def work_choices(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """The municipalities where she works, also as a coach."""
    return [Choice(str(number), name) for number, name in mine(talk, *WORK).items()]


def the_only_work(talk: Talk, answers: Answers) -> str | object:
    """Her municipality where she works in one."""
    return places.the_only(work_choices(talk, answers))


def place_of(talk: Talk, answers: Answers) -> int:
    """The municipality that was chosen, or her only one."""
    return pointed(talk, int(answers.get("place") or str(the_only_work(talk, answers))), *WORK)


def practice_choices(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The practices of the municipality that was chosen."""
    return [Choice(one.public_id, one.name) for one in practices(talk, place_of(talk, answers))]


def practices_or_whole(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The municipality as a whole, or one of its practices."""
    return [Choice(WHOLE, talk.label("steering.whole_place")), *practice_choices(talk, answers)]


def practices(talk: Talk, municipality_id: int) -> list[Organisation]:
    """The practices there, by name; one of which nobody said where it is may be there."""
    every = organisations.present(talk.store, "practice")
    return [one for one in every if one.municipality_id in (None, municipality_id)]


def practice_id(talk: Talk, answers: Answers) -> int | None:
    """The practice that was chosen; None for the whole municipality."""
    return None if answers.get("practice") in (None, WHOLE) else practice_of(talk, answers).id


def practice_of(talk: Talk, answers: Answers) -> Organisation:
    """The practice that was chosen. NotFound for one that is gone meanwhile."""
    here = practices(talk, place_of(talk, answers))
    found = next((one for one in here if one.public_id == answers["practice"]), None)
    if found is None:
        raise NotFound
    return found
