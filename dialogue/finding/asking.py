"""Asking the map, for one's own municipalities and for everywhere, and keeping what was found as codes.

What was typed is not kept. What was understood of it is, as codes, so that a part can be taken off (DESIGN §4, §5).
"""

from collections.abc import Collection, Mapping
from typing import Any

from dialogue import drafts
from dialogue.models import Draft
from dialogue.talk import Talk
from foundation.people import municipalities
from foundation.refusals import NotFound
from social_map import searches
from social_map.search.searcher import Found, Part
from social_map.search.wanted import SOME_WORD, Wanted

NEAR, EVERYWHERE = "near", "all"
KEPT = 30
MOST_SAID = 3
SEARCH = "search"
WORD = "word:"
COUNTED = ("coach", "coordinator")  # who reads what was searched in vain must not be able to add to a number below five


def ask(talk: Talk, query: str | Wanted) -> Draft:
    """The best hits near by and everywhere, kept for the buttons of the list."""
    near, everywhere = _both(talk, query, ())
    shown = everywhere if everywhere.hits and _elsewhere(everywhere, near) else near
    if talk.who.has(*COUNTED):
        searches.note(talk.store, everywhere, places(talk), helped=shown.helped, now=talk.now)
    parts = list(dict.fromkeys(_part(part, everywhere.wanted) for part in everywhere.understood))
    return drafts.keep(talk, SEARCH, {**_answers(near, everywhere), "parts": parts, "off": []})


def ask_again(talk: Talk, kept: Draft, off: Collection[str]) -> Draft:
    """The same without these parts."""
    answers: dict[str, Any] = kept.answers
    near, everywhere = _both(talk, answers["wanted"], off)
    kept.answers = {**answers, **_answers(near, everywhere), "wanted": answers["wanted"], "off": sorted(off)}
    return kept


def mine(talk: Talk, public_id: str) -> Draft:
    """A search of the person who speaks. `NotFound` for anything else."""
    kept = drafts.mine(talk, public_id)
    if kept.act != SEARCH:
        raise NotFound
    return kept


def places(talk: Talk) -> frozenset[int]:
    """The municipalities in which she works."""
    return talk.who.municipalities("coach", "coordinator", "editor", "regisseur")


def _both(talk: Talk, query: str | Wanted, off: Collection[str]) -> tuple[Found, Found]:
    names = [m.name for m in municipalities.list_all(talk.store) if m.id in places(talk)]
    everywhere = _find(talk, query, None, off)
    return (_find(talk, query, names, off) if names else everywhere), everywhere


def _find(talk: Talk, query: str | Wanted, names: Collection[str] | None, off: Collection[str]) -> Found:
    return talk.tools.searcher.search(
        talk.store, query, today=talk.today, municipalities=names, limit=KEPT, without=off
    )


def _answers(near: Found, everywhere: Found) -> Mapping[str, Any]:
    hits = (*everywhere.hits, *near.hits)
    return {
        NEAR: [hit.public_id for hit in near.hits],
        EVERYWHERE: [hit.public_id for hit in everywhere.hits],
        "first": NEAR if near.hits and not _elsewhere(everywhere, near) else EVERYWHERE,
        "why": {hit.public_id: [text for text in hit.why if text not in hit.against][:MOST_SAID] for hit in hits},
        "against": {hit.public_id: list(hit.against) for hit in hits if hit.against},
        "also": {hit.public_id: [entry.public_id for entry in hit.also] for hit in hits if hit.also},
        "wanted": everywhere.wanted,
    }


def _part(part: Part, wanted: Wanted) -> tuple[str, str]:
    """Code and label; of a word that the map does not hold only that it is one."""
    known = {word for slot in wanted["slots"] for word in slot["words"]}
    return (WORD + SOME_WORD, SOME_WORD) if part.kind == "word" and part.label not in known else (part.code, part.label)


def _elsewhere(everywhere: Found, near: Found) -> bool:
    """Whether a place was named and the best answer lies outside her own municipalities."""
    named = any(part.kind == "place" for part in everywhere.understood)
    return named and everywhere.hits[0].public_id not in {hit.public_id for hit in near.hits}
