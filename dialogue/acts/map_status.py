"""How the map stands, for who steers or keeps it: a picture, a message and a spreadsheet (DOMAIN US-R3, I22)."""

from dialogue import outbox
from dialogue.act import Act, Pointed
from dialogue.letters import Letter
from dialogue.map_report import ROLES, hers, make, make_file
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import NotFound

ALL = 0


def ask(talk: Talk, rest: str) -> Screen | None:
    """`/kaartstatus [gemeente]`; without one all of hers."""
    mine = hers(talk.store, talk.who.municipalities(*ROLES))
    named = next((number for number, name in mine.items() if name.casefold() == rest.casefold()), None)
    if rest and named is None:
        raise NotFound
    _order(talk, "map_status", named or ALL)
    return None


def tapped(talk: Talk, at: Pointed) -> Screen | None:
    """One of her municipalities, or all of them."""
    _order(talk, "map_status", at.version)
    return None


def file(talk: Talk, at: Pointed) -> Screen | None:
    """The same as a spreadsheet."""
    _order(talk, "map_status_file", at.version)
    return None


def places(talk: Talk, _at: Pointed) -> Screen:
    """Choose one of her municipalities."""
    mine = hers(talk.store, talk.who.municipalities(*ROLES))
    buttons = [Button(name, "ms", "-", number) for number, name in mine.items()]
    every = Button(talk.label("buttons.all_places"), "ms", "-", ALL)
    return Screen("map_status/places", {}, (*in_rows(buttons, 2), (every,)), fresh=True)


def _order(talk: Talk, maker: str, place: int) -> None:
    """Have it made by the sender. A municipality that is not hers is as one that does not exist."""
    mine = talk.who.municipalities(*ROLES)
    if not mine or (place and place not in mine):
        raise NotFound
    facts = {
        "place": place, "several": len(mine) > 1, "channel": talk.to.channel, "account": talk.to.account,
    }  # fmt: skip
    errand = {"maker": maker, "facts": facts, "language": talk.language}
    outbox.put(talk.store, talk.to, Letter(errand=errand), now=talk.now, has_buttons=True)


ACT = Act(
    name="map_status",
    roles=ROLES,
    start=ask,
    verbs={"ms": tapped, "mf": file, "mp": places},
    makers={"map_status": make, "map_status_file": make_file},
    takes_more=True,
)
