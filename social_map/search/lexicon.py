"""The vocabulary of the field, read from `social_map/lexicon/*.toml`: concepts, their words and what leads to what."""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from foundation import garbage
from foundation.codes import of_class
from foundation.compiled import compiled
from foundation.language import dictionary
from foundation.language.data import table
from social_map.search.loosely import Loosely
from social_map.search.patterns import Matcher, Pattern, compile_phrase, split
from social_map.text import fold

__all__ = ["KINDS", "Concept", "Lexicon", "LexiconMistake", "lexicon", "read_tables", "split"]
KINDS = ("activities", "needs", "situations", "audiences", "services", "generic", "conditions")
FILES = (*KINDS, "groups", "places", "times", "small_words")
TASKS = "vrijwilligerswerk"
ENDINGS = ("en", "n", "s", "er", "ing")
OWN = 0.85  # a listing that names a need is not by that what helps
_one_at_a_time = Lock()
NARROWER, BROADER, FLOOR = 0.92, 0.3, 0.15


@dataclass(frozen=True, slots=True)
class Concept:
    """Something people look for or are. `kind` is the file it stands in; strengths run from 0 to 1.

    `beside`: how much it counts next to another topic ("lotgenoten" next to "parkinson"). `only`: its words mean
    nothing else, whatever they begin like ("dierenarts" is not about animals). `closed`: who is not of the group does
    not go to what is meant for it. `theme`: neither does who is not up against what it is about ("rouwgroep").
    """

    code: str
    kind: str
    label: str
    under: tuple[str, ...] = ()
    helps: Mapping[str, float] = field(default_factory=dict)
    near: Mapping[str, float] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    category: str | None = None
    beside: float = 1.0
    only: bool = False
    closed: bool = False
    theme: bool = False


class LexiconMistake(Exception):  # noqa: N818  the lexicon is read by people; this is what they are told
    """The lexicon contradicts itself or names something that does not exist."""


class Lexicon:
    """All concepts, a matcher over their words, and for each concept what a listing may hold to answer it."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self.groups = {name: split(words) for name, words in tables["groups"].items()}
        self.concepts: dict[str, Concept] = {}
        patterns: list[Pattern] = []
        for kind in KINDS:
            for code, entry in tables[kind].items():
                if code in self.concepts:
                    raise LexiconMistake(f"{code}: staat in {self.concepts[code].kind} en in {kind}")
                self.concepts[code] = _concept(code, kind, entry)
                patterns.extend(self._compile(code, entry["words"]))
        self.size = len(patterns)
        self.phrases = tuple(_phrases(tables))
        self.loosely = Loosely(self.phrases, tables["small_words"])
        self.matcher = Matcher(patterns, split(tables["small_words"]["plain"]))
        labels = {fold(concept.label) for concept in self.concepts.values()}
        self.spelled = self.matcher.words | _whole(self.matcher.begins) | {one for one in labels if one.isalpha()}
        self._check()
        self._categories = _by_category(self.concepts)
        self.answers = {code: self._answers(code) for code in self.concepts}
        self.tasks = frozenset(code for code in self.concepts if code == TASKS or TASKS in self.above(code))
        self.situations = tuple(code for code, concept in self.concepts.items() if concept.kind == "situations")
        self.themes = tuple(code for code, concept in self.concepts.items() if concept.theme)

    def _compile(self, code: str, phrases: str | list[str]) -> Iterator[Pattern]:
        for phrase in split(phrases):
            try:
                yield compile_phrase(code, phrase, self.groups)
            except KeyError as unknown:
                raise LexiconMistake(f"{code}: kent de groep {unknown} niet") from unknown

    def _check(self) -> None:
        for concept in self.concepts.values():
            for other in (*concept.under, *concept.helps, *concept.near, *concept.without):
                if other not in self.concepts:
                    raise LexiconMistake(f"{concept.code}: kent {other} niet")
        for concept in self.concepts.values():
            if concept.code in self.above(concept.code):
                raise LexiconMistake(f"{concept.code}: valt onder zichzelf")

    def above(self, code: str) -> set[str]:
        """All that a concept falls under, by whatever way."""
        found: set[str] = set()
        above = set(self.concepts[code].under)
        while above:
            found |= above
            above = {up for each in above for up in self.concepts[each].under} - found
        return found

    def _answers(self, code: str) -> dict[str, float]:
        """Concept → strength: itself, what is narrower, nearby, and what helps; a little for what is broader."""
        found: dict[str, float] = {}
        concept = self.concepts[code]
        self._spread(code, OWN if concept.kind == "needs" else 1.0, found)
        for relations in (concept.near, concept.helps):
            for other, strength in relations.items():
                self._spread(other, strength, found)
        for parent in concept.under:
            found[parent] = max(found.get(parent, 0.0), BROADER)
            for other, strength in self.concepts[parent].helps.items():
                self._spread(other, strength * 0.75, found)
        for other in concept.without:
            found.pop(other, None)
        return {other: strength for other, strength in found.items() if strength >= FLOOR}

    def _spread(self, code: str, strength: float, found: dict[str, float]) -> None:
        if found.get(code, 0.0) >= strength or strength < FLOOR:
            return
        found[code] = strength
        for child in self._children().get(code, ()):
            self._spread(child, strength * NARROWER, found)

    def _children(self) -> dict[str, list[str]]:
        if not hasattr(self, "_kept_children"):
            kept: dict[str, list[str]] = {}
            for concept in self.concepts.values():
                for parent in concept.under:
                    kept.setdefault(parent, []).append(concept.code)
            self._kept_children = kept
        return self._kept_children

    def home(self, code: str) -> str | None:
        """The category in which a concept is at home: its own, or that of what it falls under."""
        concept = self.concepts[code]
        return concept.category or next(filter(None, map(self.home, concept.under)), None)

    def of_category(self, category: str) -> tuple[str, ...]:
        """The concepts that every listing of this category is about."""
        return self._categories.get(category, ())

    def most_specific(self, codes: Sequence[str]) -> tuple[str, ...]:
        """Of several readings of the same words those that are not merely a wider reading of another."""
        wider = {ancestor for code in codes for ancestor in self.above(code)}
        return tuple(code for code in codes if code not in wider)

    def is_service(self, category: str) -> bool:
        """Whether a category is help one gets, not something one joins."""
        return category in of_class("category", "service")

    def label(self, code: str) -> str:
        """How people call this concept."""
        return self.concepts[code].label


def _by_category(concepts: Mapping[str, Concept]) -> dict[str, tuple[str, ...]]:
    """Of all concepts of a category only the widest: a listing under "eten" need not be a cooking class."""
    found: dict[str, tuple[str, ...]] = {}
    for concept in concepts.values():
        parents = {concepts[parent].category for parent in concept.under}
        if concept.category and concept.category not in parents:
            found[concept.category] = (*found.get(concept.category, ()), concept.code)
    return found


def _phrases(tables: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Every phrase with the concept it stands for."""
    for kind in KINDS:
        for code, entry in tables[kind].items():
            yield from ((code, phrase) for phrase in split(entry["words"]))


def _whole(begins: Iterable[str]) -> set[str]:
    """The Dutch words that a beginning stands for: "puzzel*" → "puzzelen", so that "puzelen" can be mended."""
    longer = (begin + end for begin in begins for end in ENDINGS)
    return {word for word in longer if dictionary.is_known(word)}


def _concept(code: str, kind: str, entry: Mapping[str, Any]) -> Concept:
    return Concept(
        code=code,
        kind=kind,
        label=entry.get("label", code.replace("_", " ")),
        under=tuple(split(entry.get("under", ""))),
        helps=dict(_strengths(entry.get("helps", ""))),
        near=dict(_strengths(entry.get("near", ""))),
        without=tuple(split(entry.get("without", ""))),
        category=entry.get("category"),
        beside=entry.get("beside", 10) / 10,
        only=entry.get("only", False),
        closed=entry.get("closed", False),
        theme=entry.get("theme", False),
    )


def _strengths(text: str) -> Iterator[tuple[str, float]]:
    """Read "rouw 10, lotgenoten 6" → strengths in tenths."""
    for phrase in split(text):
        code, tenths = phrase.rsplit(" ", 1)
        yield code, int(tenths) / 10


def read_table(name: str) -> dict[str, Any]:
    """One of the lexicon's files."""
    return table("social_map.lexicon", f"{name}.toml")


def read_tables() -> dict[str, dict[str, Any]]:
    """The lexicon's files by name."""
    return {name: read_table(name) for name in FILES}


def lexicon() -> Lexicon:
    """The lexicon that comes with Wegwijs, read once, whatever the number of threads that ask for it."""
    with _one_at_a_time:
        return _lexicon()


@cache
@garbage.left_alone()
def _lexicon() -> Lexicon:
    """From the file of an earlier process: to read and compile the phrases takes six times as long."""
    kept: Lexicon = pickle.loads(compiled(Path(__file__), made_from(), _made))  # noqa: S301  trusted as bytecode is
    return kept


def _made() -> bytes:
    return pickle.dumps(Lexicon(read_tables()), pickle.HIGHEST_PROTOCOL)


def made_from() -> Iterator[Path]:
    """The files that the lexicon follows from: its own, and the code that reads them and cuts and stems words."""
    room = Path(__file__).parents[1]
    yield from (room / "lexicon" / f"{name}.toml" for name in FILES)
    yield from map(Path(__file__).with_name, ("lexicon.py", "loosely.py", "patterns.py"))
    yield from (room / "stemming.py", room / "text.py", *dictionary.made_from())
