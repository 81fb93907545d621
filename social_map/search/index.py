"""The map in memory: for each concept and word the listings that have it, and how strongly."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from social_map.search.entry import Entry
from social_map.search.lexicon import Lexicon
from social_map.search.places import Gazetteer
from social_map.search.tagging import concepts, weighted_words
from social_map.search.vocabulary import Vocabulary
from social_map.text import stem
from social_map.text import words as cut

EXACT, INFLECTED = 1.0, 0.93


class Index:
    """Listings that can be found. `put` adds or replaces one, `drop` takes one away; both cost one listing's words."""

    def __init__(self, lexicon: Lexicon, entries: Iterable[Entry] = ()) -> None:
        self.lexicon = lexicon
        self.entries: dict[int, Entry] = {}
        self.by_concept: dict[str, dict[int, float]] = defaultdict(dict)
        self.by_word: dict[str, dict[int, float]] = defaultdict(dict)
        self._by_name: dict[tuple[str, ...], set[int]] = defaultdict(set)
        self._by_stem: dict[str, set[str]] = defaultdict(set)
        self._tags: dict[int, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._evidence: dict[str, dict[int, float]] = {}
        self._gazetteer: Gazetteer | None = None
        self._vocabulary: Vocabulary | None = None
        for entry in entries:
            self.put(entry)

    def put(self, entry: Entry) -> None:
        """Add a listing, or replace what was known of it."""
        self.drop(entry.key)
        tags = concepts(entry, self.lexicon)
        words = weighted_words(entry)
        for code, weight in tags.items():
            self.by_concept[code][entry.key] = weight
        for word, weight in words.items():
            self.by_word[word][entry.key] = weight
            self._by_stem[stem(word)].add(word)
        for name in _names(entry):
            self._by_name[name].add(entry.key)
        self.entries[entry.key] = entry
        self._tags[entry.key] = (tuple(tags), tuple(words))
        self._forget_derived()

    def drop(self, key: int) -> None:
        """Take a listing away; one that is not there is fine."""
        if key not in self.entries:
            return
        codes, words = self._tags.pop(key)
        for code in codes:
            del self.by_concept[code][key]
        for word in words:
            del self.by_word[word][key]
            if not self.by_word[word]:
                del self.by_word[word]
                self._by_stem[stem(word)].discard(word)
        for name in _names(self.entries[key]):
            self._by_name[name].discard(key)
        del self.entries[key]
        self._forget_derived()

    def _forget_derived(self) -> None:
        self._evidence.clear()
        self._gazetteer = None
        self._vocabulary = None

    @property
    def gazetteer(self) -> Gazetteer:
        """The places of the listings that are in the index now."""
        if self._gazetteer is None:
            self._gazetteer = Gazetteer(self.entries.values())
        return self._gazetteer

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of the lexicon, the map and its places."""
        if self._vocabulary is None:
            matcher = self.lexicon.matcher
            self._vocabulary = Vocabulary({*matcher.words, *self.by_word, *self.gazetteer.words})
        return self._vocabulary

    def evidence(self, code: str) -> Mapping[int, float]:
        """Listing → how well it answers this concept (0–1): itself, what is narrower, nearby, and what helps."""
        kept = self._evidence.get(code)
        if kept is None:
            kept = self._evidence[code] = self._gather(code)
        return kept

    def _gather(self, code: str) -> dict[int, float]:
        best: dict[int, float] = {}
        more: dict[int, float] = {}
        for target, strength in self.lexicon.answers[code].items():
            for key, weight in self.by_concept.get(target, {}).items():
                value = strength * weight
                if value > best.get(key, 0.0):
                    more[key] = best.get(key, 0.0)
                    best[key] = value
                elif value > more.get(key, 0.0):
                    more[key] = value
        return {key: min(1.0, value + 0.12 * more.get(key, 0.0)) for key, value in best.items()}

    def word(self, word: str) -> dict[int, float]:
        """Listing → weight for this word or an inflection of it."""
        found = dict(self.by_word.get(word, {}))
        for other in self._by_stem.get(stem(word), ()):
            if other != word:
                for key, weight in self.by_word[other].items():
                    found[key] = max(found.get(key, 0.0), weight * INFLECTED)
        return found

    def named(self, query: str) -> set[int]:
        """The listings whose title, organisation or building is called exactly this."""
        return self._by_name.get(tuple(cut(query)), set())

    def rarity(self, word: str) -> float:
        """How much a word tells (0–1): 1 for one that stands in a single listing."""
        total = len(self.entries) + 1
        here = sum(len(self.by_word[w]) for w in self._by_stem.get(stem(word), ()))
        return math.log(total / (here + 1)) / math.log(total) if here else 1.0


def _names(entry: Entry) -> set[tuple[str, ...]]:
    return {name for text in (entry.title, entry.organisation, entry.venue) if (name := tuple(cut(text)))}
