"""What fits a client: three at a time, each with why it fits, what does not, and one tap to link it."""

from typing import Any

from casework import lent
from dialogue.finding import card
from dialogue.finding.facts import also_at, moments, place_of
from dialogue.matching import basis
from dialogue.matching.profile import profile_of, walk_of
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.refusals import NotFound
from social_map import display, freshness, matching
from social_map.matching import Match, matches
from social_map.models import Listing
from social_map.queries import in_short
from social_map.queries.in_short import InShort

A_PAGE = 3
MOST_SAID = 4


def page(talk: Talk, client: str, start: int = 0) -> Screen:
    """Three matches from this one on. NotFound for a client who is not hers."""
    found = _matches(talk, client)
    some = found[start : start + A_PAGE]
    rows = in_short.by_public_ids(talk.store, [each.public_id for match in some for each in (match.entry, *match.also)])
    shown = [(number, match) for number, match in enumerate(some, start=start + 1) if match.entry.public_id in rows]
    facts: dict[str, Any] = {
        "code_name": _code_name(talk, client), "known": basis.said(talk, client), "start": start, "total": len(found),
        "most": matches.MOST,
        "hits": [_hit(talk, rows, number, match) for number, match in shown],
    }  # fmt: skip
    look = [Button(str(number), "mh", client, choice=match.entry.public_id) for number, match in shown]
    link = [
        Button(talk.label("match.link").format(n=number), "lk", match.entry.public_id, choice=client)
        for number, match in shown
        if match.entry.status == "active"
    ]
    steer = []
    if start + A_PAGE < len(found):
        steer.append(Button(talk.label("buttons.more"), "mm", client, start + A_PAGE))
    steer.append(Button(talk.label("match.wishes"), "mw", client))
    return Screen("match/hits", facts, (tuple(look), tuple(link), *in_rows(steer, 2)), private=True)


def one(talk: Talk, client: str, listing: Listing) -> Screen:
    """The card of a match, with what fits her and what does not, and one tap to link it."""
    match = next((each for each in _matches(talk, client) if each.entry.public_id == listing.public_id), None)
    if match is None:
        raise NotFound
    about = card.About(client, _code_name(talk, client), match.fits[:MOST_SAID], match.against[:MOST_SAID])
    return card.card(talk, listing, about)


def _matches(talk: Talk, client: str) -> list[Match]:
    return matching.find(talk.tools.searcher, talk.store, profile_of(talk, client), today=talk.today)


def _code_name(talk: Talk, client: str) -> str:
    return lent.called(talk.store, talk.who, walk_of(talk, client))


def _hit(talk: Talk, rows: dict[str, InShort], number: int, match: Match) -> dict[str, Any]:
    row = rows[match.entry.public_id]
    return {
        "number": number, "title": row.title, "when": display.when(moments(row)),
        "price": display.price(row.cost_cents, row.cost_text), "place": row.neighbourhood or place_of(talk, row),
        "fresh": display.freshness(freshness.standing(row, talk.today), talk.today),
        "fits": match.fits[:MOST_SAID], "against": match.against[:MOST_SAID],
        "also": also_at(talk, row, [rows[each.public_id] for each in match.also if each.public_id in rows]),
    }  # fmt: skip
