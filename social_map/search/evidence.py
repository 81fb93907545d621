"""What the listings hold for each slot of a query: concepts and words together."""

from collections.abc import Mapping

from social_map.search.index import Index
from social_map.search.reading import TOPICS, Reading, Slot

BOTH, ALL, FORM = 0.12, 0.25, 0.08
ASIDE = 0.55
TRUST = {"needs": 0.5, "situations": 0.6, "audiences": 0.5, "generic": 0.5}
Evidence = Mapping[Slot, Mapping[int, float]]


def gather(reading: Reading, index: Index) -> Evidence:
    """Slot → listing → how well it answers (0–1)."""
    return {slot: _of(slot, index) for slot in reading.slots}


def best(evidence: Evidence, slot: Slot) -> float:
    """The best answer that any listing gives to a slot."""
    return max(evidence[slot].values(), default=0.0)


def _of(slot: Slot, index: Index) -> dict[int, float]:
    """The better of concept and word, and a little for both."""
    by_concept = _by_concepts(slot, index)
    by_word = _by_words(slot, index)
    trust = TRUST.get(slot.kind, 0.9)
    result: dict[int, float] = {}
    for key in by_concept.keys() | by_word.keys():
        concept, word = by_concept.get(key, 0.0), by_word.get(key, 0.0) * trust
        result[key] = min(1.0, max(concept, word) * (1 - BOTH) + BOTH * min(concept, word) + BOTH * word) * slot.sure
    return result


def _by_concepts(slot: Slot, index: Index) -> dict[int, float]:
    """The best of the concepts a slot may be; what answers all of them stands before what answers one."""
    shares = {code: aside for code in slot.concepts if (aside := _aside(slot, code, index)) > 0.0}
    forms = [index.evidence(code) for code in slot.concepts if code not in shares]
    found: dict[int, float] = {}
    total: dict[int, float] = {}
    for code, aside in shares.items():
        for key, weight in index.evidence(code).items():
            value = weight * aside
            found[key] = max(found.get(key, 0.0), value)
            total[key] = total.get(key, 0.0) + value
    return {
        key: value * (1 - ALL) + total[key] / len(shares) * ALL + FORM * sum(form.get(key, 0.0) for form in forms)
        for key, value in found.items()
    }


def _aside(slot: Slot, code: str, index: Index) -> float:
    """Where the same words may also be a wish, the group or the form they name counts less."""
    kind = index.lexicon.concepts[code].kind
    if kind == slot.kind or kind in TOPICS:
        return 1.0
    return ASIDE if kind == "audiences" else 0.0


def _by_words(slot: Slot, index: Index) -> dict[int, float]:
    if not slot.words:
        return {}
    total: dict[int, float] = {}
    shares = [max(0.2, index.rarity(word)) for word in slot.words]
    for word, share in zip(slot.words, shares, strict=True):
        for key, weight in index.word(word).items():
            total[key] = total.get(key, 0.0) + weight * share
    return {key: value / sum(shares) for key, value in total.items()}
