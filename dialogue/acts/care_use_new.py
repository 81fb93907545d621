"""Average contacts with a practice in the year before and after, as the practice worked them out (DOMAIN D17)."""

from dialogue.act import Act
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.screens import Screen
from dialogue.steering import printout_screens, where
from dialogue.steering.supplied_fields import NumbersField
from dialogue.talk import Talk
from monitoring import printouts


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """Keep it."""
    place, practice = where.place_of(talk, answers), where.practice_of(talk, answers)
    before, after = answers["contacts"]
    row = printouts.put_care_use(
        talk.store, talk.who, practice, place, year=answers["year"], people=answers["people"], before=before,
        after=after, now=talk.now,
    )  # fmt: skip
    facts = {
        "practice": practice.name, "care": True, "year": row.year, "people": row.people, "before": before,
        "after": after,
    }  # fmt: skip
    return printout_screens.kept(talk, row.public_id, place, facts)


ACT = Act(
    name="care_use_new",
    roles=frozenset(where.WORK),
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="place", words="norms", choices=where.work_choices, assume=where.the_only_work),
            ChoiceField(name="practice", words="printouts", choices=where.practice_choices),
            NumbersField(name="year", words="printouts", least=2000),
            NumbersField(name="people", words="printouts", least=1),
            NumbersField(name="contacts", words="printouts", many=2, whole=False, most=printouts.MOST_CONTACTS),
        ),
        finish=finish,
        read_line=where.heard_at_work,
    ),
)
