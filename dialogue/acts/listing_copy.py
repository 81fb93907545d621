"""The same activity on another day. Known providers publish it at once: what is new is only when and where."""

from typing import Any

from dialogue import filling, own_listing
from dialogue.act import Act, Pointed
from dialogue.forms.choice import ChoiceField
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.forms.schedule import ScheduleField
from dialogue.forms.text import TextField
from dialogue.screens import Button, Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from social_map import fields, listings
from social_map.access import listing_for
from social_map.models import Listing

NOT_COPIED = frozenset(
    ("status", "stop_reason", "confirmed_by", "confirmed_how", "capacity", "closures", *fields.DATES)
) | {"schedule", "venue", "street", "postcode", "neighbourhood", "lat", "lon", "extra"}
PLACE = ("venue", "street", "postcode", "neighbourhood", "lat", "lon")


def begin(talk: Talk, at: Pointed) -> Screen:
    """From the activity's own screen."""
    listing = _copied(talk, at.about)
    return filling.begin(talk, every_act()["listing_copy"], {"listing": listing.public_id})


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """Make it: as findable as what it is copied from."""
    listing = _copied(talk, answers["listing"])
    copy = listings.add(
        talk.store, talk.who, _values(listing, answers), now=talk.now, how=own_listing.how(talk, listing)
    )
    again = Button(talk.label("buttons.back_to_listing"), "pl", copy.public_id)
    return Screen("new/copied", {"title": copy.title, "when": own_listing.when(copy)}, ((again,),))


def _copied(talk: Talk, public_id: str) -> Listing:
    """One that goes on: a proposal that nobody looked at yet is not the way round that look."""
    listing = listing_for(talk.store, talk.who, public_id)
    if listing.status not in ("active", "paused"):
        raise listings.ListingStopped(title=listing.title)
    return listing


def _values(listing: Listing, answers: Answers) -> dict[str, Any]:
    same = {name: fields.get(listing, name) for name in fields.PLAIN if name not in NOT_COPIED}
    place: dict[str, Any] = {name: getattr(listing, name) for name in PLACE}
    if answers["place"]:
        venue, _, street = str(answers["place"]).partition(",")
        place = dict.fromkeys(PLACE) | {"venue": venue.strip(), "street": street.strip() or None}
    return {**same, **place, "schedule": answers["schedule"]}


ACT = Act(
    name="listing_copy",
    roles=frozenset({"provider", "editor"}),
    in_menu=False,
    form=Form(
        private=False,
        fields=(
            ChoiceField(name="listing", words="copy", choices=own_listing.choices, columns=1),
            ScheduleField(name="schedule", words="copy", may_vary=False),
            TextField(name="place", words="copy", most=200, guarded_as="listing", optional=True, echoed=True),
        ),
        finish=finish,
    ),
    verbs={"pk": begin},
)
