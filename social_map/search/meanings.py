"""What words say by themselves and which needs of patterns they meet, by their numbers, in arrays."""

from array import array
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from social_map.search.columns import Flags
from social_map.search.postings import Numbers
from social_map.search.ragged import Ragged
from social_map.search.spotting import Spotter

NOT_YET = -1
BITS = 8


class Meanings:
    """Each word that says anything has a place; 0 is that of all others. A word is learnt when it is first met.

    `alone` holds for each place the owners of its own patterns, `met` the needs it meets.
    """

    def __init__(self, spotter: Spotter, codes: Mapping[str, int]) -> None:
        """`codes` gives the number of an owner."""
        self._spotter = spotter
        self._codes = codes
        self._places = np.empty(0, np.int32)
        self._alone, self._met = _Growing(), _Growing()
        self._any = len(spotter.numbers)  # the number of what every word meets
        self._bits = np.zeros((0, self._any // BITS + 1), np.uint8)
        self._learn((), ())
        self._keep()

    def places(self, numbers: Numbers, words: Sequence[str]) -> Numbers:
        """The places of words, which `words` lists by their numbers."""
        more = len(words) - len(self._places)
        self._places = np.concatenate([self._places, np.full(more, NOT_YET, np.int32)])
        new = np.flatnonzero(np.bincount(numbers[self._places[numbers] == NOT_YET]))
        if len(new):
            for number in new.tolist():
                owners, needs = self._spotter.known[words[number]]
                self._places[number] = self._learn(owners, needs) if owners or needs else 0
            self._keep()
        return self._places[numbers]

    def meet(self, places: Numbers, needs: Numbers) -> Flags:
        """Whether the word at each of these places meets the need beside it."""
        found: Flags = (self._bits[places, needs // BITS] >> (needs % BITS).astype(np.uint8) & 1).astype(np.bool_)
        return found

    def _learn(self, owners: Iterable[str], needs: Iterable[int]) -> int:
        self._met.add(needs)
        return self._alone.add(map(self._codes.__getitem__, owners))

    def _keep(self) -> None:
        self.alone, self.met = self._alone.ragged(), self._met.ragged()
        fresh = np.arange(len(self._bits), len(self.met), dtype=np.int32)
        flags = np.zeros((len(fresh), self._bits.shape[1] * BITS), np.bool_)
        row, needs = self.met.of(fresh)
        flags[row, needs] = True
        flags[:, self._any] = True
        self._bits = np.concatenate([self._bits, np.packbits(flags, axis=1, bitorder="little")])


class _Growing:
    """Lists, one after the other."""

    def __init__(self) -> None:
        self._starts, self._values = array("q", [0]), array("i")

    def add(self, values: Iterable[int]) -> int:
        """Another list; its place."""
        self._values.extend(values)
        self._starts.append(len(self._values))
        return len(self._starts) - 2

    def ragged(self) -> Ragged:
        """The lists until now."""
        return Ragged(np.array(self._starts, np.int64), np.array(self._values, np.int32))
