"""Choosing an organisation of mine, a practice, or a municipality."""

from collections.abc import Sequence

from dialogue.forms.field import ASK, Answers, Choice
from dialogue.talk import Talk
from foundation.people.models import Municipality, Organisation
from foundation.people.queries import organisations

NONE = "geen"


def my_organisations(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """Where she is a coach: asked only when there are two (DESIGN §4 "People")."""
    names = {m.organisation_id: m.organisation for m in talk.who.members if m.role == "coach"}
    return [Choice(str(number), name) for number, name in names.items()]


def the_only(choices: Sequence[Choice]) -> str | object:
    """What need not be asked because there is no choice."""
    return choices[0].code if len(choices) == 1 else ASK


def practices(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """The practices in her municipalities by name, and "none" for who came without one."""
    mine = talk.who.municipalities("coach")
    near = [
        practice
        for practice in organisations.present(talk.store, "practice")
        if not mine or practice.municipality_id is None or practice.municipality_id in mine
    ]
    return [*(Choice(p.public_id, p.name) for p in near), Choice(NONE, talk.label("buttons.no_practice"))]


def municipalities(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Her own municipalities, or all of them when her membership names none."""
    mine = talk.who.municipalities("coach")
    every = organisations.municipalities(talk.store)
    return [Choice(str(m.id), m.name) for m in every if not mine or m.id in mine]


def municipality(talk: Talk, answers: Answers) -> str | object:
    """Where a referral counts: the practice's municipality, else the coach's only one; otherwise it is asked."""
    practice = practice_of(talk, answers)
    if practice is not None and practice.municipality_id is not None:
        return str(practice.municipality_id)
    return the_only(municipalities(talk, answers))


def practice_of(talk: Talk, answers: Answers) -> Organisation | None:
    """The practice that was chosen."""
    chosen = answers.get("practice")
    if chosen in (None, NONE):
        return None
    return next((p for p in organisations.present(talk.store, "practice") if p.public_id == chosen), None)


def name_of(talk: Talk, municipality_id: int) -> str:
    """The name of a municipality."""
    return talk.store.get_one(Municipality, municipality_id).name
