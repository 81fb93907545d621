"""Searching the social map: the commonest wish needs no command (DESIGN §3). Each hit says why, and how fresh it is."""

from dialogue import drafts
from dialogue.act import Act, Pointed
from dialogue.finding import asking, card, listed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from social_map import looks
from social_map.access import shown_to
from social_map.experiences import telling


def search(talk: Talk, query: str) -> Screen:
    """The best five of her own municipalities; without any there or for a place elsewhere, of the whole map."""
    if query:
        return listed.page(talk, asking.ask(talk, query))
    return Screen("search/what", {"busy": drafts.open_one(talk) is not None})


def turn(talk: Talk, at: Pointed) -> Screen:
    """The next five, or the whole map."""
    which = asking.EVERYWHERE if at.choice == asking.EVERYWHERE else asking.NEAR
    return listed.page(talk, asking.mine(talk, at.about), which, at.version)


def narrow(talk: Talk, at: Pointed) -> Screen:
    """Take off a part that was understood, or put it back; then search again."""
    kept = asking.mine(talk, at.about)
    return listed.page(talk, asking.ask_again(talk, kept, listed.without(kept, at.version, at.choice)))


def show(talk: Talk, at: Pointed) -> Screen:
    """One listing, whole. Its provider hears how often, never who."""
    listing = shown_to(talk.store, talk.who, at.about)
    if talk.who.has("coach", "coordinator"):
        looks.count(talk.store, listing, now=talk.now)
    return card.card(talk, listing)


def remove(talk: Talk, at: Pointed) -> Screen:
    """Take what a colleague told of it away, by who wrote it or who keeps the map."""
    listing = telling.remove(talk.store, talk.who, at.about)
    back = Button(talk.label("buttons.back_to_listing"), "ls", listing.public_id)
    return Screen("experience/removed", {"title": listing.title}, ((back,),))


ACT = Act(name="search", start=search, verbs={"ls": show, "lm": turn, "lx": narrow, "xr": remove})
