"""A wish in words: "schaken – Oost (Tilburg) – avond"."""

from typing import Any

from foundation.codes import codes
from foundation.words import label
from social_map.search.lexicon import lexicon
from social_map.wishes.models import Wish


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
