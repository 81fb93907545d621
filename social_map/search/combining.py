"""What a listing is worth that answers several slots of a query, each more or less well."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from social_map.search.columns import Flags
from social_map.search.evidence import Evidence
from social_map.search.postings import Places, Weights
from social_map.search.reading import Slot

NEEDS = frozenset({"needs", "situations"})
SPREAD = (1.0, 0.75, 0.5, 0.35)


def combine(rows: Places, evidence: Evidence, topics: tuple[Slot, ...], weights: Mapping[Slot, float]) -> Weights:
    """The weighted mean over wishes; over needs the root of the mean square: one answered well is more than two half.

    In a long sentence the best few count most: the best in full, the next for less; of equal ones the weightier first.
    """
    rest = tuple(slot for slot in evidence if slot not in topics)
    ordered = sorted(topics, key=lambda slot: -weights[slot])
    share = np.array([weights[slot] for slot in ordered], np.float32)
    seen = np.array([evidence[slot].take(rows) for slot in ordered])
    worth = seen * share[:, None]
    last = np.float32(SPREAD[-1])
    power = _power(topics)
    seen **= power
    total: Weights = (share * last) @ seen
    weight = np.full(len(rows), share.sum() * last, np.float32)
    for part in SPREAD[: min(len(ordered), len(SPREAD) - 1)]:
        for number, top in enumerate(_tops(worth)):
            more = top * (share[number] * (np.float32(part) - last))
            weight += more
            total += more * seen[number]
            np.copyto(worth[number], -1.0, where=top)
    for slot in rest:
        total += np.float32(weights[slot]) * evidence[slot].take(rows) ** power
        weight += np.float32(weights[slot])
    mean: Weights = np.divide(total, weight, out=np.zeros(len(rows), np.float32), where=weight > 0)
    return mean ** (np.float32(1.0) / power)


def _power(topics: tuple[Slot, ...]) -> np.float32:
    return np.float32(2.0 if any(slot.kind in NEEDS for slot in topics) else 1.0)


def at_most(evidence: Evidence, topics: tuple[Slot, ...], weights: Mapping[Slot, float]) -> Weights:
    """For every row a bound on `combine`, without looking which slots are best answered.

    The best slot counts in full and the others at most as the second does; the weightiest are taken to count least.
    """
    shares = sorted((weights[slot] for slot in topics), reverse=True)
    spread = sorted((*SPREAD, *[SPREAD[-1]] * len(shares))[: len(shares)])
    least = sum(a * b for a, b in zip(shares, spread, strict=True))
    least += sum(weights[slot] for slot in evidence if slot not in topics)
    power, second = _power(topics), np.float32(SPREAD[1])
    total, most = np.zeros((2, len(evidence[topics[0]])), np.float32)
    for slot, found in evidence.items():
        here = found * found if power > 1.0 else found.copy()
        here *= np.float32(weights[slot])
        if slot in topics:
            np.maximum(most, here, out=most)
            here *= second
        total += here
    most *= np.float32(1.0) - second
    total += most
    total /= np.float32(least)
    return np.minimum(1.0, total if power == 1.0 else np.sqrt(total))


def _tops(worth: NDArray[np.float32]) -> Iterator[Flags]:
    """For each row in which columns it has the most, the first of equal ones: `argmax` takes three times as long."""
    most, free = worth.max(axis=0), np.ones(worth.shape[1], np.bool_)
    for row in worth:
        top = row == most
        top &= free
        free ^= top
        yield top
