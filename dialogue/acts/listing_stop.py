"""It has ended: asked twice, for nobody finds it any more."""

from dialogue import own_listing
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from social_map import listings
from social_map.access import listing_for


def which(talk: Talk, text: str) -> Screen:
    """Ask which of her activities it is about."""
    return own_listing.choose(talk, "ps", text, "which_stopped")


def stop(talk: Talk, at: Pointed) -> Screen:
    """Ask whether it is sure, then stop it."""
    listing = listing_for(talk.store, talk.who, at.about)
    if at.choice != "ja":
        sure = Button(talk.label("buttons.yes_stopped"), "ps", listing.public_id, choice="ja")
        facts = {"title": listing.title, "proposed": listing.status == "concept"}
        return Screen("my_listings/really_stopped", facts, ((sure,), (own_listing.back_to(talk, listing),)))
    how = own_listing.how(talk, listing)
    return own_listing.done(talk, listing, listings.stop(talk.store, talk.who, listing, now=talk.now, how=how))


ACT = Act(name="listing_stop", roles=frozenset({"provider", "editor"}), start=which, verbs={"ps": stop}, in_menu=False)
