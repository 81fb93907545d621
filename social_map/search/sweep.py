"""What `Spotter` finds in a sentence, of many sentences at once."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

import numpy as np

from social_map.search.meanings import Meanings
from social_map.search.postings import Numbers
from social_map.search.ragged import Places, Ragged, grouped_by
from social_map.search.spotting import Spotter

WIDEST = 64  # words that a pattern takes, of which is known where they stand
LAYERS = 3  # of what a conjunction needs, that are looked at before it is looked for in earnest
Pairs = tuple[Places, Places]


class Sweep:
    """Finds the owners of patterns in many sentences, whose words have numbers. Nothing in it changes."""

    def __init__(self, spotter: Spotter, codes: Mapping[str, int]) -> None:
        """`codes` gives the number of an owner."""
        self.spotter = spotter
        self.codes = codes
        rows = [pattern.parts[0][0] if len(pattern.parts) == 1 else () for pattern in spotter.together]
        self._phrases = [number for number, row in enumerate(rows) if row]
        self._conjunctions = np.array([number for number, row in enumerate(rows) if not row], np.int64)
        self._sizes = np.array([len(rows[number]) for number in self._phrases], np.int64)
        self._longest = int(self._sizes.max(initial=1))
        self._steps = self._padded([[spotter.numbers[word] for word in rows[n]] for n in self._phrases], self._longest)
        self._needs = self._padded([spotter.needs[number] for number in self._conjunctions.tolist()], LAYERS)
        self._owners = np.array([codes[spotter.together[number].owner] for number in self._phrases], np.int64)

    def _padded(self, needs: Sequence[Sequence[int]], size: int) -> Numbers:
        """So many needs of each, filled up with what every word and sentence meets."""
        none = len(self.spotter.numbers)
        return np.array([[*each, *[none] * size][:size] for each in needs], np.int32).reshape(-1, size)

    def owners(self, sentences: Ragged, words: Sequence[str], meanings: Meanings, *, window: int) -> Ragged:
        """For each sentence the numbers of the owners that `Spotter.owners` gives.

        `words` are those of the numbers; `meanings` learns those it does not know.
        """
        sentence_of, numbers = sentences.of(np.arange(len(sentences), dtype=np.int32))
        places = meanings.places(numbers, words)
        tokens, alone = meanings.alone.of(places)
        met, needs = meanings.met.of(places)
        spots = np.arange(len(places)) + sentence_of + self._longest  # an empty place after each sentence
        text = np.zeros(len(places) + len(sentences) + 2 * self._longest, np.int32)
        text[spots] = places
        together = self._standing(text, spots[met], needs, meanings)
        possible = self._possible(sentence_of[met], needs, len(sentences))
        begins = sentences.starts[:-1] + np.arange(len(sentences)) + self._longest
        near, apart = self._near(possible, begins, sentences, words, window)
        keys = np.unique(np.concatenate([together, near]))
        places_of = np.searchsorted(begins, keys // len(self.codes) // WIDEST, "right") - 1
        where = np.concatenate([sentence_of[tokens], places_of, np.array([n for n, _ in apart], np.int64)])
        whose = np.concatenate([alone, keys % len(self.codes), np.array([owner for _, owner in apart], np.int64)])
        return grouped_by(where, whose, len(sentences))

    def _key(self, start: Places, size: Places, owner: Places) -> Places:
        """One number for whose pattern takes which words that stand together."""
        return (start * WIDEST + size) * len(self.codes) + owner

    def _standing(self, text: Numbers, spots: Places, needs: Numbers, meanings: Meanings) -> Places:
        """The phrases that stand in the text, as keys; each looked for where its rarest word stands."""
        offsets, anchored = _anchored(self._steps, needs, len(self.spotter.numbers))
        at, phrases = anchored.of(needs)
        starts = spots[at] - offsets[phrases]
        for step in range(self._longest):
            stays = meanings.meet(text[starts + step], self._steps[phrases, step])
            starts, phrases = starts[stays], phrases[stays]
        return self._key(starts, self._sizes[phrases], self._owners[phrases])

    def _possible(self, sentence: Numbers, needs: Numbers, size: int) -> Pairs:
        """Sentences, in order, and conjunctions all of whose needs are met there."""
        none = len(self.spotter.numbers)
        used = np.zeros(none + 1, np.int32)
        used[self._needs.ravel()] = 1
        column = np.cumsum(used) - 1
        sentence, needs = sentence[used[needs] > 0], needs[used[needs] > 0]
        met = np.zeros((size, int(used.sum()) + 1), np.bool_)
        met[sentence, column[needs]] = True
        met[:, column[none]] = True
        at, patterns = _anchored(self._needs, needs, none)[1].of(needs)
        where = sentence[at]
        for layer in range(LAYERS):
            stays = met[where, column[self._needs[patterns, layer]]]
            where, patterns = where[stays], patterns[stays]
        return np.divmod(np.unique(where.astype(np.int64) * len(self._needs) + patterns), len(self._needs))

    def _near(
        self, possible: Pairs, begins: Places, sentences: Ragged, words: Sequence[str], window: int
    ) -> tuple[Places, list[tuple[int, int]]]:
        """The conjunctions that stand there: keys of those whose words stand together; sentence and owner of others."""
        keys, apart = [], []
        for sentence, owner, taken in self._there(possible, sentences, words, window):
            first, last = min(taken), max(taken)
            if last - first + 1 == len(taken) < WIDEST:
                keys.append((begins[sentence] + first, len(taken), owner))
            else:
                apart.append((sentence, owner))
        start, size, owners = np.array(keys, np.int64).reshape(-1, 3).T
        return self._key(start, size, owners), apart

    def _there(
        self, possible: Pairs, sentences: Ragged, words: Sequence[str], window: int
    ) -> Iterator[tuple[int, int, frozenset[int]]]:
        where, patterns = possible[0].tolist(), self._conjunctions[possible[1]].tolist()
        for sentence, some in groupby(zip(where, patterns, strict=True), itemgetter(0)):
            said = [words[number] for number in sentences[sentence].tolist()]
            for owner, taken in self.spotter.there([pattern for _, pattern in some], said, window):
                yield sentence, self.codes[owner], taken


def _anchored(patterns: Numbers, needs: Numbers, none: int) -> tuple[Numbers, Ragged]:
    """Which need of each pattern is met least often, by its place in the pattern; and the patterns by that need."""
    often = np.bincount(needs, minlength=none + 1)
    often[none] = len(needs) + 1
    rarest = often[patterns].argmin(axis=1).astype(np.int32)
    numbers = np.arange(len(patterns), dtype=np.int32)
    return rarest, grouped_by(patterns[numbers, rarest], numbers, none + 1)
