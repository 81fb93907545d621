"""Days on which an activity is closed: a holiday from one day until another, public holidays."""

from datetime import date

from dialogue import filling, own_listing
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.day import DayField
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.refusals import NotFound
from social_map import closures, listings, opening
from social_map.access import listing_for
from social_map.models import Listing

NEW, HOLIDAYS = "nieuw", "feest"


def show(talk: Talk, at: Pointed) -> Screen:
    """What is closed, and what can be said about it; or take away the closure that begins on the tapped day."""
    listing = listing_for(talk.store, talk.who, at.about)
    if at.choice == NEW:
        return filling.begin(talk, every_act()["listing_closed"], {"listing": listing.public_id})
    how = own_listing.how(talk, listing)
    if at.choice == HOLIDAYS:
        wanted = not listing.closed_on_holidays
        history = listings.set_holidays(talk.store, talk.who, listing, closed=wanted, now=talk.now, how=how)
        return own_listing.done(talk, listing, history)
    if at.choice:
        history = listings.open_days(talk.store, talk.who, listing, _day(at.choice), now=talk.now, how=how)
        return own_listing.done(talk, listing, history)
    return _overview(talk, listing)


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Closed from the first until and with the last day."""
    listing = listing_for(talk.store, talk.who, answers["listing"])
    first, last = date.fromisoformat(answers["first"]), date.fromisoformat(answers["last"])
    how = own_listing.how(talk, listing)
    history = listings.close_days(talk.store, talk.who, listing, first, last, now=talk.now, how=how)
    return own_listing.done(talk, listing, history)


def _overview(talk: Talk, listing: Listing) -> Screen:
    about, spans = listing.public_id, closures.coming(listing, talk.today)
    off = [
        Button(talk.label("closed.take_off").format(span=opening.span(*one)), "pg", about, choice=one[0].isoformat())
        for one in spans
    ]
    holidays = "closed.on_holidays_again" if listing.closed_on_holidays else "closed.not_on_holidays"
    facts = {
        "title": listing.title, "spans": [opening.span(*one) for one in spans], "season": opening.season(listing),
        "holidays": bool(listing.closed_on_holidays),
    }  # fmt: skip
    rows = (
        (Button(talk.label("closed.new"), "pg", about, choice=NEW),),
        (Button(talk.label(holidays), "pg", about, choice=HOLIDAYS),),
        (Button(talk.label("closed.season"), "pz", about),),
        *in_rows(off, 1),
        (Button(talk.label("buttons.back"), "pm", about),),
    )
    return Screen("closed/overview", facts, rows)


def _day(choice: str) -> date:
    try:
        return date.fromisoformat(choice)
    except ValueError as forged:
        raise NotFound from forged


ACT = Act(
    name="listing_closed",
    roles=frozenset({"provider", "editor"}),
    in_menu=False,
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="listing", words="closed", choices=own_listing.choices, columns=1),
            DayField(name="first", words="closed", past=False, offers=(0, 1)),
            DayField(name="last", words="closed", past=False, offers=(0, 6, 13), after="first"),
        ),
        finish=finish,
    ),
    verbs={"pg": show},
)
