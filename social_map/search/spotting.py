"""Whose patterns stand in a text, and no more than that: for the many words of the map, where `Matcher` would be slow.

What a pattern of several words needs is a number for each word or part of it. The numbers that the words of a sentence
have leave the few patterns that may be there; only those are looked for in earnest.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count

from social_map.search.patterns import Pattern, Word, covers

Owners = tuple[str, ...]
Needs = tuple[int, ...]
NOBODY: Owners = ()


class Spotter:
    """Finds the owners of patterns in sentences. What it learned of a word it keeps.

    `together` are the patterns of several words, `needs` what each of them needs, by its number, the rarest first.
    """

    def __init__(self, patterns: Iterable[Pattern], atoms_of: Callable[[str], frozenset[str]]) -> None:
        self.atoms_of = atoms_of
        self._alone: dict[str, set[str]] = defaultdict(set)
        self.together: list[Pattern] = []
        for pattern in patterns:
            self._sort(pattern)
        self._firsts = [_first(pattern) for pattern in self.together]
        self.numbers: dict[Word, int] = defaultdict(count().__next__)
        self.needs: list[Needs] = [
            tuple(self.numbers[need] for need in sorted(_needs(pattern), key=_shortest, reverse=True))
            for pattern in self.together
        ]
        self._met_by: dict[str, list[int]] = defaultdict(list)
        for need, number in self.numbers.items():
            for atom in need:
                self._met_by[atom].append(number)
        self._anchored: dict[int, list[tuple[int, frozenset[int]]]] = defaultdict(list)
        for number, needs in enumerate(self.needs):
            self._anchored[needs[0]].append((number, frozenset(needs[1:])))
        self.known = _Known(self._learn)

    def _sort(self, pattern: Pattern) -> None:
        """A pattern of one part is as many patterns as it has rows; a row of one word needs nothing else."""
        if len(pattern.parts) > 1:
            self.together.append(pattern)
            return
        for row in pattern.parts[0]:
            if len(row) > 1:
                self.together.append(Pattern(pattern.owner, ((row,),)))
            else:
                for atom in row[0]:
                    self._alone[atom].add(pattern.owner)

    def owners(self, words: Sequence[str], *, window: int) -> list[str]:
        """The owner of each pattern in these words, once for every set of words that one of its patterns takes.

        The parts of a conjunction lie at most `window` words apart.
        """
        found: list[str] = []
        met: set[int] = set()
        for alone, more in map(self.known.__getitem__, words):
            found += alone
            met.update(more)
        possible = [number for need in met for number, rest in self._anchored.get(need, ()) if rest <= met]
        there = self.there(possible, words, window) if possible else ()
        return found + [owner for owner, _ in there]

    def there(self, possible: Iterable[int], words: Sequence[str], window: int) -> set[tuple[str, frozenset[int]]]:
        """The owners of those of these patterns that stand in this sentence, each with the words it takes."""
        atoms = list(map(self.atoms_of, words))
        telling = [(position, here) for position, here in enumerate(atoms) if here]
        found = set()
        for number in possible:
            pattern, first = self.together[number], self._firsts[number]
            for position, here in telling:
                if not first.isdisjoint(here) and (taken := covers(pattern, atoms, position, window)):
                    found.add((pattern.owner, taken))
        return found

    def _learn(self, word: str) -> tuple[Owners, Needs]:
        atoms = self.atoms_of(word)
        owners = {owner for atom in atoms for owner in self._alone.get(atom, NOBODY)}
        met = {number for atom in atoms for number in self._met_by.get(atom, ())}
        return tuple(owners), tuple(met)


class _Known(dict[str, tuple[Owners, Needs]]):
    """What each word says and which needs it meets; learnt when it is first met."""

    def __init__(self, learn: Callable[[str], tuple[Owners, Needs]]) -> None:
        super().__init__()
        self._learn = learn

    def __missing__(self, word: str) -> tuple[Owners, Needs]:
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
