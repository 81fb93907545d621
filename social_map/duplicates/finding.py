"""Finding pairs that may be the same among many: only cards that share something telling are compared."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from social_map.duplicates.cards import Card
from social_map.duplicates.likeness import Likeness, compare

MOST_IN_A_BLOCK = 120
_KEYS_OF_TITLE = 3


@dataclass(frozen=True, slots=True)
class Match:
    """Two cards of different sources that may be the same listing, by their keys."""

    new: Hashable
    known: Hashable
    likeness: Likeness


def find(new: Sequence[Card], known: Sequence[Card]) -> list[Match]:
    """Which new cards may be the same as which known ones of another source, most alike first; each pair once."""
    rarity = Counter(stem for card in (*new, *known) for stem in card.stems)
    shared = Counter(each for card in known for each in (card.phone, card.email, card.domain) if each)
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for position, card in enumerate(known):
        for key in _keys(card, rarity):
            blocks[key].append(position)
    seen: set[frozenset[Hashable]] = set()
    found = []
    for one in new:
        for position in _beside(one, blocks, rarity):
            other = known[position]
            pair = frozenset((one.key, other.key))
            if one.source == other.source or pair in seen:
                continue
            seen.add(pair)
            if likeness := compare(one, other, shared):
                found.append(Match(one.key, other.key, likeness))
    return sorted(found, key=lambda match: -match.likeness.score)


def _beside(card: Card, blocks: Mapping[Hashable, list[int]], rarity: Counter[str]) -> list[int]:
    """The positions of the cards that share a key with this one."""
    shared = (blocks.get(key, ()) for key in _keys(card, rarity))
    return sorted(set().union(*(block for block in shared if len(block) <= MOST_IN_A_BLOCK)))


def _keys(card: Card, rarity: Counter[str]) -> Iterable[Hashable]:
    """What this card is found by: its numbers and addresses, its name, and rare words with a place."""
    rarest = sorted(card.stems, key=lambda stem: (rarity[stem], stem))[:_KEYS_OF_TITLE]
    yield from ((kind, value) for kind, value in (("t", card.phone), ("m", card.email), ("w", card.domain)) if value)
    yield "n", card.title, card.place
    for stem in rarest:
        yield "s", stem, card.place
        for kind, value in (
            ("o", card.organisation),
            ("v", card.venue),
            ("b", card.neighbourhood),
            ("p", card.postcode),
        ):
            if value:
                yield kind, stem, value
