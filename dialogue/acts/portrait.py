"""At the intake: age band, neighbourhood and gender in three taps, each of which may be skipped (DOMAIN §4.3)."""

from collections.abc import Sequence

from casework import access, lent, portraits, preferences
from casework.models.portraits import GENDERS
from casework.models.preferences import AGE_BANDS
from dialogue import filling
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.clients import ClientField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.matching.fields import NOW, ONLY, PLUS, CodedField, NeighbourhoodField, needed, neighbourhoods
from dialogue.screens import Button, Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from dialogue.trajectory import portrait
from dialogue.trajectory.verbs import LOOK, PORTRAIT

GENDER = "gender"


def ages(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """The bands of DOMAIN §3.7."""
    return [Choice(code, talk.label(f"age_band.{code}")) for code in (band.replace("+", PLUS) for band in AGE_BANDS)]


def places(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """Neighbourhoods of her municipality."""
    return [choice for choice in neighbourhoods(talk, answers) if choice.code != NOW]


def genders(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """As she says it."""
    return [Choice(code, talk.label(f"genders.{code}")) for code in GENDERS]


def gender_needed(talk: Talk, answers: Answers) -> bool:
    """Asked once; and again where she wants to change it."""
    if ONLY in answers:
        return bool(answers[ONLY] == GENDER)
    walk = access.current_for(talk.store, talk.who, answers["client"], now=talk.now)
    return not portraits.asked(talk.store, walk)


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """Keep what was said; what was skipped is not asked again."""
    client = answers["client"]
    told = {name: answers[name] for name in portrait.KEPT_ELSEWHERE if answers.get(name) is not None}
    walk = access.current_for(talk.store, talk.who, client, now=talk.now)
    if ONLY not in answers:
        preferences.tell(talk.store, talk.who, client, told, asked=portrait.KEPT_ELSEWHERE, now=talk.now)
    if gender_needed(talk, answers):
        portraits.tell_gender(talk.store, talk.who, walk.public_id, answers.get(GENDER), now=talk.now)
    talk.notes.known.pop(f"preference:{client}", None)
    code_name = lent.called(talk.store, talk.who, walk)
    change = [Button(talk.label(f"match.about.{name}"), "mw", client, choice=name) for name in portrait.KEPT_ELSEWHERE]
    change.append(Button(talk.label("trajectory.gender"), PORTRAIT, client, choice=GENDER))
    rows = (tuple(change), (Button(talk.label("trajectory.all"), LOOK, client),))
    facts = {"code_name": code_name, "known": portrait.said(talk, client, walk)}
    return Screen("trajectory/portrait", facts, rows, private=True)


def begin(talk: Talk, at: Pointed) -> Screen:
    """Ask what was never asked; `gender`: ask that anew."""
    access.client_for(talk.store, talk.who, at.about, now=talk.now)
    given = {"client": at.about, **({ONLY: GENDER} if at.choice == GENDER else {})}
    return filling.begin(talk, every_act()["portrait"], given)


FORM = Form(
    fields=(
        ClientField(name="client", words="trajectory"),
        CodedField(name="age_band", words="match", choices=ages, when=needed("age_band"), optional=True, short=12),
        NeighbourhoodField(
            name="neighbourhood", words="match", choices=places, when=needed("neighbourhood"), optional=True, short=14
        ),
        ChoiceField(name=GENDER, words="trajectory", choices=genders, when=gender_needed, optional=True, columns=3),
    ),
    finish=finish,
)
ACT = Act(
    name="portrait", roles=frozenset({"coach"}), about_clients=True, in_menu=False, form=FORM, verbs={PORTRAIT: begin}
)
