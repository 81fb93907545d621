"""One number that a practice counted: for which period, by which rule, who made it."""

from collections.abc import Sequence
from datetime import date

from dialogue.act import Act
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.screens import Screen
from dialogue.steering import printout_screens, where
from dialogue.steering.supplied_fields import NumbersField, PastPeriodField
from dialogue.talk import Talk
from monitoring import printouts
from monitoring.steering_models import SELECTION_RULES, SOURCES


def rules(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """By which rule the practice counted."""
    return [Choice(code, talk.label(f"steering.rule.{code}")) for code in SELECTION_RULES]


def sources(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """Whose work it is; never a name."""
    return [Choice(code, talk.label(f"steering.source.{code}")) for code in SOURCES]


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """Keep it."""
    first, last = (date.fromisoformat(day) for day in answers["period"])
    place, practice = where.place_of(talk, answers), where.practice_of(talk, answers)
    row = printouts.put(
        talk.store, talk.who, practice, place, from_on=first, until_on=last, rule=answers["rule"],
        number=answers["number"], source=answers["source"] or "anders", now=talk.now,
    )  # fmt: skip
    facts = {
        "practice": practice.name, "number": row.number, "from_on": first, "until_on": last,
        "rule": printout_screens.rule(talk, row), "care": False,
    }  # fmt: skip
    return printout_screens.kept(talk, row.public_id, place, facts)


ACT = Act(
    name="printout_new",
    roles=frozenset(where.WORK),
    in_menu=False,
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="place", words="norms", choices=where.work_choices, assume=where.the_only_work),
            ChoiceField(name="practice", words="printouts", choices=where.practice_choices),
            PastPeriodField(name="period", words="printouts"),
            ChoiceField(name="rule", words="printouts", choices=rules, columns=1),
            NumbersField(name="number", words="printouts"),
            ChoiceField(name="source", words="printouts", choices=sources, optional=True),
        ),
        finish=finish,
        read_line=where.heard_at_work,
    ),
)
