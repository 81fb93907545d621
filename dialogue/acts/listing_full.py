"""Full, or room again; until when is one more tap (DOMAIN US-A4)."""

from dialogue import own_listing
from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.talk import Talk
from social_map import listings
from social_map.access import listing_for


def which(talk: Talk, text: str) -> Screen:
    """Ask which of her activities it is about."""
    return own_listing.choose(talk, "pv", text, "which_full")


def full(talk: Talk, at: Pointed) -> Screen:
    """Full for a while, or room again."""
    listing = listing_for(talk.store, talk.who, at.about)
    if at.choice == "open":
        return own_listing.done(talk, listing, listings.set_open(talk.store, talk.who, listing, now=talk.now))
    if not at.choice:
        rows = own_listing.until_buttons(talk, listing, "pv")
        return Screen("my_listings/full_until", {"title": listing.title}, rows)
    until = own_listing.until(talk, at.choice)
    return own_listing.done(talk, listing, listings.set_full(talk.store, talk.who, listing, until=until, now=talk.now))


ACT = Act(name="listing_full", roles=frozenset({"provider"}), start=which, verbs={"pv": full}, in_menu=False)
