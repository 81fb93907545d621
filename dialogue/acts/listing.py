"""One activity: see it, say in one tap that it is right, take back what was changed. Its editor may do so too."""

from dialogue import own_listing
from dialogue.act import Act, Pointed
from dialogue.screens import Screen
from dialogue.talk import Talk
from social_map import listings
from social_map.access import history_for, listing_for
from social_map.models import Listing


def one(talk: Talk, at: Pointed) -> Screen:
    """One activity, with what can be said about it."""
    return own_listing.one(talk, listing_for(talk.store, talk.who, at.about))


def confirm(talk: Talk, at: Pointed) -> Screen:
    """Everything is still right."""
    return own_listing.confirm(talk, [listing_for(talk.store, talk.who, at.about)])


def undo(talk: Talk, at: Pointed) -> Screen:
    """Put back what was changed."""
    history = history_for(talk.store, talk.who, at.about)
    listing = talk.store.get_one(Listing, history.listing_id)
    listings.undo(talk.store, talk.who, history, now=talk.now, how=own_listing.how(talk, listing))
    return own_listing.one(talk, listing)


ACT = Act(
    name="listing",
    roles=frozenset({"provider", "editor"}),
    in_menu=False,
    verbs={"pl": one, "pc": confirm, "pu": undo},
)
