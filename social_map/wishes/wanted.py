"""What a wish is for, as codes: read from what was understood of a search, never from what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from social_map.search.lexicon import Lexicon

TELLING = ("activities", "services", "needs", "situations", "audiences")
WEEKEND = frozenset({"za", "zo"})
PARTS = frozenset({"ochtend", "middag", "avond"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """`concept` is a code of the lexicon, `category` one of the list of codes, `place` a name; any may be missing."""

    concept: str | None = None
    category: str | None = None
    municipality: str | None = None
    neighbourhood: str | None = None
    part: str | None = None


def read(kept: Mapping[str, Any], lexicon: Lexicon) -> Wanted:
    """The wish behind a search as it is kept (`social_map.search.wanted`). Unknown words leave no trace."""
    concept = _concept(kept.get("slots", ()), lexicon)
    place: Mapping[str, Any] = next((each["place"] for each in kept.get("where", ())), {})
    return Wanted(
        concept=concept,
        category=category_of(concept, lexicon) if concept else None,
        municipality=place.get("municipality"),
        neighbourhood=place.get("name") if place.get("within") else None,
        part=_part(kept.get("when")),
    )


def category_of(concept: str, lexicon: Lexicon) -> str | None:
    """The category where this concept is at home, or where what helps most with it is; None when nothing tells."""
    answers = sorted(lexicon.answers[concept].items(), key=lambda each: (-each[1], each[0]))
    return next((home for code, _ in [(concept, 1.0), *answers] if (home := lexicon.home(code))), None)


def _concept(slots: Any, lexicon: Lexicon) -> str | None:
    """The most telling concept: what people do before whom it is for."""
    known = [code for slot in slots for code in slot["concepts"] if code in lexicon.concepts]
    ranked = [code for kind in TELLING for code in known if lexicon.concepts[code].kind == kind]
    return next(iter(ranked), None)


def _part(when: Mapping[str, Any] | None) -> str | None:
    if not when or when.get("refused"):
        return None
    if when.get("days") and set(when["days"]) <= WEEKEND:
        return "weekend"
    return when["part"] if when.get("part") in PARTS else None
