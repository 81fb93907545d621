"""Writing down what was agreed: what, with whom, who sees to it, and by when."""

from collections.abc import Sequence
from datetime import date

from dialogue.act import Act
from dialogue.forms.choice import ChoiceField
from dialogue.forms.day import DayField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.forms.text import SharedTextField
from dialogue.screens import Button, Screen
from dialogue.steering import where
from dialogue.steering.agreement_screens import AWAY, LIST
from dialogue.talk import Talk
from foundation.people.models import Organisation, Person
from foundation.people.queries import organisations
from monitoring import agreements


def partners(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Nobody in particular, a practice of the municipality, or a welfare organisation."""
    nobody = Choice(where.WHOLE, talk.label("steering.nobody"))
    return [nobody, *(Choice(one.public_id, one.name) for one in _partners(talk, answers))]


def owners(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Herself first, then who else works there."""
    found = agreements.owners(talk.store, where.place_of(talk, answers), today=talk.today)
    hers = sorted(found, key=lambda person: person.id != talk.who.person_id)
    return [Choice(person.public_id, person.name) for person in hers]


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep it."""
    partner = next((one.id for one in _partners(talk, answers) if one.public_id == answers["partner"]), None)
    row = agreements.make(
        talk.store, talk.who, where.place_of(talk, answers), text=answers["text"], owner=answers["owner"],
        due_on=date.fromisoformat(answers["due_on"]), organisation_id=partner, draft=draft, now=talk.now,
    )  # fmt: skip
    undo = Button(talk.label("buttons.undo"), AWAY, row.public_id)
    facts = {"text": row.text, "due_on": row.due_on, "owner": talk.store.get_one(Person, row.owner_id).name}
    return Screen("agreements/kept", facts, ((undo, Button(talk.label("steering.agreements"), LIST, "-")),))


def _partners(talk: Talk, answers: Answers) -> list[Organisation]:
    return [*where.practices(talk, where.place_of(talk, answers)), *organisations.present(talk.store, "welfare")]


ACT = Act(
    name="agreement_new",
    roles=frozenset(agreements.STEERS),
    in_menu=False,
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="place", words="norms", choices=where.place_choices, assume=where.the_only_place),
            SharedTextField(name="text", words="agreements", most=200, echoed=True),
            ChoiceField(name="partner", words="agreements", choices=partners),
            ChoiceField(name="owner", words="agreements", choices=owners),
            DayField(name="due_on", words="agreements", past=False, offers=(7, 14, 28, 56)),
        ),
        finish=finish,
        read_line=where.heard,
    ),
)
