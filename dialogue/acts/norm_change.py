"""Setting one norm: which, for the municipality or one practice, what it is, and from when it holds."""

from collections.abc import Sequence
from datetime import date

from dialogue.act import Act
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.screens import Screen
from dialogue.steering import norm_screens, where
from dialogue.steering.fields import BandField, FromDayField
from dialogue.talk import Talk
from monitoring import norms


def keys(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """What she may set here."""
    words = norms.words(talk.language)["norm"]
    place = where.place_of(talk, answers)
    settable = [kind for kind in norms.kinds().values() if norms.may_set(talk.who, kind, place)]
    return [Choice(kind.key, words[kind.key]["title"]) for kind in settable]


def per_practice(_talk: Talk, answers: Answers) -> bool:
    """Whether it may hold for one practice."""
    return norms.kind(answers["key"]).practice


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """Keep it."""
    low, high = answers["value"]
    row = norms.set_from(
        talk.store, talk.who, answers["key"], where.place_of(talk, answers), low=low, high=high,
        from_on=date.fromisoformat(answers["from_on"]), practice_id=where.practice_id(talk, answers), now=talk.now,
    )  # fmt: skip
    return norm_screens.kept(talk, row)


ACT = Act(
    name="norm_change",
    roles=frozenset(where.ROLES),
    in_menu=False,
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="place", words="norms", choices=where.place_choices, assume=where.the_only_place),
            ChoiceField(name="key", words="norms", choices=keys, short=30),
            ChoiceField(name="practice", words="norms", choices=where.practices_or_whole, when=per_practice),
            BandField(name="value", words="norms"),
            FromDayField(name="from_on", words="norms"),
        ),
        finish=finish,
        read_line=where.heard,
    ),
)
