"""Searching the social map: the commonest wish needs no command (DESIGN §3). Each hit says why, and how fresh it is.

What was typed is not kept. The listings that were found are, so that the list can be turned over.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from sqlalchemy import select

from dialogue import drafts
from dialogue.act import Act, Pointed
from dialogue.models import Draft
from dialogue.screens import Button, Link, Screen, in_rows
from dialogue.talk import Talk
from foundation.people import municipalities
from foundation.refusals import NotFound
from foundation.words.filters import capital
from social_map import display, freshness
from social_map.access import shown_to
from social_map.models import Listing
from social_map.search.entry import Moment
from social_map.search.searcher import Found

A_PAGE = 5
KEPT = 30
NEAR, EVERYWHERE = "near", "all"


def search(talk: Talk, query: str) -> Screen:
    """The best five of her own municipalities; without any there or for a place elsewhere, of the whole map."""
    if not query:
        return Screen("search/what")
    mine = [m.name for m in municipalities.list_all(talk.store) if m.id in _my_places(talk)]
    everywhere = _find(talk, query, None)
    near = _find(talk, query, mine) if mine else everywhere
    if not everywhere.hits:
        return _nothing(talk, everywhere)
    here = bool(near.hits) and not _elsewhere(everywhere, near)
    found = near if here else everywhere
    kept = drafts.keep(
        talk,
        "search",
        {
            NEAR: [hit.public_id for hit in near.hits],
            EVERYWHERE: [hit.public_id for hit in everywhere.hits],
            "understood": [part.label for part in found.understood if part.kind != "word"],  # never what was typed
            "why": {hit.public_id: list(hit.why) for hit in (*everywhere.hits, *near.hits)},
        },
    )
    return _page(talk, kept, NEAR if here else EVERYWHERE, 0)


def turn(talk: Talk, at: Pointed) -> Screen:
    """The next five, or the whole map."""
    which = EVERYWHERE if at.choice == EVERYWHERE else NEAR
    kept = drafts.mine(talk, at.about)
    if kept.act != "search":
        raise NotFound
    return _page(talk, kept, which, at.version)


def card(talk: Talk, at: Pointed) -> Screen:
    """One listing, whole, below the list so that the list stays."""
    listing = shown_to(talk.store, talk.who, at.about)
    coach = talk.who.has("coach", "coordinator")
    rows: list[tuple[Button | Link, ...]] = []
    if talk.who.has("coach") and listing.status == "active":
        rows.append((Button(talk.label("buttons.link_to_client"), "lk", listing.public_id),))
    if listing.website and listing.website_visibility == "public" and _is_page(listing.website):
        rows.append((Link(talk.label("buttons.website"), listing.website),))
    facts = {
        "listing": listing,
        "when": display.when(_moments(listing)),
        "price": display.price(listing.cost_cents, listing.cost_text),
        "fresh": display.freshness(freshness.standing(listing, talk.today), talk.today),
        "place": _place(talk, listing),
        "contacts": [
            value for value, seen in _contacts(listing) if value and (seen == "public" or (coach and seen == "coaches"))
        ],
    }
    return Screen("search/card", facts, tuple(rows), fresh=True)


def _elsewhere(everywhere: Found, near: Found) -> bool:
    """Whether a place was named and the best answer lies outside her own municipalities."""
    named = any(part.kind == "place" for part in everywhere.understood)
    return named and everywhere.hits[0].public_id not in {hit.public_id for hit in near.hits}


def _find(talk: Talk, query: str, places: Sequence[str] | None) -> Found:
    return talk.tools.searcher.search(talk.store, query, today=talk.today, municipalities=places or None, limit=KEPT)


def _nothing(talk: Talk, found: Found) -> Screen:
    rows: tuple[tuple[Button, ...], ...] = ()
    if talk.who.has("coach"):
        rows = ((Button(talk.label("buttons.not_on_map"), "lk", "-"),),)
    return Screen("search/nothing", {"understood": [part.label for part in found.understood]}, rows)


def _page(talk: Talk, kept: Draft, which: str, start: int) -> Screen:
    ids: list[str] = list(kept.answers[which])  # type: ignore[call-overload]
    some = ids[start : start + A_PAGE]
    rows = {row.public_id: row for row in talk.store.scalars(select(Listing).where(Listing.public_id.in_(some)))}
    why: dict[str, list[str]] = dict(kept.answers["why"])  # type: ignore[call-overload]
    hits = [
        {
            "number": start + n + 1, "title": row.title, "when": display.when(_moments(row)),
            "price": display.price(row.cost_cents, row.cost_text), "place": row.neighbourhood or _place(talk, row),
            "fresh": display.freshness(freshness.standing(row, talk.today), talk.today),
            "why": why.get(row.public_id, [])[:3],
            "full": row.capacity, "paused": row.status == "paused",
        }
        for n, row in enumerate(rows[i] for i in some if i in rows)
    ]  # fmt: skip
    facts = {
        "hits": hits, "total": len(ids), "start": start, "which": which, "understood": kept.answers["understood"],
        "most": KEPT,
    }  # fmt: skip
    numbers = [Button(str(start + n + 1), "ls", i) for n, i in enumerate(some) if i in rows]
    more = []
    if start + A_PAGE < len(ids):
        more.append(Button(talk.label("buttons.more"), "lm", kept.public_id, start + A_PAGE, which))
    if which == NEAR and set(kept.answers[EVERYWHERE]) - set(ids):  # type: ignore[call-overload]
        more.append(Button(talk.label("buttons.everywhere"), "lm", kept.public_id, 0, EVERYWHERE))
    if talk.who.has("coach"):
        more.append(Button(talk.label("buttons.not_on_map"), "lk", "-"))
    return Screen("search/hits", facts, (*in_rows(numbers, 5), *in_rows(more, 2)))


def _moments(listing: Listing) -> list[Moment]:
    return [Moment(row.day, row.start, row.end, row.frequency) for row in listing.schedule]


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


def _place(talk: Talk, listing: Listing) -> str:
    name = next((m.name for m in municipalities.list_all(talk.store) if m.id == listing.municipality_id), "")
    return capital(name)


def _my_places(talk: Talk) -> frozenset[int]:
    return talk.who.municipalities("coach", "coordinator", "editor", "regisseur")


ACT = Act(name="search", start=search, verbs={"ls": card, "lm": turn})
