"""Not for a while, or going on again."""

from dialogue import own_listing
from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.talk import Talk
from social_map import listings
from social_map.access import listing_for


def which(talk: Talk, text: str) -> Screen:
    """Ask which of her activities it is about."""
    return own_listing.choose(talk, "pp", text, "which_pause")


def pause(talk: Talk, at: Pointed) -> Screen:
    """A pause, or its end."""
    listing = listing_for(talk.store, talk.who, at.about)
    if at.choice == "open":
        return own_listing.done(talk, listing, listings.resume(talk.store, talk.who, listing, now=talk.now))
    if not at.choice:
        rows = own_listing.until_buttons(talk, listing, "pp")
        return Screen("my_listings/pause_until", {"title": listing.title}, rows)
    until = own_listing.until(talk, at.choice)
    return own_listing.done(talk, listing, listings.pause(talk.store, talk.who, listing, until=until, now=talk.now))


ACT = Act(name="listing_pause", roles=frozenset({"provider"}), start=which, verbs={"pp": pause}, in_menu=False)
