"""A listing in words that may be given to anybody: for a message, a mail, a picture."""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from foundation.codes import codes
from foundation.words import labels, say_plain
from foundation.words.filters import capital
from social_map import display, freshness, opening
from social_map.cards.contacts import seen_by_everybody, without_hidden
from social_map.models import Listing

LONGEST, IN_A_LINK = 600, (280, 120, 0)  # characters of the description
IN_ALL = 1800  # characters of the text once it is part of an address
WHATSAPP = "https://wa.me/?text="


@dataclass(frozen=True, slots=True)
class Shared:
    """What is given away of a listing, each part in short words; empty where nobody said it."""

    title: str
    organisation: str
    category: str
    description: str
    when: str
    place: str
    price: str
    registration: str
    contacts: tuple[str, ...]
    standing: str
    fresh: str


def of(listing: Listing, municipality: str, today: date) -> Shared:
    """The public side of a listing. What is for coaches only is in none of its parts."""
    where = (listing.venue, listing.street, listing.neighbourhood, capital(municipality))
    return Shared(
        title=without_hidden(listing, listing.title),
        organisation=without_hidden(listing, listing.organisation_name),
        category=codes("category")[listing.category].nl if listing.category in codes("category") else "",
        description=without_hidden(listing, " ".join(listing.description.split())),
        when=_in_full(opening.times(listing, today)),
        place=without_hidden(listing, ", ".join(dict.fromkeys(part for part in where if part))),
        price=without_hidden(listing, display.price(listing.cost_cents, listing.cost_text)),
        registration=without_hidden(listing, listing.registration or ""),
        contacts=tuple(seen_by_everybody(listing)),
        standing=listing.status if listing.status != "active" else listing.capacity,
        fresh=display.freshness(freshness.standing(listing, today), today),
    )


def text(shared: Shared, longest: int = LONGEST) -> str:
    """The whole as plain text, to send to anybody."""
    return say_plain("social_map", "cards/shared", shared=shared, description=shorten(shared.description, longest))


def whatsapp(shared: Shared) -> str:
    """The address that opens WhatsApp with the text; the person chooses there to whom it goes."""
    words = next((each for n in IN_A_LINK if len(quote(each := text(shared, n), safe="")) <= IN_ALL), text(shared, 0))
    while len(quote(words, safe="")) > IN_ALL:  # a character may take nine places
        words = words[: -max(1, (len(quote(words, safe="")) - IN_ALL) // 9)]
    return WHATSAPP + quote(words, safe="")


def _in_full(when: str) -> str:
    """With the names of the days in full: not everybody knows "wo"."""
    names = labels("social_map")["weekday"]
    return re.sub(rf"\b({'|'.join(names)})\b", lambda found: names[found[0]], when)


def shorten(description: str, longest: int) -> str:
    """As many whole words as fit."""
    if not longest:
        return ""
    if len(description) <= longest:
        return description
    return description[: longest - 1].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"
