"""A provider's own activities: see them, and say in one tap that all is well (DOMAIN US-A1)."""

from dialogue import filling, own_listing
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.table import every_act
from dialogue.talk import Talk
from social_map import display, freshness, opening

ASKED = "gevraagd"


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
            (one, display.freshness(freshness.standing(one, talk.today), talk.today), opening.times(one, talk.today))
            for one in mine
        ],
        "asked_for": text if not alike and not heard else "",
    }
    rows = in_rows([Button(one.title[:40], "pl", one.public_id) for one in mine], 1)
    if not alike and len([one for one in mine if one.status != "concept"]) > 1:  # it is about all, so all are shown
        rows = (*rows, (Button(talk.label("buttons.all_right"), "pa", "-"),))
    rows = (*rows, (Button(talk.label("buttons.new_listing"), "pn", "-"),))
    return Screen("my_listings/list", facts, rows)


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
    verbs={"pa": confirm_all},
)
