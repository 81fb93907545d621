"""A personal link for a provider without an account, made by the editor: to paste into WhatsApp or a message."""

from urllib.parse import quote

from dialogue import mail
from dialogue.act import Act, Pointed
from dialogue.forms.edited import EditedField
from dialogue.forms.field import Answers
from dialogue.forms.form import Form
from dialogue.screens import Button, Link, Screen
from dialogue.talk import Talk
from foundation import audit
from foundation.language.dates import said_on
from foundation.refusals import Refusal
from foundation.words import say_plain
from social_map import listings
from social_map.access import listing_for
from social_map.links import contacts, making
from social_map.models import Listing
from social_map.queries import keeping

CHAT_APP = "https://wa.me"
A_WEEK = 7  # days in which she may answer before the editor is asked to call
LISTING = EditedField(name="listing", words="provider_links")


class NoPage(Refusal):
    """Nobody said where our pages are on the web, so a link would lead nowhere."""


def finish(talk: Talk, answers: Answers, _draft: str) -> Screen:
    """Of the listing that was typed and tapped."""
    return make(talk, Pointed(answers["listing"], 0, ""))


def make(talk: Talk, at: Pointed) -> Screen:
    """Make it, with the words to send along. Earlier ones that an editor made for the same contact end."""
    listing = listing_for(talk.store, talk.who, at.about)
    if not talk.tools.web_url:
        raise NoPage
    theirs = _of_one_contact(talk, listing)
    contact = contacts.known(talk.store, _key(listing))
    token = making.make(talk.store, talk.who, contact, theirs, now=talk.now)
    audit.record(talk.store, talk.who, "link.make", listing.public_id, now=talk.now)
    for one in theirs:
        listings.not_now(talk.store, one, A_WEEK, now=talk.now)
    message = say_plain(
        "dialogue", "provider_links/message", talk.language, title=listing.title, link=mail.page(talk.tools, token)
    )
    facts = {
        "title": listing.title, "number": len(theirs), "message": message, "until": said_on(talk.now + making.LIFETIME),
    }  # fmt: skip
    rows: list[tuple[Button | Link, ...]] = [
        (Link(talk.label("buttons.chat_app"), _chat_app(listing, message)),),
        (Button(talk.label("buttons.end_links"), "bx", listing.public_id),),
        (Button(talk.label("buttons.call_round"), "bn"),),
    ]
    return Screen("provider_links/made", facts, tuple(rows), copyable=True)


def end(talk: Talk, at: Pointed) -> Screen:
    """No link to this contact works any more, mailed or pasted."""
    listing = listing_for(talk.store, talk.who, at.about)
    for key in contacts.keys(listing):
        making.revoke(talk.store, talk.who, contacts.known(talk.store, key), now=talk.now, mailed=True)
    audit.record(talk.store, talk.who, "link.end", listing.public_id, now=talk.now)
    return Screen(
        "provider_links/ended", {"title": listing.title}, ((Button(talk.label("buttons.call_round"), "bn"),),)
    )


def _key(listing: Listing) -> str:
    """By phone where it has one, for that is where the link is sent; else as for mail."""
    by_phone = [key for key in contacts.keys(listing) if key.startswith("tel:")]
    return (by_phone or contacts.keys(listing))[0]


def _of_one_contact(talk: Talk, listing: Listing) -> list[Listing]:
    """Her listings in the municipalities of this editor, this one among them."""
    key, places = _key(listing), talk.who.municipalities("editor")
    every = keeping.with_contact(talk.store, said_on(talk.now), places)
    found = [one for one in every if key in contacts.keys(one)]
    return found if listing in found else [listing, *found]


def _chat_app(listing: Listing, message: str) -> str:
    """Opens the chat with a mobile number, or lets her choose with whom."""
    number = (contacts.phone_of(listing) or "").lstrip("+") if contacts.is_mobile(listing) else ""
    return f"{CHAT_APP}/{number}?text={quote(message)}"


ACT = Act(
    name="provider_links",
    roles=frozenset({"editor"}),
    form=Form(private=False, fields=(LISTING,), finish=finish, read_line=LISTING.line),
    verbs={"bm": make, "bx": end},
    takes_more=True,
)
