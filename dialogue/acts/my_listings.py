"""A provider's own activities: see them, and say in one tap that all is well (DOMAIN US-A1)."""

from collections.abc import Sequence

from dialogue import filling, own_listing
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act
from dialogue.talk import Talk
from social_map import display, freshness, opening
from social_map.models import Listing

ASKED = "gevraagd"
A_PAGE = 15


def show(talk: Talk, text: str) -> Screen | None:
    """Her activities; those that resemble what she typed; or what her words speak of, such as "is vol"."""
    alike = own_listing.mine(talk, text) if text else []
    title = alike[0].title if len(alike) == 1 else ""
    heard = own_listing.heard(talk, text, beside=title)
    if title and heard in ("", ACT.name):
        return own_listing.one(talk, alike[0])
    if heard and heard != ACT.name:
        return _begin(talk, every_act()[heard], text)
    if alike:
        return _page(talk, alike, 0, every=False)
    return _page(talk, own_listing.mine(talk), 0, asked_for="" if heard else text)


def page(talk: Talk, at: Pointed) -> Screen:
    """The next ones."""
    return _page(talk, own_listing.mine(talk), at.version)


def _page(talk: Talk, mine: Sequence[Listing], start: int, *, asked_for: str = "", every: bool = True) -> Screen:
    """A number of them. The button for all is about all, so it stands below the last."""
    some = mine[start : start + A_PAGE]
    facts = {
        "listings": [
            (one, display.freshness(freshness.standing(one, talk.today), talk.today), opening.times(one, talk.today))
            for one in some
        ],
        "asked_for": asked_for,
    }
    rows = in_rows([Button(one.title[:40], "pl", one.public_id) for one in some], 1)
    if start + A_PAGE < len(mine) and every:
        rows = (*rows, (Button(talk.label("buttons.more"), "pb", "-", start + A_PAGE),))
    elif every and len([one for one in mine if one.status != "concept"]) > 1:
        rows = (*rows, (Button(talk.label("buttons.all_right"), "pa", "-"),))
    return Screen("my_listings/list", facts, (*rows, (Button(talk.label("buttons.new_listing"), "pn", "-"),)))


def _begin(talk: Talk, act: Act, text: str) -> Screen | None:
    if act.form is not None:
        return filling.begin(talk, act)
    return act.start(talk, text) if act.start is not None else None


def confirm_all(talk: Talk, at: Pointed) -> Screen:
    """All of her activities are still right; below a question only those it showed."""
    mine = own_listing.active(talk)
    return own_listing.confirm(talk, own_listing.asked_last(mine) if at.choice == ASKED else mine)


ACT = Act(
    name="my_listings",
    roles=frozenset({"provider"}),
    start=show,
    verbs={"pa": confirm_all, "pb": page},
)
