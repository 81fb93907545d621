"""How often to ask whether an activity still is right: of its own, or as its municipality does."""

from dialogue import own_listing
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import NotFound
from social_map import listings, patience
from social_map.access import listing_for

DAYS = (90, 180, 365)
AS_THE_MAP = "kaart"


def how_often(talk: Talk, at: Pointed) -> Screen:
    """Choose, or do what was tapped."""
    listing = listing_for(talk.store, talk.who, at.about)
    if at.choice:
        days = _days(at.choice)
        how = own_listing.how(talk, listing)
        history = listings.set_rhythm(talk.store, talk.who, listing, days, now=talk.now, how=how)
        return own_listing.done(talk, listing, history)
    usual = patience.of(talk.store, listing.municipality_id).rhythm_days
    names = [(str(days), talk.label(f"how_often.{days}")) for days in DAYS]
    names.append((AS_THE_MAP, talk.label("how_often.usual").format(days=usual)))
    buttons = [Button(name, "pr", listing.public_id, choice=code) for code, name in names]
    back = (Button(talk.label("buttons.back"), "pl", listing.public_id),)
    facts = {"title": listing.title, "days": listing.rhythm_days or usual}
    return Screen("my_listings/how_often", facts, (*in_rows(buttons, 2), back))


def _days(choice: str) -> int | None:
    if choice not in {AS_THE_MAP, *map(str, DAYS)}:
        raise NotFound
    return None if choice == AS_THE_MAP else int(choice)


ACT = Act(name="listing_rhythm", roles=frozenset({"provider", "editor"}), in_menu=False, verbs={"pr": how_often})
