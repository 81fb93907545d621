"""For each term the listings that have it and how strongly, in arrays: eight bytes a pair. None of this changes."""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.int32]
Weights: TypeAlias = NDArray[np.float32]
Places: TypeAlias = NDArray[np.intp]  # to look things up with: with numbers of 32 bits that takes three times as long
Rows: TypeAlias = NDArray[np.signedinteger[Any]]  # either
NO_NUMBERS: Numbers = np.empty(0, np.int32)
NO_WEIGHTS: Weights = np.empty(0, np.float32)
Pairs: TypeAlias = tuple[Numbers, Weights]
NONE: Pairs = (NO_NUMBERS, NO_WEIGHTS)


@dataclass(frozen=True, slots=True)
class Postings:
    """Terms by number; the rows of term n, in order, lie at `starts[n]:starts[n + 1]` of `rows` and `weights`."""

    terms: Mapping[str, int]
    starts: NDArray[np.int64]
    rows: Numbers
    weights: Weights

    def of(self, term: str) -> Pairs:
        """The rows with this term, in order, and their weights."""
        number = self.terms.get(term)
        if number is None:
            return NONE
        here = slice(self.starts[number], self.starts[number + 1])
        return self.rows[here], self.weights[here]


def weights_at(pairs: Pairs, rows: Rows) -> Weights:
    """The weight of each of these rows in postings, 0 where it has none."""
    known, weights = pairs
    if not len(known):
        return np.zeros(len(rows), np.float32)
    places = known.searchsorted(rows)
    places[places == len(known)] = 0
    found = weights.take(places)
    found *= known.take(places) == rows
    return found


def collected(terms: Mapping[str, int], numbers: Numbers, rows: Numbers, weights: Weights) -> Postings:
    """Postings of loose triples, in which the rows of a term stand in order."""
    order = np.argsort(numbers, kind="stable")
    starts = np.zeros(len(terms) + 1, np.int64)
    np.cumsum(np.bincount(numbers, minlength=len(terms)), out=starts[1:])
    return Postings(terms, starts, rows[order], weights[order])


def joined(parts: Sequence[tuple[Postings, Numbers]]) -> Postings:
    """Several as one. Beside each stands the new number of its every row, -1 for rows that are left out."""
    terms: dict[str, int] = {}
    triples = [_renumbered(postings, new_rows, terms) for postings, new_rows in parts]
    numbers, rows, weights = (np.concatenate(column) for column in zip(*triples, strict=True))
    order = np.argsort(rows, kind="stable")
    return without_empty(collected(terms, numbers[order], rows[order], weights[order]))


def _renumbered(postings: Postings, new_rows: Numbers, terms: dict[str, int]) -> tuple[Numbers, Numbers, Weights]:
    new_numbers = np.fromiter((terms.setdefault(term, len(terms)) for term in postings.terms), np.int32)
    numbers = np.repeat(new_numbers, np.diff(postings.starts))
    rows = new_rows[postings.rows]
    stays = rows >= 0
    return numbers[stays], rows[stays], postings.weights[stays]


def without_empty(postings: Postings) -> Postings:
    """The same without terms that no row has."""
    sizes = np.diff(postings.starts)
    if sizes.all():
        return postings
    kept = [term for term, size in zip(postings.terms, sizes, strict=True) if size]
    terms = {term: number for number, term in enumerate(kept)}
    return Postings(
        terms, np.append(postings.starts[:-1][sizes > 0], postings.starts[-1]), postings.rows, postings.weights
    )


class Groups:
    """Numbers by a text that several may share, found by its hash in eight bytes each.

    Two texts may have the same hash: who asks must look whether what is found is what was meant.
    """

    def __init__(self, hashes: NDArray[np.uint32], members: Numbers) -> None:
        order = np.argsort(hashes, kind="stable")
        self.hashes, self.members = hashes[order], members[order]

    def of(self, text: str) -> Numbers:
        """The numbers that were put under this text, in the order in which they were, and maybe a few others."""
        here = np.uint32(zlib.crc32(text.encode()))
        return self.members[np.searchsorted(self.hashes, here) : np.searchsorted(self.hashes, here, "right")]


def grouped(texts: Iterable[tuple[str, int]]) -> Groups:
    """Groups of (text, number)."""
    hashes, members = _columns(texts)
    return Groups(hashes, members)


def _columns(texts: Iterable[tuple[str, int]]) -> tuple[NDArray[np.uint32], Numbers]:
    pairs = np.fromiter(_hashed(texts), np.dtype([("hash", np.uint32), ("member", np.int32)]))
    return pairs["hash"].copy(), pairs["member"].copy()


def _hashed(texts: Iterable[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    for text, number in texts:
        yield zlib.crc32(text.encode()), number
