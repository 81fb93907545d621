"""The card of one listing: everything a coach has to know to choose it, and what can be done with it."""

from urllib.parse import urlsplit

from dialogue.finding.facts import differs, moments, place_of
from dialogue.screens import Button, Link, Screen
from dialogue.talk import Talk
from social_map import display, freshness
from social_map.models import Listing
from social_map.search import alike

Row = tuple[Button | Link, ...]


def card(talk: Talk, listing: Listing) -> Screen:
    """One listing, whole, below the list so that the list stays."""
    coach = talk.who.has("coach", "coordinator")
    facts = {
        "listing": listing,
        "when": display.when(moments(listing)),
        "price": display.price(listing.cost_cents, listing.cost_text),
        "fresh": display.freshness(freshness.standing(listing, talk.today), talk.today),
        "place": place_of(talk, listing),
        "contacts": [
            value for value, seen in _contacts(listing) if value and (seen == "public" or (coach and seen == "coaches"))
        ],
    }
    return Screen("search/card", facts, (*_choices(talk, listing), *_others(talk, listing)), fresh=True)


def _choices(talk: Talk, listing: Listing) -> tuple[Row, ...]:
    rows: list[Row] = []
    if talk.who.has("coach") and listing.status == "active":
        rows.append((Button(talk.label("buttons.link_to_client"), "lk", listing.public_id),))
    if listing.website and listing.website_visibility == "public" and _is_page(listing.website):
        rows.append((Link(talk.label("buttons.website"), listing.website),))
    return tuple(rows)


def _others(talk: Talk, listing: Listing) -> tuple[Row, ...]:
    """The same activity on another day or in another place."""
    return tuple(
        (Button(talk.label("search.also").format(how=how)[:60], "ls", other.public_id),)
        for other in alike.to(talk.store, listing, talk.today)
        if (how := differs(talk, listing, other))
    )


def _is_page(address: str) -> bool:
    """Whether a channel will take it as a link; one bad address must not cost the whole card."""
    parts = urlsplit(address)
    return parts.scheme == "https" and "." in parts.netloc and not any(c.isspace() for c in address)


def _contacts(listing: Listing) -> list[tuple[str | None, str]]:
    return [
        (listing.phone, listing.phone_visibility),
        (listing.email, listing.email_visibility),
        (listing.website, listing.website_visibility),
    ]
