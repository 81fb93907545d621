"""Near-duplicates in one hit: the same activity of the same organisation, on another day or in another place."""

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from social_map.search.entry import Entry
from social_map.search.ranking import Scored
from social_map.text import words

ALIKE = 86


def same(one: Entry, other: Entry) -> bool:
    """Whether two listings are one activity: same organisation, a title that says the same, the same kind."""
    if one.organisation != other.organisation or one.category != other.category:
        return False
    return fuzz.token_sort_ratio(*(_core(e.title, e.neighbourhood, e.municipality) for e in (one, other))) >= ALIKE


@lru_cache(maxsize=20_000)
def _core(title: str, neighbourhood: str, municipality: str) -> str:
    """The title without what follows a dash or stands between brackets, and without its own place."""
    head = title.split(" – ", maxsplit=1)[0].split(" (", maxsplit=1)[0].split(" - ", maxsplit=1)[0]
    places = {*words(neighbourhood), *words(municipality)}
    return " ".join(word for word in words(head) if word not in places)


def fold(hits: Sequence[Scored]) -> list[tuple[Scored, list[Entry]]]:
    """Each hit once, in order, with the entries that fold into it."""
    kept: list[tuple[Scored, list[Entry]]] = []
    for hit in hits:
        for first, variants in kept:
            if same(first.entry, hit.entry):
                variants.append(hit.entry)
                break
        else:
            kept.append((hit, []))
    return kept
