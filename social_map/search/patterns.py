"""The small language in which the lexicon names words, and a matcher that finds them all in one pass.

`wandelen` also its inflections · `=aa` exactly this · `wandel*` the start · `*koor` the end · `*dement*` anywhere ·
`blokje om` in this order · `durven + straat` both, near each other · `man/eigen vrouw` either · `@partner` a group.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, NamedTuple

from social_map.text import PARTICIPLE, fold, stem

WINDOW = 9
Word = frozenset[str]
Row = tuple[Word, ...]
Part = tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: whose it is, and which words of the text it covers (positions from 0)."""

    owner: str
    covers: frozenset[int]


class Pattern(NamedTuple):
    """A compiled phrase: parts that must all occur; a part is one of some rows of words; a word is a set of atoms.

    A tuple: of the twenty thousand that are read at a start a dataclass takes half as long again.
    """

    owner: str
    parts: tuple[Part, ...]


def split(words: str | list[str]) -> list[str]:
    """A list of phrases written with commas, over as many lines as needed."""
    joined = words if isinstance(words, str) else ",".join(words)
    return [" ".join(phrase.split()) for phrase in joined.split(",") if phrase.strip()]


def compile_phrase(owner: str, phrase: str, groups: Mapping[str, Sequence[str]]) -> Pattern:
    """Read one phrase of the lexicon. KeyError for an unknown @group."""
    parts = [_part(part.replace("-", " "), groups) for part in phrase.split(" + ")]
    return Pattern(owner, tuple(sorted(parts, key=_choices)))  # looked for from the part with the fewest words


def _choices(part: Part) -> int:
    return sum(len(row[0]) for row in part)


def _part(part: str, groups: Mapping[str, Sequence[str]]) -> Part:
    if part.strip("*=").isalnum():  # as most are
        return ((frozenset({_atom(part)}),),)
    options = [option for each in part.split("/") for option in _members(each.strip(), groups)]
    rows = [tuple(frozenset({_atom(word)}) for word in option.split()) for option in options]
    single = frozenset().union(*(row[0] for row in rows if len(row) == 1))
    longer = tuple(row for row in rows if len(row) > 1)
    return ((single,), *longer) if single else longer


def _members(option: str, groups: Mapping[str, Sequence[str]]) -> Sequence[str]:
    return groups[option[1:]] if option.startswith("@") else (option,)


@lru_cache(maxsize=20_000)
def _atom(word: str) -> str:
    return fold(word).replace("'", "").replace("’", "")


class Matcher:
    """Finds the patterns of many owners in a text."""

    def __init__(self, patterns: Iterable[Pattern], plain: Iterable[str] = ()) -> None:
        self._plain = frozenset(fold(word) for word in plain)
        self._alone: set[str] = set()
        self._anchored: dict[str, list[tuple[Pattern, Row]]] = defaultdict(list)
        self._exact: dict[str, str] = {}
        self._stems: dict[str, list[str]] = defaultdict(list)
        self._starts: dict[str, str] = {}
        self._ends: dict[str, str] = {}
        self._middles: dict[str, str] = {}
        atoms: set[str] = set()
        self.patterns = tuple(patterns)
        for pattern in self.patterns:
            needed = _needed(pattern)
            for row in pattern.parts[0]:
                for atom in row[0]:
                    self._anchored[atom].append((pattern, needed))
                if len(pattern.parts) == len(row) == 1:
                    self._alone.update(row[0])
            atoms.update(atom for part in pattern.parts for row in part for word in row for atom in word)
        for atom in sorted(atoms):
            self._register(atom)
        self._remember()
        self.begins = frozenset(self._starts)
        self.words = {a.strip("*=") for a in atoms if " " not in a}
        self.whole_words = {a.strip("=") for a in atoms if "*" not in a}

    def _remember(self) -> None:
        self.atoms_of = lru_cache(maxsize=300_000)(self._atoms_of)

    def __getstate__(self) -> dict[str, Any]:
        """All but what was remembered, for who keeps it in a file."""
        return {name: value for name, value in vars(self).items() if name != "atoms_of"}

    def __setstate__(self, kept: dict[str, Any]) -> None:
        vars(self).update(kept)
        self._remember()

    def _register(self, atom: str) -> None:
        bare = atom.strip("*=")
        if atom.startswith("*") and atom.endswith("*"):
            self._middles[bare] = atom
        elif atom.startswith("*"):
            self._ends[bare] = atom
        elif atom.endswith("*"):
            self._starts[bare] = atom
        elif atom.startswith("="):
            self._exact[bare] = atom
        else:
            self._stems[stem(bare)].append(atom)

    def _atoms_of(self, word: str) -> frozenset[str]:
        found = set(self._stems.get(stem(word), ()))
        if word in self._exact:
            found.add(self._exact[word])
        if word in self._plain:
            return frozenset(found)
        for start in _starts(word):
            found.update(atom for length in range(2, len(start) + 1) if (atom := self._starts.get(start[:length])))
        for length in range(2, len(word) + 1):
            if (atom := self._ends.get(word[-length:])) is not None:
                found.add(atom)
        found.update(atom for bare, atom in self._middles.items() if bare in word)
        return frozenset(found)

    def knows(self, word: str) -> bool:
        """Whether any pattern has a word that this is (a form of)."""
        return bool(self.atoms_of(word))

    def understands(self, word: str) -> bool:
        """Whether this word means something by itself."""
        return not self._alone.isdisjoint(self.atoms_of(word))

    def find(self, words: Sequence[str], *, window: int = WINDOW) -> set[Match]:
        """Every pattern in these words; the parts of a conjunction lie at most `window` words apart."""
        atoms = [self.atoms_of(word) for word in words]
        present = frozenset[str]().union(*atoms)
        possible = {
            atom: [each for each, needed in self._anchored.get(atom, ()) if _possible(needed, present)]
            for atom in present
        }
        found: set[Match] = set()
        for position, here in enumerate(atoms):
            for atom in here:
                for pattern in possible[atom]:
                    taken = covers(pattern, atoms, position, window)
                    if taken:
                        found.add(Match(pattern.owner, taken))
        return found


def _starts(word: str) -> tuple[str, ...]:
    """A word, and a past participle also without its ge-: "gewandeld" begins like "wandelen"."""
    participle = len(word) >= PARTICIPLE and word.startswith("ge") and word.endswith(("d", "t", "en"))
    return (word, word[2:]) if participle else (word,)


def _needed(pattern: Pattern) -> Row:
    """What a text must have of each of these for a pattern to stand in it: every word of a phrase, one of each part."""
    if len(pattern.parts) == 1 and len(pattern.parts[0]) == 1:
        return pattern.parts[0][0]
    return tuple(frozenset().union(*(row[0] for row in part)) for part in pattern.parts)


def _possible(needed: Row, present: frozenset[str]) -> bool:
    return not any(map(present.isdisjoint, needed))


def covers(pattern: Pattern, atoms: Sequence[frozenset[str]], position: int, window: int) -> frozenset[int] | None:
    """The words a pattern takes when its first part starts here, or None."""
    first = _row(pattern.parts[0], atoms, position)
    if first is None:
        return None
    covered = set(first)
    if len(pattern.parts) == 1:
        return frozenset(covered)
    size = len(atoms)
    near = [at for step in _outward(window) if 0 <= (at := position + step) < size and atoms[at]]
    for part in pattern.parts[1:]:
        spot = next((row for at in near if at not in covered and (row := _row(part, atoms, at)) is not None), None)
        if spot is None:
            return None
        covered.update(spot)
    return frozenset(covered)


@cache
def _outward(window: int) -> tuple[int, ...]:
    """Steps away from a place, the nearest first."""
    return tuple(sorted(range(-window, window + 1), key=abs))


def _row(part: Part, atoms: Sequence[frozenset[str]], position: int) -> range | None:
    """Where the longest of these rows of words stands when it starts here."""
    best: range | None = None
    here = atoms[position]
    for row in part:
        if not row[0].isdisjoint(here) and (best is None or len(row) > len(best)) and _goes_on(row, atoms, position):
            best = range(position, position + len(row))
    return best


def _goes_on(row: Row, atoms: Sequence[frozenset[str]], position: int) -> bool:
    """Whether the words of a row after its first follow here."""
    after = atoms[position + 1 : position + len(row)]
    return len(after) == len(row) - 1 and not any(map(frozenset.isdisjoint, row[1:], after))
