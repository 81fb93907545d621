"""What is wrong with a lexicon: contradictions and loose ends. People edit it, so people are told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from social_map.search.lexicon import KINDS, Lexicon, split

ASKED_FOR = frozenset({"activities", "services"})


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is wrong: a `kind` with a label of its own, the concept, and the other one or the phrase."""

    kind: str
    concept: str
    other: str = ""


def flaws(lexicon: Lexicon, tables: Mapping[str, Mapping[str, Any]]) -> list[Flaw]:
    """Everything that is wrong with a lexicon that could be read (`LexiconMistake` says why one could not)."""
    return [*_without_help(lexicon), *_contradictions(lexicon), *_phrases(tables), *_shared(lexicon, tables)]


def _without_help(lexicon: Lexicon) -> Iterator[Flaw]:
    """A need that nothing helps."""
    for concept in lexicon.concepts.values():
        if concept.kind == "needs" and not concept.helps:
            yield Flaw("no_help", concept.code)


def _contradictions(lexicon: Lexicon) -> Iterator[Flaw]:
    """What a concept both calls for and excludes."""
    for concept in lexicon.concepts.values():
        called_for = {*concept.helps, *concept.near, *concept.under}
        yield from (Flaw("contradiction", concept.code, other) for other in concept.without if other in called_for)


def _phrases(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[Flaw]:
    """A concept without words, which no listing can have, and a phrase written twice."""
    for code, entry in _entries(tables):
        phrases = split(entry["words"])
        if not phrases:
            yield Flaw("orphan", code)
        yield from (Flaw("twice", code, phrase) for phrase in dict.fromkeys(phrases) if phrases.count(phrase) > 1)


def _shared(lexicon: Lexicon, tables: Mapping[str, Mapping[str, Any]]) -> Iterator[Flaw]:
    """One phrase for two concepts of which the one excludes the other."""
    owners: dict[str, list[str]] = {}
    for code, entry in _entries(tables):
        for phrase in dict.fromkeys(split(entry["words"])):
            owners.setdefault(phrase, []).append(code)
    for phrase, codes in owners.items():
        yield from (Flaw("both", code, phrase) for code in codes if set(codes) & set(lexicon.concepts[code].without))


def _entries(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for kind in KINDS:
        yield from tables[kind].items()


def _led_to(lexicon: Lexicon) -> set[str]:
    """The concepts that others lead to."""
    return {other for concept in lexicon.concepts.values() for other in (*concept.helps, *concept.near)}


def unheard(lexicon: Lexicon, held: Mapping[str, int]) -> list[Flaw]:
    """What no listing of a map has (`held`: concept → how many have it) and no need leads to: orphans of this map."""
    led_to = _led_to(lexicon)
    return [
        Flaw("unheard", code)
        for code, concept in lexicon.concepts.items()
        if concept.kind in ASKED_FOR and not held.get(code) and code not in led_to
    ]
