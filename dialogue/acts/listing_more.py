"""What else there is to an activity: how it is looked at and chosen, closures, a copy, its history, its contact."""

from casework import choices
from dialogue.act import Act, Pointed
from dialogue.screens import Button, Screen
from dialogue.talk import Talk
from social_map import looks
from social_map.access import listing_for

MONTHS_SHOWN = 3


def more(talk: Talk, at: Pointed) -> Screen:
    """Numbers that point at nobody (DOMAIN US-A5), and the things that are seldom needed."""
    listing = listing_for(talk.store, talk.who, at.about)

    def choose(label: str, verb: str) -> Button:
        return Button(talk.label(f"buttons.{label}"), verb, listing.public_id)

    seen = looks.by_month(talk.store, listing, talk.today)
    facts = {
        "title": listing.title, "looks": seen[:MONTHS_SHOWN], "year": sum(count for _, count in seen),
        "chosen": choices.told(talk.store, listing.id, talk.today),
    }  # fmt: skip
    rows = (
        (choose("closures", "pg"), choose("copy", "pk")),
        (choose("history", "ph"), choose("withdraw", "px")),
        (choose("how_often", "pr"),),
        (choose("back", "pl"),),
    )
    return Screen("my_listings/more", facts, rows)


ACT = Act(name="listing_more", roles=frozenset({"provider", "editor"}), in_menu=False, verbs={"pm": more})
