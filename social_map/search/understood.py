"""What was understood of a query, as parts that can be shown and taken off; and what "near" means in it."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from foundation.words.filters import euros
from social_map.search import times
from social_map.search.conditions import Condition
from social_map.search.index import Index
from social_map.search.lexicon import Lexicon
from social_map.search.places import HERE, Where
from social_map.search.reading import Reading, Slot
from social_map.search.reasons import say

NEAR_BY = "deze_wijk"
AGE, PRICES = "age", frozenset({"max_cost", "gratis", "goedkoop"})


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was understood: `code` takes it off again (`without`), `label` shows it."""

    kind: str
    code: str
    label: str


def near(reading: Reading, index: Index, homes: Collection[str]) -> Reading:
    """What "dichtbij" and "binnen 3 km" mean: around the places that were named, else around where the person is."""
    near_by = any(condition.code == NEAR_BY for condition in reading.conditions)
    nameless = [where for where in reading.where if where.place == HERE]
    named = [where for where in reading.where if where.place != HERE]
    if not named and (near_by or nameless):
        asked = nameless[0] if nameless else Where(HERE)
        places = (index.gazetteer.place(home) for home in sorted(homes))
        named = [replace(asked, place=place) for place in places if place is not None]
    return replace(reading, where=tuple(where.near() for where in named) if near_by else tuple(named))


def parts(reading: Reading, vocabulary: Lexicon) -> list[Part]:
    """Everything that was understood, as things that can be taken off."""
    found = [
        Part(slot.kind, _slot_code(slot.concepts, slot.words), vocabulary.label(slot.concepts[0]))
        if slot.concepts
        else Part("word", _slot_code((), slot.words), slot.words[0])
        for slot in reading.slots
        if not _implied(slot)
    ]
    found += [Part("place", f"place:{where.place.name}", _place(where)) for where in reading.where]
    if reading.when is not None:
        found.append(Part("time", "time", times.label(reading.when)))
    found += [Part("condition", f"condition:{each.code}", _condition(each)) for each in reading.conditions]
    found += [
        Part("unwanted", f"unwanted:{code}", say("not", what=vocabulary.label(code))) for code in reading.unwanted
    ]
    unique: dict[str, Part] = {}
    for part in found:
        unique.setdefault(part.code, part)
    return list(unique.values())


def _place(where: Where) -> str:
    if where.reach is None:
        return where.place.name
    return say("around", place=where.place.name, km=f"{where.reach:g}")


def _condition(asked: Condition) -> str:
    """A condition that says what it is about: "leeftijd: 75", "prijs: gratis", "prijs: tot € 10"."""
    if asked.code == AGE:
        return say("asked_age", years=str(asked.amount))
    if asked.code not in PRICES:
        return asked.label
    return say("asked_price", what=say("max_cost", amount=euros(asked.amount)) if asked.amount else asked.label)


def _slot_code(concepts: tuple[str, ...], words: tuple[str, ...]) -> str:
    return f"concept:{concepts[0]}" if concepts else f"word:{words[0]}"


def _implied(slot: Slot) -> bool:
    """Whether an age said it: nobody needs to be told twice."""
    return slot.kind == "audiences" and not slot.covers


def _off(slot: Slot, without: Collection[str]) -> bool:
    code = "condition:age" if _implied(slot) else _slot_code(slot.concepts, slot.words)
    return code in without


def taken_off(reading: Reading, without: Collection[str]) -> Reading:
    """The reading without the parts a person took off."""
    if not without:
        return reading
    return Reading(
        query=reading.query,
        words=reading.words,
        slots=tuple(slot for slot in reading.slots if not _off(slot, without)),
        where=tuple(w for w in reading.where if f"place:{w.place.name}" not in without),
        when=None if "time" in without else reading.when,
        conditions=tuple(c for c in reading.conditions if f"condition:{c.code}" not in without),
        unwanted=tuple(code for code in reading.unwanted if f"unwanted:{code}" not in without),
        mended=reading.mended,
    )
