"""Not for a while, or going on again; "vakantie van 24 december tot 3 januari" is a closure."""

from dialogue import filling, own_listing
from dialogue.act import Act
from dialogue.screens import Screen
from dialogue.table import every_act
from dialogue.talk import Talk
from dialogue.until import PAUSE, days_ahead
from social_map import listings


def which(talk: Talk, text: str) -> Screen:
    """Ask which of her activities it is about; with two days said it is closed between them."""
    days, one = days_ahead(talk, text), own_listing.only(talk, text)
    if len(days) != 2:  # noqa: PLR2004  from one day until another
        return PAUSE.ask_which(talk, text)
    if one is None:
        first, last = (day.isoformat() for day in days)
        return filling.begin(talk, every_act()["listing_closed"], {"first": first, "last": last})
    history = listings.close_days(talk.store, talk.who, one, *days, now=talk.now)
    return own_listing.done(talk, one, history)


ACT = Act(
    name="listing_pause",
    roles=frozenset({"provider", "editor"}),
    start=which,
    verbs={PAUSE.verb: PAUSE.answer},
    in_menu=False,
)
