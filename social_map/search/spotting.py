"""Whose patterns stand in a text, and no more than that: for the many words of the map, where `Matcher` would be slow.

Each pattern that takes several words has a bit for every word or part it needs. The bits of the words of a sentence
taken together leave the few patterns that may be there; only those are looked for in earnest.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from social_map.search.patterns import Pattern, Word, covers

Owners = tuple[str, ...]
NOBODY: Owners = ()
LAYERS = 3  # of what a pattern needs, the longest words: they are the rarest


class Spotter:
    """Finds the owners of patterns in sentences. What it learned of a word it keeps."""

    def __init__(self, patterns: Iterable[Pattern], atoms_of: Callable[[str], frozenset[str]]) -> None:
        self._atoms_of = atoms_of
        self._alone: dict[str, set[str]] = defaultdict(set)
        self._together: list[Pattern] = []
        for pattern in patterns:
            self._sort(pattern)
        self._firsts = [_first(pattern) for pattern in self._together]
        self._bits: dict[str, int] = defaultdict(int)
        self._ready = self._hand_out_bits()
        self._known = _Known(self._learn)

    def _sort(self, pattern: Pattern) -> None:
        """A pattern of one part is as many patterns as it has rows; a row of one word needs no bits."""
        if len(pattern.parts) > 1:
            self._together.append(pattern)
            return
        for row in pattern.parts[0]:
            if len(row) > 1:
                self._together.append(Pattern(pattern.owner, ((row,),)))
            else:
                for atom in row[0]:
                    self._alone[atom].add(pattern.owner)

    def _hand_out_bits(self) -> int:
        """Bit `layer × patterns + number` for each thing a pattern needs; those it does not need are set already."""
        needs = [sorted(_needs(pattern), key=_shortest, reverse=True) for pattern in self._together]
        size = len(needs)
        ready = 0
        for number, each in enumerate(needs):
            for layer in range(LAYERS):
                bit = 1 << (layer * size + number)
                if layer >= len(each):
                    ready |= bit
                    continue
                for atom in each[layer]:
                    self._bits[atom] |= bit
        return ready

    def owners(self, words: Sequence[str], *, window: int) -> list[str]:
        """The owner of each pattern in these words, once for every set of words that one of its patterns takes.

        The parts of a conjunction lie at most `window` words apart.
        """
        found: list[str] = []
        bits = self._ready
        for alone, more in map(self._known.__getitem__, words):
            if alone:
                found += alone
            if more:
                bits |= more
        if bits != self._ready and (possible := self._possible(bits)):
            atoms = [self._atoms_of(word) for word in words]
            found += [owner for owner, _ in self._there(possible, atoms, window)]
        return found

    def _there(self, possible: int, atoms: Sequence[frozenset[str]], window: int) -> set[tuple[str, frozenset[int]]]:
        """Of the possible patterns those that stand in this sentence, with the words they take."""
        found = set()
        for number in _numbers(possible):
            pattern, first = self._together[number], self._firsts[number]
            for position, here in enumerate(atoms):
                if not first.isdisjoint(here) and (taken := covers(pattern, atoms, position, window)):
                    found.add((pattern.owner, taken))
        return found

    def _learn(self, word: str) -> tuple[Owners, int]:
        atoms = self._atoms_of(word)
        owners = {owner for atom in atoms for owner in self._alone.get(atom, NOBODY)}
        bits = 0
        for atom in atoms:
            bits |= self._bits.get(atom, 0)
        return tuple(owners), bits

    def _possible(self, bits: int) -> int:
        size = len(self._together)
        found = bits
        for layer in range(1, LAYERS):
            found &= bits >> (layer * size)
        return found & ((1 << size) - 1)


def _numbers(bits: int) -> Iterator[int]:
    """Which bits are set."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class _Known(dict[str, tuple[Owners, int]]):
    """What each word says; learnt when it is first met."""

    def __init__(self, learn: Callable[[str], tuple[Owners, int]]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, word: str) -> tuple[Owners, int]:
        self[word] = known = self._learn(word)
        return known


def _needs(pattern: Pattern) -> Iterator[Word]:
    """What must stand in a text with this pattern: each word of a part that is one row, else any row's first word."""
    for part in pattern.parts:
        if len(part) == 1:
            yield from part[0]
        else:
            yield frozenset().union(*(row[0] for row in part))


def _first(pattern: Pattern) -> Word:
    """Every word that the first part of a pattern may begin with."""
    return frozenset().union(*(row[0] for row in pattern.parts[0]))


def _shortest(word: Word) -> int:
    return min(map(len, word))
