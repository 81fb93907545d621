"""Full or a pause until a day that stands on no button."""

from collections.abc import Sequence
from datetime import date

from dialogue import own_listing, until
from dialogue.act import Act
from dialogue.forms.choice import ChoiceField
from dialogue.forms.day import DayField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.screens import Screen
from dialogue.talk import Talk
from social_map.access import listing_for


def ways(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """Full, or a pause."""
    return [Choice(verb, talk.label(f"until.{verb}")) for verb in until.BY_VERB]


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """So it is, until that day."""
    listing = listing_for(talk.store, talk.who, answers["listing"])
    return until.BY_VERB[answers["verb"]].keep(talk, listing, date.fromisoformat(answers["until"]))


ACT = Act(
    name="listing_until",
    roles=frozenset({"provider", "editor"}),
    in_menu=False,
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="listing", words="until", choices=own_listing.choices, columns=1),
            ChoiceField(name="verb", words="until", choices=ways),
            DayField(name="until", words="until", past=False, offers=(7, 21, 90)),
        ),
        finish=finish,
    ),
)
