"""The months of the year in which an activity is there."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from dialogue import filling, own_listing
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.screens import Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.words.filters import capital, month_name
from social_map import listings
from social_map.access import listing_for

LEAP, MONTHS, ALL_YEAR = 2024, 12, "0"


def months(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """The months."""
    return [Choice(str(n), capital(month_name(date(LEAP, n, 1)))) for n in range(1, MONTHS + 1)]


def first_months(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The months, or all year."""
    return [*months(talk, answers), Choice(ALL_YEAR, talk.label("closed.all_year"))]


def has_season(_talk: Talk, answers: Answers) -> bool:
    """Whether there is a last month."""
    return answers.get("first") != ALL_YEAR


def begin(talk: Talk, at: Pointed) -> Screen:
    """From the screen with what is closed."""
    listing = listing_for(talk.store, talk.who, at.about)
    return filling.begin(talk, every_act()["listing_season"], {"listing": listing.public_id})


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """From the first day of the first month until the last day of the last."""
    listing = listing_for(talk.store, talk.who, answers["listing"])
    season = None
    if answers["first"] != ALL_YEAR:
        first, last = int(answers["first"]), int(answers["last"])
        season = (f"{first:02}-01", f"{last:02}-{monthrange(LEAP, last)[1]:02}")
    how = own_listing.how(talk, listing)
    return own_listing.done(
        talk, listing, listings.set_season(talk.store, talk.who, listing, season, now=talk.now, how=how)
    )


ACT = Act(
    name="listing_season",
    roles=frozenset({"provider", "editor"}),
    in_menu=False,
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="listing", words="season", choices=own_listing.choices, columns=1),
            ChoiceField(name="first", words="season", choices=first_months, columns=3, short=MONTHS + 1),
            ChoiceField(name="last", words="season", choices=months, columns=3, short=MONTHS, when=has_season),
        ),
        finish=finish,
    ),
    verbs={"pz": begin},
)
