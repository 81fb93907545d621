"""Lists of different lengths in two arrays: of many lists at once, what stands in them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from social_map.search.postings import Numbers

Places = NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, slots=True)
class Ragged:
    """List n is `values[starts[n]:starts[n + 1]]`."""

    starts: NDArray[np.int64]
    values: Numbers

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> Numbers:
        return self.values[self.starts[number] : self.starts[number + 1]]

    def some(self, which: Places) -> "Ragged":
        """Only these lists, in this order."""
        return _of_sizes(np.diff(self.starts)[which], self.of(which)[1])

    def of(self, which: Places) -> tuple[Numbers, Numbers]:
        """What stands in these lists, one after the other; before it for each the place in `which` of its list."""
        begin = self.starts[which]
        sizes = self.starts[which + 1] - begin
        ends = np.cumsum(sizes)
        total = int(ends[-1]) if len(ends) else 0
        at = np.arange(total) + np.repeat(begin - ends + sizes, sizes)
        return np.repeat(np.arange(len(which), dtype=np.int32), sizes), self.values[at]


def ragged(lists: Sequence[Sequence[str]], number_of: Callable[[str], int]) -> Ragged:
    """The numbers of what stands in these lists."""
    sizes = np.fromiter(map(len, lists), np.int64, len(lists))
    return _of_sizes(sizes, np.fromiter(map(number_of, chain.from_iterable(lists)), np.int32, int(sizes.sum())))


def grouped_by(numbers: Places, values: Places, size: int) -> Ragged:
    """`size` lists: n has the values beside which n stands, in order."""
    order = np.argsort(numbers, kind="stable")
    return _of_sizes(np.bincount(numbers, minlength=size), values[order])


def _of_sizes(sizes: NDArray[np.integer], values: Places) -> Ragged:
    starts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return Ragged(starts, values.astype(np.int32, copy=False))
