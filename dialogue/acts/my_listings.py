"""A provider's own activities: see them, and say in one tap that all is well (DOMAIN US-A1)."""

from collections.abc import Sequence

from dialogue import filling, own_listing
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act
from dialogue.talk import Talk
from social_map import display, freshness, listings
from social_map.access import history_for, listing_for
from social_map.models import Listing


def show(talk: Talk, text: str) -> Screen | None:
    """Her activities; those that resemble what she typed; or what her words speak of, such as "is vol"."""
    alike = own_listing.mine(talk, text) if text else []
    if len(alike) == 1:
        return own_listing.one(talk, alike[0])
    heard = own_listing.heard(talk, text)
    if heard and heard != ACT.name:
        return _begin(talk, every_act()[heard], text)
    mine = alike or own_listing.mine(talk)
    facts = {
        "listings": [
            (one, display.freshness(freshness.standing(one, talk.today), talk.today), own_listing.when(one))
            for one in mine
        ],
        "asked_for": text if not alike and not heard else "",
    }
    rows = in_rows([Button(one.title[:40], "pl", one.public_id) for one in mine], 1)
    if not alike and len([one for one in mine if one.status != "concept"]) > 1:  # it is about all, so all are shown
        rows = (*rows, (Button(talk.label("buttons.all_right"), "pa", "-"),))
    return Screen("my_listings/list", facts, rows)


def _begin(talk: Talk, act: Act, text: str) -> Screen | None:
    if act.form is not None:
        return filling.begin(talk, act)
    return act.start(talk, text) if act.start is not None else None


def one(talk: Talk, at: Pointed) -> Screen:
    """One activity, with what can be said about it."""
    return own_listing.one(talk, listing_for(talk.store, talk.who, at.about))


def confirm(talk: Talk, at: Pointed) -> Screen:
    """Everything is still right."""
    return _confirm(talk, [listing_for(talk.store, talk.who, at.about)])


def confirm_all(talk: Talk, _at: Pointed) -> Screen:
    """All of her activities are still right."""
    return _confirm(talk, [one for one in own_listing.mine(talk) if one.status in ("active", "paused")])


def undo(talk: Talk, at: Pointed) -> Screen:
    """Put back what was changed last."""
    history = history_for(talk.store, talk.who, at.about)
    listings.undo(talk.store, talk.who, history, now=talk.now)
    return own_listing.one(talk, talk.store.get_one(Listing, history.listing_id))


def _confirm(talk: Talk, right: Sequence[Listing]) -> Screen:
    for listing in right:
        listings.confirm(talk.store, talk.who, listing, now=talk.now)
    return Screen("my_listings/thanks", {"titles": [listing.title for listing in right]})


ACT = Act(
    name="my_listings",
    roles=frozenset({"provider"}),
    start=show,
    verbs={"pl": one, "pc": confirm, "pa": confirm_all, "pu": undo},
)
