"""Changing one fact of an activity: day, time, price, place or text. Live at once, with undo (DOMAIN US-A2)."""

from collections.abc import Mapping, Sequence
from typing import Any

from dialogue import filling, own_listing
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.contact import ContactField, contact_values, visibilities
from dialogue.forms.field import Answers, Choice
from dialogue.forms.form import Form
from dialogue.forms.listings import EurosField, TimesField
from dialogue.forms.text import TextField
from dialogue.screens import Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from social_map import fields, listings
from social_map.access import listing_for
from social_map.models import DAYS

WHAT = ("day", "time", "price", "place", "contact", "text")


def what(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """What can be changed."""
    return [Choice(code, talk.label(f"change_what.{code}")) for code in WHAT]


def weekdays(talk: Talk, answers: Answers) -> Sequence[Choice]:
    """The days of the week."""
    return [Choice(code, talk.label(f"weekdays.{code}")) for code in DAYS]


def asks(*codes: str) -> Any:
    """Whether a field belongs to what is being changed."""
    return lambda _talk, answers: answers.get("what") in codes


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Change it."""
    listing = listing_for(talk.store, talk.who, answers["listing"])
    how = own_listing.how(talk, listing)
    history = listings.change(talk.store, talk.who, listing, _values(listing, answers), now=talk.now, how=how)
    return own_listing.done(talk, listing, history)


def begin(talk: Talk, at: Pointed) -> Screen:
    """From the activity's own screen."""
    listing = listing_for(talk.store, talk.who, at.about)
    return filling.begin(talk, every_act()["change_listing"], {"listing": listing.public_id})


def _values(listing: Any, answers: Answers) -> Mapping[str, Any]:
    match answers["what"]:
        case "day":
            return {"schedule": _schedule(listing, day=answers["day"])}
        case "time":
            start, _, end = str(answers["times"]).partition("-")
            return {"schedule": _schedule(listing, start=start, end=end or None)}
        case "price":
            return {"cost_cents": answers["price"], "cost_text": None}
        case "place":
            return {"venue": answers["place"]}
        case "contact":
            return contact_values(answers)
    return {"description": answers["text"]}


def _schedule(listing: Any, **new: Any) -> list[dict[str, Any]]:
    """The first row changes; an activity on more days is changed by the map's editor."""
    rows: list[dict[str, Any]] = fields.get(listing, "schedule") or [dict.fromkeys(fields.ROW)]
    return [{**rows[0], **new}, *rows[1:]]


ACT = Act(
    name="change_listing",
    roles=frozenset({"provider", "editor"}),
    in_menu=False,
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="listing", words="change", choices=own_listing.choices, columns=1),
            ChoiceField(name="what", words="change", choices=what),
            ChoiceField(name="day", words="change", choices=weekdays, when=asks("day"), short=7),
            TimesField(name="times", words="change", when=asks("time")),
            EurosField(name="price", words="change", when=asks("price")),
            TextField(name="place", words="change", when=asks("place"), most=120, guarded_as="listing"),
            ContactField(name="contact", words="change", when=asks("contact")),
            ChoiceField(name="seen_by", words="change", choices=visibilities, when=asks("contact"), columns=1),
            TextField(name="text", words="change", when=asks("text"), most=600, guarded_as="listing"),
        ),
        finish=finish,
    ),
    verbs={"pw": begin},
)
