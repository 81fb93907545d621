"""A wish in words, and the wish that is being made: prefilled from a search, each part one tap to change."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from dialogue import drafts
from dialogue.models import Draft
from dialogue.screens import Button, Screen, in_rows
from dialogue.talk import Talk
from foundation.codes import codes
from foundation.people import municipalities
from foundation.refusals import NotFound
from foundation.words import label
from social_map.queries import places as place_queries
from social_map.search.lexicon import lexicon
from social_map.wishes.models import Wish
from social_map.wishes.wanted import Wanted

WISH = "wish"
ROLES = ("coach", "coordinator")
PARTS = ("ochtend", "middag", "avond", "weekend")
ANY, ELSEWHERE = "-", "elders"


def subject(concept: str | None, category: str | None) -> str:
    """What it is about: "schaken", or the category where nothing more is known."""
    known = lexicon().concepts.get(concept or "")
    return known.label if known else codes("category")[category].nl if category else ""


def spoken(wish: Wish, places: dict[int, str], language: str) -> str:
    """A wish on one line: "schaken – Oost (Tilburg) – avond"."""
    facts = {"concept": wish.concept, "category": wish.category, "part": wish.part}
    return line({**facts, "neighbourhood": wish.neighbourhood}, places.get(wish.municipality_id, ""), language)


def line(facts: dict[str, Any], municipality: str, language: str) -> str:
    """The same for a wish that is being made."""
    near = facts["neighbourhood"]
    where = f"{near} ({municipality})" if near else municipality
    part = label("dialogue", f"wish.part.{facts['part']}", language) if facts["part"] else ""
    return " – ".join(each for each in (subject(facts["concept"], facts["category"]), where, part) if each)


def begin(talk: Talk, wanted: Wanted) -> Draft:
    """Keep what was understood; the municipality is the one that was named, or her own."""
    mine = home(talk)
    named = next((m for m in mine if m[1] == wanted.municipality), None)
    place = named or (mine[0] if mine else None)
    if place is None:
        raise NotFound
    near = wanted.neighbourhood if named else None
    facts = asdict(wanted) | {"neighbourhood": near, "municipality_id": place[0], "municipality": place[1]}
    return drafts.keep(talk, WISH, facts)


def mine(talk: Talk, public_id: str) -> Draft:
    """The wish that she is making. `NotFound` for anything else."""
    draft = drafts.mine(talk, public_id)
    if draft.act != WISH:
        raise NotFound
    return draft


def preview(talk: Talk, draft: Draft) -> Screen:
    """What will be kept; what is not known yet is asked first."""
    facts: dict[str, Any] = draft.answers
    if not facts["category"]:
        return ask(talk, draft, "category")
    what = line(facts, facts["municipality"], talk.language)
    keep = (Button(talk.label("wish.keep"), "wy", draft.public_id),)
    others = [Button(talk.label(f"wish.other.{field}"), "wo", draft.public_id, choice=field) for field in FIELDS]
    return Screen("wish/preview", {"what": what}, (keep, *in_rows(others, 3)))


def ask(talk: Talk, draft: Draft, field: str) -> Screen:
    """One part, to choose. The choices are kept with the draft, so that a button only counts them."""
    found = FIELDS[field](talk, draft)
    draft.answers = {**draft.answers, "choices": [value for value, _ in found]}
    buttons = [Button(name[:40], "ws", draft.public_id, number, field) for number, (_, name) in enumerate(found)]
    return Screen(f"wish/ask_{field}", {}, in_rows(buttons, 2))


def choose(draft: Draft, field: str, number: int) -> None:
    """Keep what was chosen. `NotFound` for a button that was never there."""
    facts: dict[str, Any] = draft.answers
    choices = facts.get("choices", [])
    if field not in FIELDS or number >= len(choices):
        raise NotFound
    draft.answers = {**facts, **choices[number]}


def home(talk: Talk) -> Sequence[tuple[int, str]]:
    """(id, name) of the municipalities in which she works, by name."""
    hers = talk.who.municipalities(*ROLES)
    return [(m.id, m.name) for m in municipalities.list_all(talk.store) if m.id in hers]


Choices = list[tuple[dict[str, Any], str]]


def _categories(talk: Talk, _draft: Draft) -> Choices:
    kinds = [each for each in codes("category").values() if each.kind == "activity"]
    return [({"category": each.code, "concept": None}, each.nl) for each in kinds]


def _places(talk: Talk, draft: Draft) -> Choices:
    """The neighbourhoods of the municipality, all of it, and her other municipalities."""
    facts: dict[str, Any] = draft.answers
    here = facts["municipality_id"]
    near = place_queries.neighbourhoods(talk.store, here)
    whole = [(m, n) for m, n in home(talk) if m == here] + [(m, n) for m, n in home(talk) if m != here]
    return [
        *(({"neighbourhood": None, "municipality_id": m, "municipality": n}, n) for m, n in whole),
        *(({"neighbourhood": name}, name) for name in near),
    ]


def _parts(talk: Talk, _draft: Draft) -> Choices:
    any_time: Choices = [({"part": None}, talk.label("wish.part.any"))]
    return any_time + [({"part": part}, talk.label(f"wish.part.{part}")) for part in PARTS]


FIELDS = {"category": _categories, "place": _places, "part": _parts}
