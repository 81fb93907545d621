"""What the words of a sentence hint at where no phrase of the lexicon stands in it.

Each word of the lexicon votes for the concepts in whose phrases it stands, the more the fewer phrases have it. Of
sentences of the lexicon that were left out of it, words hint at something in half, and rightly in two of three.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from social_map.search.lexicon import Lexicon
from social_map.search.stopwords import STOP
from social_map.text import fold, stem
from social_map.text import words as cut

KINDS = frozenset({"activities", "needs", "situations", "services"})
SHORTEST = 3  # letters
LEAST = 0.3  # what the words must add up to before they hint at anything
SHARE = 0.6  # of the best, for what else they may hint at
MOST = 3  # concepts
DOUBT = 1.0  # a word that stands in one phrase only may stand there by chance


class Hunches:
    """For each word of the phrases how often it stands in those of which concept."""

    def __init__(self, phrases: Sequence[tuple[str, str]]) -> None:
        self._owners: dict[str, Counter[str]] = defaultdict(Counter)
        for owner, phrase in phrases:
            for word in _stems(_plain(phrase)):
                self._owners[word][owner] += 1
        self._worth = {word: _rarity(owners.total(), len(phrases)) for word, owners in self._owners.items()}

    def of(self, words: Sequence[str]) -> Mapping[str, float]:
        """The concepts that these words hint at, with how much (0 and up), the likeliest first."""
        found: dict[str, float] = defaultdict(float)
        for word in _stems(words):
            for owner, times in self._owners.get(word, {}).items():
                found[owner] += times * self._worth[word]
        best = sorted(found.items(), key=lambda hint: (-hint[1], hint[0]))[:MOST]
        return {owner: much for owner, much in best if much >= max(LEAST, SHARE * best[0][1])}


def _rarity(phrases: int, total: int) -> float:
    return math.log(total / phrases) / math.log(max(2, total)) / (phrases + DOUBT)


def _stems(words: Iterable[str]) -> set[str]:
    return {stem(word) for word in words if word not in STOP and len(word) >= SHORTEST}


def _plain(phrase: str) -> Iterator[str]:
    """The words of a phrase, without those that name a group of words."""
    for part in phrase.replace("+", " ").replace("/", " ").split():
        if not part.startswith("@"):
            yield from cut(fold(part.strip("=*")))


@lru_cache(maxsize=4)
def hunches_of(lexicon: Lexicon) -> Hunches:
    """The hunches of a lexicon. What has `only` words of its own is never meant by chance."""
    known = lexicon.concepts
    kept = [(code, each) for code, each in lexicon.phrases if known[code].kind in KINDS and not known[code].only]
    return Hunches(kept)
