"""The editor calls: one listing at a time, the answer in one tap, and the next appears by itself."""

from typing import Any

from dialogue import call_round, filling, own_listing
from dialogue.act import Act, Pointed
from dialogue.call_round import Call
from dialogue.screens import Button, Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from foundation.language.dates import said_on
from social_map import listings
from social_map.access import history_for, listing_for
from social_map.confirmations import in_words, owner_of
from social_map.links import contacts
from social_map.models import Listing, ListingHistory
from social_map.queries import history as histories
from social_map.queries import reports

LATER = 1  # days
LONGEST_TEXT = 300


def show(talk: Talk, _rest: str) -> Screen:
    """The first one."""
    return _next(talk, None)


def go_on(talk: Talk, _at: Pointed) -> Screen:
    """The first one, by a button."""
    return _next(talk, None)


def right(talk: Talk, at: Pointed) -> Screen:
    """She called: everything is still right."""
    listing = _mine(talk, at)
    return _next(talk, listings.confirm(talk.store, talk.who, listing, now=talk.now, how="phone"))


def changed(talk: Talk, at: Pointed) -> Screen:
    """She called: something is different. The rest is right; what is different is asked."""
    listing = _mine(talk, at)
    listings.confirm(talk.store, talk.who, listing, now=talk.now, how="phone")
    return filling.begin(talk, every_act()["change_listing"], {"listing": listing.public_id})


def no_answer(talk: Talk, at: Pointed) -> Screen:
    """Nobody picked up: that counts at once, for everything on that number. In a week it comes back."""
    listing = _mine(talk, at)
    others = call_round.same_number(talk.store, _calls(talk), listing)
    missed = [listings.missed_call(talk.store, talk.who, one, now=talk.now) for one in others]
    mine = next((one for one in missed if one.listing_id == listing.id), missed[0])
    return _next(talk, mine, also=len(missed) - 1)


def stopped(talk: Talk, at: Pointed) -> Screen:
    """She called: it has ended."""
    return _next(talk, listings.stop(talk.store, talk.who, _mine(talk, at), now=talk.now, how="phone"))


def later(talk: Talk, at: Pointed) -> Screen:
    """Not today."""
    listings.not_now(talk.store, _mine(talk, at), LATER, now=talk.now)
    return _next(talk, None)


def undo(talk: Talk, at: Pointed) -> Screen:
    """That was a slip: it is back, and comes first."""
    history = history_for(talk.store, talk.who, at.about)
    listing = listing_for(talk.store, talk.who, talk.store.get_one(Listing, history.listing_id).public_id)
    if history.what == "missed_call":
        for one in histories.made_together(talk.store, history):
            listings.call_again(talk.store, listing_for(talk.store, talk.who, one.public_id), now=talk.now)
    else:
        listings.undo(talk.store, talk.who, history, now=talk.now, how="phone")
    return _screen(talk, listing, why="again", after=None)


def _mine(talk: Talk, at: Pointed) -> Listing:
    return listing_for(talk.store, talk.who, at.about)


def _calls(talk: Talk) -> list[Call]:
    talk.store.flush()
    return call_round.waiting(talk.store, talk.tools, talk.who, now=talk.now)


def _next(talk: Talk, after: ListingHistory | None, *, also: int = 0) -> Screen:
    calls = _calls(talk)
    if calls:
        first = talk.store.get_one(Listing, calls[0].listing.id)
        return _screen(talk, first, why=calls[0].why, looks=calls[0].looks, left=len(calls), after=after, also=also)
    return Screen("call_round/nobody", {"after": _said(talk, after, also)}, tuple(_undo(talk, after)))


def _screen(
    talk: Talk, one: Listing, *, why: str, after: ListingHistory | None, looks: int = 0, left: int = 0, also: int = 0
) -> Screen:
    facts = {
        "after": _said(talk, after, also), "left": left, "listing": one, "why": why, "looks": looks,
        "owner": owner_of(talk.store, one), "phone": contacts.written_phone(one), "when": own_listing.when(one),
        "price": own_listing.price(one), "text": one.description[:LONGEST_TEXT],
        "checked": in_words(talk.store, one),
        "asked": said_on(one.first_asked_at) if one.first_asked_at else None,
        "reports": len(reports.open_about(talk.store, one)),
    }  # fmt: skip
    return Screen("call_round/one", facts, (*_buttons(talk, one), *_undo(talk, after)))


def _buttons(talk: Talk, listing: Listing) -> tuple[tuple[Button, ...], ...]:
    def choose(label: str, verb: str) -> Button:
        return Button(talk.label(f"call_round.{label}"), verb, listing.public_id)

    rows = [
        (choose("right", "bk"), choose("changed", "bw")),
        (choose("no_answer", "bg"), choose("stopped", "bs")),
        (choose("later", "bl"),),
    ]
    if talk.tools.web_url:
        rows[-1] = (choose("link", "bm"), *rows[-1])
    return tuple(rows)


def _undo(talk: Talk, after: ListingHistory | None) -> list[tuple[Button, ...]]:
    return [(Button(talk.label("buttons.undo"), "bu", after.public_id),)] if after is not None else []


def _said(talk: Talk, after: ListingHistory | None, also: int) -> dict[str, Any] | None:
    if after is None:
        return None
    return {"what": after.what, "title": talk.store.get_one(Listing, after.listing_id).title, "also": also}


ACT = Act(
    name="call_round",
    roles=frozenset({"editor"}),
    start=show,
    verbs={
        "bn": go_on, "bk": right, "bw": changed, "bg": no_answer, "bs": stopped, "bl": later, "bu": undo,
    },
)  # fmt: skip
