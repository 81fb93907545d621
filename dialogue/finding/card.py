"""The card of one listing: everything a coach has to know to choose it, and what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dialogue.finding.facts import differs, place_of
from dialogue.screens import Button, Link, Screen
from dialogue.talk import Talk
from social_map import display, freshness, opening
from social_map.cards import contacts, days
from social_map.days import day_of
from social_map.experiences import reading as experiences
from social_map.experiences.reading import Told
from social_map.models import Listing
from social_map.queries import reports
from social_map.search import alike

Row = tuple[Button | Link, ...]
MOST_CANCELLED = 3


@dataclass(frozen=True, slots=True)
class About:
    """For which client the card is looked at: her public id and code name, what fits her and what does not."""

    client: str
    code_name: str
    fits: tuple[str, ...]
    against: tuple[str, ...]


def card(talk: Talk, listing: Listing, about: About | None = None) -> Screen:
    """One listing, whole, below the list so that the list stays."""
    coach = talk.who.has("coach", "coordinator")
    told = experiences.of(talk.store, talk.who, listing, today=talk.today)
    facts = {
        "listing": listing,
        "when": opening.times(listing, talk.today),
        "cancelled": [row.on for row in listing.cancelled if row.on >= talk.today][:MOST_CANCELLED],
        "reported": next((day_of(one.reported_at) for one in reports.open_about(talk.store, listing)), None),
        "price": display.price(listing.cost_cents, listing.cost_text),
        "fresh": display.freshness(freshness.standing(listing, talk.today), talk.today),
        "place": place_of(talk, listing),
        "contacts": contacts.seen_by_coaches(listing) if coach else contacts.seen_by_everybody(listing),
        "about": about,
        "told": told,
    }
    rows = (*_linking(talk, listing, about), *_choices(talk, listing), *_removing(talk, told), *_others(talk, listing))
    return Screen("search/card", facts, rows, fresh=True, private=about is not None)


def _linking(talk: Talk, listing: Listing, about: About | None) -> tuple[Row, ...]:
    if not talk.who.has("coach") or listing.status != "active":
        return ()
    if about is None:
        return ((Button(talk.label("buttons.link_to_client"), "lk", listing.public_id),),)
    label = talk.label("buttons.link_to").format(code_name=about.code_name)
    return ((Button(label, "lk", listing.public_id, choice=about.client),),)


def _choices(talk: Talk, listing: Listing) -> tuple[Row, ...]:
    rows: list[Row] = []
    said = []
    if talk.who.has("coach"):
        said.append(Button(talk.label("buttons.tell_experience"), "xe", listing.public_id))
    if talk.who.has("coach", "coordinator") and listing.status in ("active", "paused"):
        said.append(Button(talk.label("buttons.report"), "rw", listing.public_id))
    rows.extend([tuple(said)] if said else [])
    if listing.status != "concept":
        rows.append(_giving(talk, listing))
    if listing.website and listing.website_visibility == "public" and _is_page(listing.website):
        rows.append((Link(talk.label("buttons.website"), listing.website),))
    return tuple(rows)


def _giving(talk: Talk, listing: Listing) -> Row:
    """Its place on a map, its days for a calendar, and the whole to give away."""
    found = [Button(talk.label("share.give"), "nd", listing.public_id)]
    if listing.lat is not None and listing.lon is not None:
        found.insert(0, Button(talk.label("share.on_map"), "nv", listing.public_id))
    if days.any_sure(listing):
        found.insert(-1, Button(talk.label("share.calendar"), "ni", listing.public_id))
    return tuple(found)


def _removing(talk: Talk, told: Sequence[Told]) -> tuple[Row, ...]:
    """Each experience that may be taken away by who looks."""
    label = talk.label("buttons.remove_experience")
    return tuple(
        (Button(label.format(n=number), "xr", each.public_id),)
        for number, each in enumerate(told, start=1)
        if each.removable
    )


def _others(talk: Talk, listing: Listing) -> tuple[Row, ...]:
    """The same activity on another day or in another place."""
    return tuple(
        (Button(talk.label("search.also").format(how=how)[:60], "ls", other.public_id),)
        for other in alike.to(talk.store, listing, talk.today)
        if (how := differs(talk, listing, other))
    )


def _is_page(address: str) -> bool:
    """Whether a channel will take it as a link; one bad address must not cost the whole card."""
    try:
        parts = urlsplit(address)
    except ValueError:  # "https://[…": what somebody typed, and no address at all
        return False
    return parts.scheme == "https" and "." in parts.netloc and not any(c.isspace() for c in address)
