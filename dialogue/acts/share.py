"""A listing to give away: its place on a map, its days as a calendar file, the whole as text and picture.

No client is known here, so nothing of one can get in. What is for coaches only stays out (`social_map.cards`).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dialogue.act import Act, Pointed
from dialogue.finding.facts import place_of
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.forms.on_map import OnMapField
from dialogue.screens import Attachment, Button, Link, Screen, Venue
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people import municipalities
from foundation.refusals import NotFound
from foundation.storage import Store
from foundation.words import label
from social_map.access import shown_to
from social_map.cards import sharing
from social_map.models import Listing
from social_map.queries import listings as queries


def finish(talk: Talk, answers: Answers, draft: str) -> Screen:
    """What can be done with the listing that was typed."""
    listing = shown_to(talk.store, talk.who, answers["listing"])
    open_it = Button(talk.label("share.give"), "nd", listing.public_id)
    return Screen("share/found", {"title": listing.title}, ((open_it,),))


def on_map(talk: Talk, at: Pointed) -> Screen:
    """Its place as a pin."""
    listing = shown_to(talk.store, talk.who, at.about)
    if listing.lat is None or listing.lon is None:
        raise NotFound
    about = (listing.street, listing.neighbourhood, place_of(talk, listing))
    address = ", ".join(part for part in about if part) or listing.title
    venue = Venue((listing.venue or listing.title)[:100], address[:200], listing.lat, listing.lon)
    return Screen("share/place", {"venue": venue}, venue=venue, fresh=True)


def calendar(talk: Talk, at: Pointed) -> Screen:
    """Its days as a file for any calendar."""
    from social_map.cards.calendar import calendar as made

    listing = shown_to(talk.store, talk.who, at.about)
    shared = sharing.of(listing, place_of(talk, listing), talk.today)
    content = made(listing, shared, today=talk.today, now=talk.now)
    if content is None:
        return Screen("share/no_days", {"title": listing.title}, fresh=True)
    return Screen("share/calendar", {"title": listing.title}, attachment=Attachment("agenda.ics", content), fresh=True)


def give(talk: Talk, at: Pointed) -> None:
    """Order the text with its picture; drawing it takes longer than a moment."""
    _order(talk, "card_to_give", at)


def mail(talk: Talk, at: Pointed) -> None:
    """Order the same as a mail that is ready to send."""
    _order(talk, "card_to_mail", at)


def _order(talk: Talk, maker: str, at: Pointed) -> None:
    listing = shown_to(talk.store, talk.who, at.about)
    if listing.status == "concept":
        raise NotFound
    talk.errand(maker, {"listing": listing.public_id, "language": talk.language})


def make_to_give(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """The picture, with the text below it, and where it can go."""
    from social_map.cards.picture import picture

    _, shared = _shared(store, facts, now)
    buttons = (
        Link(label("dialogue", "share.whatsapp", facts["language"]), sharing.whatsapp(shared)),
        Button(label("dialogue", "share.mail", facts["language"]), "nm", facts["listing"]),
    )
    return Screen(
        "share/text", {"text": sharing.text(shared)}, (buttons,), fresh=True,
        attachment=Attachment("activiteit.png", picture(shared), picture=True),
    )  # fmt: skip


def make_to_mail(store: Store, facts: Mapping[str, Any], now: datetime) -> Screen:
    """A mail without sender and receiver, with the picture and the calendar file."""
    from social_map.cards.mailing import message

    listing, shared = _shared(store, facts, now)
    content = message(listing, shared, today=said_on(now), now=now)
    return Screen("share/mail", {"title": shared.title}, fresh=True, attachment=Attachment("activiteit.eml", content))


def _shared(store: Store, facts: Mapping[str, Any], now: datetime) -> tuple[Listing, sharing.Shared]:
    listing = queries.by_public_ids(store, [facts["listing"]])[facts["listing"]]
    names = {m.id: m.name for m in municipalities.list_all(store)}
    return listing, sharing.of(listing, names.get(listing.municipality_id or 0, ""), said_on(now))


ACT = Act(
    name="share",
    form=Form(private=False, fields=(OnMapField(name="listing", words="share"),), finish=finish),
    verbs={"nv": on_map, "ni": calendar, "nd": give, "nm": mail},
    makers={"card_to_give": make_to_give, "card_to_mail": make_to_mail},
)
