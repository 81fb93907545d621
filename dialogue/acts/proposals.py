"""What was proposed for the map, and the second person who looks at it before anybody finds it (DESIGN §5)."""

from dialogue import outbox, whereabouts
from dialogue.act import Act, Pointed
from dialogue.forms.choice import kinds
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.codes import codes
from foundation.refusals import NotFound
from social_map import display, listings, opening
from social_map.access import edited_by
from social_map.links import proposing
from social_map.models import Listing
from social_map.queries import listings as queries

CHANGED = "✏️"
SHOWN = 20  # of each; when they are done, the next appear


def show(talk: Talk, _rest: str) -> Screen:
    """Everything that waits in her municipalities: new activities, and larger changes by a personal link."""
    places = talk.who.municipalities("editor")
    waiting, changes = queries.concepts(talk.store, places), proposing.waiting(talk.store, places)
    buttons = [Button(one.title[:40], "vl", one.public_id) for one in waiting[:SHOWN]]
    buttons += [Button(f"{CHANGED} {one.title[:38]}", "vc", change.public_id) for change, one in changes[:SHOWN]]
    return Screen("proposals/list", {"waiting": [*waiting, *changes]}, in_rows(buttons, 1))


def one(talk: Talk, at: Pointed) -> Screen:
    """One proposal."""
    listing = edited_by(talk.store, talk.who, at.about)
    facts = {
        "listing": listing, "category": codes("category")[listing.category].nl,
        "when": opening.times(listing, talk.today), "price": display.price(listing.cost_cents, listing.cost_text),
        "contact": [part for part in (listing.contact_name, listing.phone, listing.email) if part],
    }  # fmt: skip
    yes = Button(talk.label("buttons.publish"), "vy", listing.public_id)
    no = Button(talk.label("buttons.reject"), "vn", listing.public_id)
    other = Button(talk.label("buttons.other_category"), "vk", listing.public_id)
    return Screen("proposals/one", facts, ((yes,), (no,), (other,)))


def sort(talk: Talk, at: Pointed) -> Screen:
    """Another category than its words say."""
    listing = edited_by(talk.store, talk.who, at.about)
    every = kinds(talk, {})
    if not at.choice:
        buttons = [Button(kind.label, "vk", listing.public_id, choice=kind.code) for kind in every]
        back = (Button(talk.label("buttons.back"), "vl", listing.public_id),)
        return Screen("new/ask_category", {}, (*in_rows(buttons, 2), back))
    if at.choice not in {kind.code for kind in every}:
        raise NotFound
    if at.choice != listing.category:
        listings.change(talk.store, talk.who, listing, {"category": at.choice}, now=talk.now, how="editor")
    return one(talk, at)


def publish(talk: Talk, at: Pointed) -> Screen:
    """From now on it is found."""
    listing = edited_by(talk.store, talk.who, at.about)
    listings.publish(talk.store, talk.who, listing, now=talk.now)
    _tell_who_made_it(talk, listing, "proposals/yours_is_published")
    return Screen("proposals/published", {"title": listing.title})


def reject(talk: Talk, at: Pointed) -> Screen:
    """It will not be on the map."""
    listing = edited_by(talk.store, talk.who, at.about)
    listings.reject(talk.store, talk.who, listing, now=talk.now)
    _tell_who_made_it(talk, listing, "proposals/yours_is_rejected")
    return Screen("proposals/rejected", {"title": listing.title})


def _tell_who_made_it(talk: Talk, listing: Listing, words: str) -> None:
    """What came of her proposal, once."""
    maker = listings.made_by(talk.store, listing)
    to = whereabouts.reached(talk.store, maker, "provider", "coach", "editor", now=talk.now)
    if to is not None and maker != talk.who.person_id:
        screen = Screen(words, {"title": listing.title})
        key = f"{words.partition('/')[2]}:{listing.public_id}"
        outbox.prompt(talk.store, to, screen, now=talk.now, key=key, kind="proposal", policy="repeat")


ACT = Act(
    name="proposals",
    roles=frozenset({"editor"}),
    start=show,
    verbs={"vl": one, "vk": sort, "vy": publish, "vn": reject},
)
