"""A provider's own activity as a screen, and what was just done to it."""

import re
from collections.abc import Sequence
from datetime import date

from rapidfuzz import fuzz

from dialogue.forms.field import Answers, Choice
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.people.who import Who
from foundation.words import labels
from social_map import confirmations, display, freshness, listings, opening, patience
from social_map.models import Listing, ListingHistory
from social_map.queries import listings as queries
from social_map.search.entry import Moment

ALIKE = 75
OFFERED = 20  # more are found by typing a part of the name
NAMED = 10
LONG = 5  # letters of a word that can stand for a title: "wandelbos is vol"


def meant_by(who: Who) -> bool:
    """Whether what this person types is about her own activities (DESIGN §3), not a search."""
    return who.has("provider") and not who.has("coach", "coordinator")


def heard(talk: Talk, text: str, *, beside: str = "") -> str:
    """The act that her words speak of: "is vol", "we stoppen per 1 januari"; empty when they name none.

    Words of the title `beside` which they stand speak of nothing else.
    """
    title = set(re.findall(r"\w+", beside.casefold()))
    line = " ".join(["", *(word for word in re.findall(r"\w+", text.casefold()) if word not in title), ""])
    spoken = labels("dialogue", talk.language)["heard"]
    return next((act for act, phrases in spoken.items() if any(f" {one} " in line for one in phrases)), "")


def mine(talk: Talk, text: str = "") -> list[Listing]:
    """Her activities; only those whose title resembles the text, when there is one."""
    every = queries.of_organisations(talk.store, talk.who.organisations("provider"))
    return [one for one in every if not text or fuzz.partial_ratio(text.casefold(), one.title.casefold()) >= ALIKE]


def active(talk: Talk, text: str = "") -> list[Listing]:
    """Those that go on, or have a pause; of a whole line those of which it says the most words."""
    going = [one for one in mine(talk) if one.status in ("active", "paused")]
    if not text:
        return going
    alike = {one.id for one in mine(talk, text)}
    said = {one.id: len(_long_words(text) & _long_words(one.title)) for one in going}
    most = max(said.values(), default=0)
    return [one for one in going if one.id in alike] or [one for one in going if said[one.id] == most > 0]


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= LONG}


def only(talk: Talk, text: str) -> Listing | None:
    """The one activity that a typed line can be about: the one it resembles, or the only one she has."""
    found = active(talk, text) or active(talk)
    return found[0] if len(found) == 1 else None


def choices(talk: Talk, _answers: Answers) -> Sequence[Choice]:
    """Her activities, as the choices of a form."""
    return [Choice(one.public_id, one.title[:40]) for one in active(talk)]


def how(talk: Talk, listing: Listing) -> str:
    """In which way she keeps it: as its provider, or as the editor of the map."""
    return "chat" if listing.organisation_id in talk.who.organisations("provider") else "editor"


def titles(talk: Talk, found: Sequence[Listing]) -> list[str]:
    """Their names; of many the first, and how many more."""
    more = len(found) - NAMED
    named = [one.title for one in found[:NAMED]]
    return [*named, talk.label("buttons.and_others").format(n=more)] if more > 0 else named


def choose(talk: Talk, verb: str, text: str, words: str) -> Screen:
    """Which of her activities is it about? Typed words narrow it down."""
    found = active(talk, text) or active(talk)
    buttons = [Button(one.title[:40], verb, one.public_id) for one in found[:OFFERED]]
    return Screen(
        f"my_listings/{words}" if found else "my_listings/list", {"listings": [], "asked_for": ""}, in_rows(buttons, 1)
    )


def one(talk: Talk, listing: Listing) -> Screen:
    """The activity as coaches see it, with everything that can be said about it."""
    facts = {
        "listing": listing,
        "when": opening.times(listing, talk.today),
        "doubted": listing.doubted_at is not None,
        "contact": [part for part in (listing.contact_name, listing.phone, listing.email) if part],
        "price": display.price(listing.cost_cents, listing.cost_text),
        "fresh": display.freshness(freshness.standing(listing, talk.today), talk.today),
        "checked": confirmations.in_words(talk.store, listing),
        "owner": confirmations.owner_of(talk.store, listing),
        "rhythm": listing.rhythm_days or patience.of(talk.store, listing.municipality_id).rhythm_days,
        "cancelled": [row.on for row in listing.cancelled if row.on >= talk.today],
    }
    return Screen("my_listings/one", facts, _choices(talk, listing))


def back_to(talk: Talk, listing: Listing) -> Button:
    """Back to the activity: a question that was opened by mistake changes nothing."""
    return Button(talk.label("buttons.back"), "pl", listing.public_id)


def confirm(talk: Talk, right: Sequence[Listing]) -> Screen:
    """These are still right; thanks for saying so."""
    for listing in right:
        listings.confirm(talk.store, talk.who, listing, now=talk.now, how=how(talk, listing))
    return Screen("my_listings/thanks", {"titles": [listing.title for listing in right]})


def done(talk: Talk, listing: Listing, history: ListingHistory) -> Screen:
    """What was changed, with undo."""
    facts = {
        "title": listing.title, "what": history.what, "listing": listing, "after": history.after,
        "times": opening.times(listing, talk.today), "day": _day(history),
    }  # fmt: skip
    undo = Button(talk.label("buttons.undo"), "pu", history.public_id)
    again = Button(talk.label("buttons.back_to_listing"), "pl", listing.public_id)
    rows: tuple[tuple[Button, ...], ...] = ((undo, again),)
    if how(talk, listing) == "editor":
        rows = (*rows, (Button(talk.label("buttons.call_round"), "bn"),))
    return Screen("my_listings/done", facts, rows)


def _day(history: ListingHistory) -> date | None:
    """The day that a change was about."""
    said = history.after.get("date")
    return date.fromisoformat(said) if said else None


def when(listing: Listing) -> str:
    """Days and times in short words."""
    return display.when([Moment(row.day, row.start, row.end, row.frequency) for row in listing.schedule])


def price(listing: Listing) -> str:
    """What it costs, in the provider's own words where there are."""
    return display.price(listing.cost_cents, listing.cost_text)


def asked_last(mine: Sequence[Listing]) -> list[Listing]:
    """Those of her activities that the last "Klopt dit nog?" was about and that she did not answer yet."""
    last = max((one.last_asked_at for one in mine if one.last_asked_at is not None), default=None)
    return [one for one in mine if last is not None and one.last_asked_at == last]


def _choices(talk: Talk, listing: Listing) -> tuple[tuple[Button, ...], ...]:
    about = listing.public_id

    def choose(label: str, verb: str, choice: str = "") -> Button:
        return Button(talk.label(f"buttons.{label}"), verb, about, choice=choice)

    if listing.status == "concept":
        return ((choose("history", "ph"), choose("take_back", "ps")),)
    if listing.status == "stopped":
        return ((choose("history", "ph"), choose("on_again", "pp", "open")),)
    room = choose("full", "pv") if listing.capacity == "open" else choose("room", "pv", "open")
    going = choose("on_again", "pp", "open") if listing.status == "paused" else choose("pause", "pp")
    return (
        (choose("right", "pc"),),
        (choose("change", "pw"), room),
        (choose("not_once", "pd"), going),
        (choose("stopped", "ps"), choose("more", "pm")),
    )
