"""What the regisseur writes beside the figures, to explain them: it stays with that version of the report."""

from collections.abc import Sequence

from dialogue.act import Act, Pointed
from dialogue.forms import places
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.forms.text import SharedTextField
from dialogue.reporting import asking
from dialogue.screens import Button, Screen
from dialogue.steering import where
from dialogue.talk import Talk
from monitoring.formats.speaking import period_name
from monitoring.periods import Period
from monitoring.versions import explaining

REGISSEUR = "regisseur"
TAKE_BACK = "kt"
QUARTERS = 5


def place_choices(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """The municipalities she steers."""
    return [Choice(name, name) for name in where.mine(talk, REGISSEUR).values()]


def only_place(talk: Talk, answers: Answers) -> str | object:
    """Her municipality where she has one."""
    return places.the_only(place_choices(talk, answers))


def periods(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """The quarter that goes on and those before it, and the last half-year and year."""
    quarters = Period.quarter_of(talk.today).last_ones(QUARTERS)
    half = Period(talk.today.year, "H", (talk.today.month + 5) // 6)
    every = [*reversed(quarters), half, half.previous(), Period(talk.today.year), Period(talk.today.year - 1)]
    return [Choice(str(one), period_name(one).capitalize()) for one in every]


def heard(talk: Talk, line: str) -> Answers:
    """A municipality, a period or both, typed behind the command. Refuses what is not hers, as the figures do."""
    asked = asking.typed(talk, line)
    place = {"place": asked.place} if asked.place else {}
    said = any(character.isdigit() for character in line)
    known = said and str(asked.period) in {each.code for each in periods(talk, place)}
    return {**place, **({"period": str(asked.period)} if known else {})}


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Keep it."""
    place = answers.get("place") or str(only_place(talk, answers))
    period = Period.read(answers["period"])
    kept = explaining.explain(talk.store, talk.who, place, period, text=answers["text"], draft=draft, now=talk.now)
    undo = Button(talk.label("buttons.undo"), TAKE_BACK, kept.public_id)
    facts = {"period": period_name(period), "place": place, "text": kept.text, "version": kept.version}
    return Screen("explanation/kept", facts, ((undo,),))


def take_back(talk: Talk, at: Pointed) -> Screen:
    """It stands nowhere any more."""
    gone = explaining.take_back(talk.store, talk.who, at.about, now=talk.now)
    return Screen("explanation/taken_back", {"period": period_name(Period.read(gone.period))})


ACT = Act(
    name="explanation",
    roles=frozenset({REGISSEUR}),
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="place", words="norms", choices=place_choices, assume=only_place, short=12),
            ChoiceField(name="period", words="explanation", choices=periods, short=10),
            SharedTextField(name="text", words="explanation", most=explaining.LONGEST, echoed=True),
        ),
        finish=finish,
        read_line=heard,
    ),
    verbs={TAKE_BACK: take_back},
)
