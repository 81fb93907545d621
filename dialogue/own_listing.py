"""A provider's own activity as a screen, and what was just done to it."""

import re
from datetime import date, timedelta

from rapidfuzz import fuzz

from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.words import labels
from social_map import display, freshness
from social_map.models import Listing, ListingHistory
from social_map.queries import listings as queries
from social_map.search.entry import Moment

ALIKE = 75
WEEKS = (0, 2, 4, 8)  # 0: until I say so


def meant_by(who: Who) -> bool:
    """Whether what this person types is about her own activities (DESIGN §3), not a search."""
    return who.has("provider") and not who.has("coach", "coordinator")


def heard(talk: Talk, text: str) -> str:
    """The act that her words speak of: "is vol", "we stoppen per 1 januari"; empty when they name none."""
    line = " ".join(["", *re.findall(r"\w+", text.casefold()), ""])
    spoken = labels("dialogue", talk.language)["heard"]
    return next((act for act, phrases in spoken.items() if any(f" {one} " in line for one in phrases)), "")


def mine(talk: Talk, text: str = "") -> list[Listing]:
    """Her activities; only those whose title resembles the text, when there is one."""
    every = queries.of_organisations(talk.store, talk.who.organisations("provider"))
    return [one for one in every if not text or fuzz.partial_ratio(text.casefold(), one.title.casefold()) >= ALIKE]


def choose(talk: Talk, verb: str, text: str, words: str) -> Screen:
    """Which of her activities is it about? Typed words narrow it down."""
    found = [one for one in mine(talk, text) or mine(talk) if one.status in ("active", "paused")]
    buttons = [Button(one.title[:40], verb, one.public_id) for one in found]
    return Screen(
        f"my_listings/{words}" if found else "my_listings/list", {"listings": [], "asked_for": ""}, in_rows(buttons, 1)
    )


def until_buttons(talk: Talk, listing: Listing, verb: str) -> tuple[tuple[Button, ...], ...]:
    """Until when: a few weeks, or until she says so."""
    return in_rows([Button(talk.label(f"until.{n}"), verb, listing.public_id, choice=str(n)) for n in WEEKS], 2)


def until(talk: Talk, weeks: str) -> date | None:
    """The day that was tapped; None for "until I say so"."""
    if weeks not in map(str, WEEKS):
        raise NotFound
    return said_on(talk.now) + timedelta(weeks=int(weeks)) if weeks != "0" else None


def one(talk: Talk, listing: Listing) -> Screen:
    """The activity as coaches see it, with everything that can be said about it."""
    facts = {
        "listing": listing,
        "when": when(listing),
        "price": display.price(listing.cost_cents, listing.cost_text),
        "fresh": display.freshness(freshness.standing(listing, talk.today), talk.today),
        "cancelled": [row.on for row in listing.cancelled if row.on >= talk.today],
    }
    return Screen("my_listings/one", facts, _choices(talk, listing))


def done(talk: Talk, listing: Listing, history: ListingHistory) -> Screen:
    """What was changed, with undo."""
    facts = {"title": listing.title, "what": history.what, "listing": listing, "after": history.after}
    undo = Button(talk.label("buttons.undo"), "pu", history.public_id)
    again = Button(talk.label("buttons.back_to_listing"), "pl", listing.public_id)
    return Screen("my_listings/done", facts, ((undo, again),))


def when(listing: Listing) -> str:
    """Days and times in short words."""
    return display.when([Moment(row.day, row.start, row.end, row.frequency) for row in listing.schedule])


def _choices(talk: Talk, listing: Listing) -> tuple[tuple[Button, ...], ...]:
    if listing.status in ("stopped", "concept"):
        return ()
    about = listing.public_id

    def choose(label: str, verb: str, choice: str = "") -> Button:
        return Button(talk.label(f"buttons.{label}"), verb, about, choice=choice)

    room = choose("full", "pv") if listing.capacity == "open" else choose("room", "pv", "open")
    going = choose("on_again", "pp", "open") if listing.status == "paused" else choose("pause", "pp")
    return (
        (choose("right", "pc"),),
        (choose("change", "pw"), room),
        (choose("not_once", "pd"), going),
        (choose("stopped", "ps"),),
    )
