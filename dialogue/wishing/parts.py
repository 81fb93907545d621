"""What of a wish can be chosen: its kind, its place, its part of the day."""

from collections.abc import Sequence
from typing import Any

from dialogue.models import Draft
from dialogue.talk import Talk
from foundation.codes import codes
from foundation.people import municipalities
from social_map.queries import places as place_queries

ROLES = ("coach", "coordinator")
PARTS = ("ochtend", "middag", "avond", "weekend")
Choices = list[tuple[dict[str, Any], str]]


def home(talk: Talk) -> Sequence[tuple[int, str]]:
    """(id, name) of the municipalities in which she works, by name."""
    hers = talk.who.municipalities(*ROLES)
    return [(m.id, m.name) for m in municipalities.list_all(talk.store) if m.id in hers]


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
