"""What was understood of a query as plain JSON: codes, places and words of the map, never what was typed.

A search that is turned over, or loses a part, is asked again of this. Of a word that nothing on the map holds only
is kept that there was one: it may be anything (DESIGN §4: stored searches hold concepts, never sentences).
"""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from social_map.search.conditions import Condition
from social_map.search.index import Index
from social_map.search.places import Place, Where
from social_map.search.reading import Reading, Slot
from social_map.search.times import When

Wanted = Mapping[str, Any]
SOME_WORD = "…"  # finds nothing, as the word it stands for


def keep(reading: Reading, index: Index) -> Wanted:
    """A reading as JSON: `slots`, `where`, `when`, `conditions`, `unwanted`, and `name` of what is called just so."""
    return {
        "slots": [_slot(slot, index) for slot in reading.slots],
        "where": [
            {"place": _plain(where.place), "covers": sorted(where.covers), "reach": where.reach}
            for where in reading.where
        ],
        "when": _plain(reading.when) if reading.when is not None else None,
        "conditions": [_plain(condition) for condition in reading.conditions],
        "unwanted": list(reading.unwanted),
        "name": reading.query if index.named(reading.query).size else "",
    }


def read(kept: Wanted) -> Reading:
    """The reading again."""
    when = kept.get("when")
    return Reading(
        query=kept.get("name", ""),
        words=(),
        slots=tuple(Slot(**_as_read(slot)) for slot in kept.get("slots", ())),
        where=tuple(
            Where(_place(each["place"]), frozenset(each["covers"]), each.get("reach")) for each in kept.get("where", ())
        ),
        when=When(**_as_read(when)) if when else None,
        conditions=tuple(Condition(**_as_read(each)) for each in kept.get("conditions", ())),
        unwanted=tuple(kept.get("unwanted", ())),
    )


def _slot(slot: Slot, index: Index) -> dict[str, Any]:
    return _plain(slot) | {"words": [word if index.knows_word(word) else SOME_WORD for word in slot.words]}


def _place(kept: Wanted) -> Place:
    return Place(**{**kept, "within": frozenset(kept["within"]), "middle": _pair(kept["middle"])})


def _pair(kept: Any) -> tuple[float, float] | None:
    return (kept[0], kept[1]) if kept else None


def _plain(value: Any) -> dict[str, Any]:
    """The fields of a value, with lists for what has an order and sorted lists for what has none."""
    found = {each.name: getattr(value, each.name) for each in fields(value)}
    return {name: _listed(each) for name, each in found.items()}


def _listed(value: Any) -> Any:
    if isinstance(value, frozenset):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value


def _as_read(kept: Wanted) -> dict[str, Any]:
    sets = {"covers", "days"}
    return {
        name: frozenset(value) if name in sets else tuple(value) if isinstance(value, list) else value
        for name, value in kept.items()
    }
