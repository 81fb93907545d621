"""What the listings hold for each slot of a query: concepts and words together."""

from collections.abc import Mapping
from typing import TypeAlias

import numpy as np

from social_map.search.index import Index
from social_map.search.postings import Weights
from social_map.search.reading import TOPICS, Reading, Slot

BOTH, ALL, FORM = 0.12, 0.25, 0.08
ASIDE = 0.55
TRUST = {"needs": 0.5, "situations": 0.6, "audiences": 0.5, "generic": 0.5}
Evidence: TypeAlias = Mapping[Slot, Weights]


def gather(reading: Reading, index: Index) -> Evidence:
    """Slot → for each row how well it answers (0–1); 0 for rows that are gone."""
    return {slot: _of(slot, index) for slot in reading.slots}


def best(evidence: Evidence, slot: Slot) -> float:
    """The best answer that any listing gives to a slot."""
    return float(evidence[slot].max(initial=0.0))


def _of(slot: Slot, index: Index) -> Weights:
    """The better of concept and word, and a little for both."""
    concept = _by_concepts(slot, index)
    if slot.words:
        word = _by_words(slot, index) * np.float32(TRUST.get(slot.kind, 0.9))
        together = np.minimum(concept, word) + word
        np.maximum(concept, word, out=concept)
        concept *= np.float32(1 - BOTH)
        concept += np.float32(BOTH) * together
    else:
        concept *= np.float32(1 - BOTH)
    found = np.minimum(concept, np.float32(1.0), out=concept)
    found *= np.float32(slot.sure)
    found[index.gone] = 0.0
    return found


def _by_concepts(slot: Slot, index: Index) -> Weights:
    """The best of the concepts a slot may be; what answers all of them stands before what answers one."""
    shares = {code: aside for code in slot.concepts if (aside := _aside(slot, code, index)) > 0.0}
    found = np.zeros(index.size, np.float32)
    if len(shares) == 1:
        [(code, aside)] = shares.items()
        rows, weights = index.answering(code)
        found[rows.astype(np.intp)] = weights * np.float32(aside)
    elif shares:
        total = np.zeros(index.size, np.float32)
        for code, aside in shares.items():
            rows, weights = index.answering(code)
            places, values = rows.astype(np.intp), weights * np.float32(aside)
            found[places] = np.maximum(found.take(places), values)
            total[places] = total.take(places) + values
        found *= np.float32(1 - ALL)
        total *= np.float32(ALL / len(shares))
        found += total
    return _with_forms(found, [code for code in slot.concepts if code not in shares], index)


def _with_forms(found: Weights, forms: list[str], index: Index) -> Weights:
    """A little more for the form that was named too, where the wish itself is answered."""
    for code in forms:
        rows, weights = index.answering(code)
        places = rows.astype(np.intp)
        before = found.take(places)
        found[places] = before + np.float32(FORM) * weights * (before > 0.0)
    return found


def _aside(slot: Slot, code: str, index: Index) -> float:
    """Where the same words may also be a wish, the group or the form they name counts less."""
    kind = index.lexicon.concepts[code].kind
    if kind == slot.kind or kind in TOPICS:
        return 1.0
    return ASIDE if kind == "audiences" else 0.0


def _by_words(slot: Slot, index: Index) -> Weights:
    total = np.zeros(index.size, np.float32)
    shares = [max(0.2, index.rarity(word)) for word in slot.words]
    for word, share in zip(slot.words, shares, strict=True):
        total += _by_word(word, index) * np.float32(share / sum(shares)) if len(shares) > 1 else _by_word(word, index)
    return total


def _by_word(word: str, index: Index) -> Weights:
    """The weight of a word or an inflection of it, whichever is more."""
    found = np.zeros(index.size, np.float32)
    for (rows, weights), share in index.word(word):
        places = rows.astype(np.intp)
        found[places] = np.maximum(found.take(places), weights * np.float32(share))
    return found
