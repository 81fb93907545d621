"""The map in memory: a large segment, a few small ones with what changed since, and marks on listings that are gone.

An index never changes: `changed` makes the next one, so that any number of searches may read while one thread follows
the database. Rows run on through the segments.
"""

import math
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from itertools import product
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from social_map.distance import NEAR, Point
from social_map.search.areas import NOWHERE, Areas
from social_map.search.columns import Columns, Distinct, Flags
from social_map.search.entry import Entry
from social_map.search.gazetteer import Gazetteer
from social_map.search.lexicon import Lexicon
from social_map.search.postings import NO_WEIGHTS, NONE, Numbers, Pairs, Rows, Weights
from social_map.search.segment import Segment, built, merged, names
from social_map.search.snapshot import Snapshot, unchanged
from social_map.search.tagging import tagger_of
from social_map.search.times import DAYS, When
from social_map.search.vocabulary import Vocabulary
from social_map.search.wordlist import WordList
from social_map.text import stem
from social_map.text import words as cut

T = TypeVar("T", bound=Hashable)
MILLIONTHS = 1e6  # of a degree: whole numbers, so that the order of adding does not matter
NOTHING = (0.0, 0.0, 0.0)
INFLECTED = 0.93
PARTS = ("ochtend", "middag", "avond")
STEP = 8  # a segment this many times as large as the next is left alone
Live = tuple[Segment, Flags]


class Index:
    """Listings that can be found. `Index(lexicon, entries)` reads them all; `changed` gives the next index."""

    def __init__(self, lexicon: Lexicon, entries: Iterable[Entry] = (), *, areas: Areas = NOWHERE) -> None:
        self.lexicon = lexicon
        self.areas = areas
        self._tagger = tagger_of(lexicon)
        self._rarities: dict[str, float] = {}
        self._withins: dict[frozenset[str], Flags] = {}
        self.is_kept = False  # whether a snapshot holds just this
        first = built(self._tagger, entries)
        self._parts: tuple[Live, ...] = (_whole(first),) if len(first) else ()

    @classmethod
    def resumed(cls, lexicon: Lexicon, entries: Iterable[Entry], kept: Snapshot, *, areas: Areas = NOWHERE) -> "Index":
        """The index of these listings, of which only those are read that say something else than when it was kept."""
        every = list(entries)
        known = dict(unchanged(kept, every))
        rows = [known.get(row) or Entry(key, "", "", "") for row, key in enumerate(kept.keys.tolist())]
        found = cls(lexicon, areas=areas)
        segment = Segment(found._tagger, rows, kept.concepts, kept.words, vocabulary=kept.vocabulary, called=kept.names)
        marks = np.ones(len(rows), np.bool_)
        marks[list(known)] = False
        found._parts = ((segment, marks),)
        same = {entry.key for entry in known.values()}
        found.is_kept = len(known) == len(rows) == len(every)
        return found if found.is_kept else found.changed(entry for entry in every if entry.key not in same)

    def changed(self, put: Iterable[Entry] = (), drop: Collection[int] = ()) -> "Index":
        """The index after these listings were put in (or replaced) and those keys taken away."""
        young = built(self._tagger, put)
        gone = np.array([*young.keys.tolist(), *drop], np.int64)
        parts = [(segment, _marked(segment, marks, gone)) for segment, marks in self._parts]
        if len(young):
            parts.append(_whole(young))
        parts = [(segment, marks) for segment, marks in parts if not marks.all()]
        while len(parts) > 1 and len(parts[-1][0]) * STEP >= len(parts[-2][0]):
            parts[-2:] = [_whole(merged(self._tagger, parts[-2:]))]
        found = Index(self.lexicon, areas=self.areas)
        found._parts = tuple(parts)
        return found

    def whole(self) -> Segment:
        """All listings in one segment."""
        return merged(self._tagger, self._parts) if self._parts else built(self._tagger, ())

    @property
    def segments(self) -> Iterator[tuple[Segment, int]]:
        """The segments with the row at which each begins."""
        start = 0
        for segment, _ in self._parts:
            yield segment, start
            start += len(segment)

    @cached_property
    def size(self) -> int:
        """The number of rows, with those that are gone."""
        return sum(len(segment) for segment, _ in self._parts)

    @cached_property
    def gone(self) -> Numbers:
        """The rows of listings that were changed or taken away."""
        marks = [marks for _, marks in self._parts]
        return np.flatnonzero(np.concatenate(marks)).astype(np.int32) if marks else np.empty(0, np.int32)

    def __len__(self) -> int:
        return self.size - len(self.gone)

    @cached_property
    def rows(self) -> Numbers:
        """The rows of all listings that can be found."""
        here = np.ones(self.size, np.bool_)
        here[self.gone] = False
        return np.flatnonzero(here).astype(np.int32)

    @cached_property
    def leisure(self) -> Weights:
        """How likely each row is meant by somebody who named no wish."""
        return np.concatenate([segment.columns.leisure for segment, _ in self._parts] or [NO_WEIGHTS])

    def within(self, municipalities: frozenset[str]) -> Flags:
        """Which rows are of these municipalities or just across their border, online, or of no place at all."""
        kept = self._withins.get(municipalities)
        if kept is None:
            areas = self.gazetteer.near(municipalities, NEAR)
            found = [segment.columns.within(areas) for segment, _ in self._parts]
            kept = self._withins[municipalities] = np.concatenate(found) if found else np.empty(0, np.bool_)
        return kept

    def split(self, rows: Rows) -> Iterator[tuple[Segment, Rows]]:
        """These rows, which are in order, by segment, counted from its beginning."""
        for segment, start in self.segments:
            first, last = np.searchsorted(rows, (start, start + len(segment)))
            if first < last:
                yield segment, rows[first:last] - np.int32(start)

    def keys_of(self, rows: Rows) -> NDArray[np.int64]:
        """The keys of the listings in these rows."""
        return self._keys.take(rows)

    @cached_property
    def _keys(self) -> NDArray[np.int64]:
        keys = [segment.keys for segment, _ in self._parts]
        return keys[0] if len(keys) == 1 else np.concatenate(keys or [np.empty(0, np.int64)])

    def entry(self, row: int) -> Entry:
        """The listing in a row."""
        for segment, start in self.segments:
            if row < start + len(segment):
                return segment.entries[row - start]
        raise IndexError(row)

    def standing(self) -> Iterator[Entry]:
        """All listings that can be found."""
        for segment, marks in self._parts:
            yield from (entry for entry, gone in zip(segment.entries, marks.tolist(), strict=True) if not gone)

    def over(self, today: date) -> list[int]:
        """The keys of events whose last day has passed."""
        found: list[int] = []
        for segment, marks in self._parts:
            passed = (segment.columns.until < today.toordinal()) & ~marks
            found += segment.keys[passed].tolist()
        return found

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places of the listings that are in the index now."""
        spots = self._middles(lambda columns: columns.area, lambda entry: (entry.neighbourhood, entry.municipality))
        codes = self._middles(lambda columns: columns.postcode, lambda entry: entry.postcode)
        known = {code: spot for code, spot in codes.items() if spot is not None and code}
        return Gazetteer(spots, known, self.areas)

    def _middles(self, column: Callable[[Columns], Distinct], value: Callable[[Entry], T]) -> dict[T, Point | None]:
        """For each value of a column the middle of the listings that have it, None where they do not say."""
        sums: dict[T, tuple[float, float, float]] = {}
        for segment, marks in self._parts:
            distinct, columns = column(segment.columns), segment.columns
            numbers, size, spots = distinct.numbers, len(distinct.samples), ~marks & ~np.isnan(columns.lat)
            there = np.flatnonzero(np.bincount(numbers[~marks], minlength=size))
            whole = [np.ones(len(spots)), *(np.round(each * MILLIONTHS) for each in (columns.lat, columns.lon))]
            totals = [np.bincount(numbers[spots], each[spots], minlength=size)[there].tolist() for each in whole]
            for number, count, lat, lon in zip(there.tolist(), *totals, strict=True):
                key = value(distinct.samples[number])
                known = sums.get(key, NOTHING)
                sums[key] = (known[0] + count, known[1] + lat, known[2] + lon)
        return {
            key: (lat / count / MILLIONTHS, lon / count / MILLIONTHS) if count else None
            for key, (count, lat, lon) in sums.items()
        }

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the lexicon, the map and its places."""
        known = [_words_of(self.lexicon), _listed(self.gazetteer.words)]
        lists = [*known, *(segment.vocabulary for segment, _ in self._parts)]
        if not len(self.gone):
            return Vocabulary(lists, lambda _word: True)
        return Vocabulary(lists, lambda word: word in known[0] or word in known[1] or self.has_word(word))

    def prepare(self) -> None:
        """Work out beforehand what every search needs, and what each concept finds."""
        for code in self.lexicon.concepts:
            self.answering(code)
        for segment, _ in self._parts:
            segment.prepare()
        for days, part in product([frozenset[str](), *map(frozenset, zip(DAYS, strict=True))], [None, *PARTS]):
            when = When(days, part)
            for segment, _ in self._parts:
                segment.columns.schedule.prepare(when, when.judge())
        for word in ("wandelne", "biljarden"):
            self.vocabulary.mend(word)

    def evidence(self, code: str) -> dict[int, float]:
        """Listing → how well it answers this concept (0–1): itself, what is narrower, nearby, and what helps."""
        rows, weights = self.answering(code)
        here = ~np.isin(rows, self.gone)
        return dict(zip(self.keys_of(rows[here]).tolist(), weights[here].tolist(), strict=True))

    def answering(self, code: str) -> Pairs:
        """The same as rows; gone ones too."""
        return _through((segment.evidence(code), start) for segment, start in self.segments)

    def has_word(self, word: str) -> bool:
        """Whether any listing has this word."""
        return any(not marks[segment.words.of(word)[0]].all() for segment, marks in self._parts)

    def knows_word(self, word: str) -> bool:
        """Whether any listing has this word or an inflection of it."""
        return any(self.has_word(other) for other in self._inflections(word))

    def word(self, word: str) -> list[tuple[Pairs, float]]:
        """The rows with this word, and with its inflections, which count for less; gone ones too."""
        found = [((segment.words.of(word), start), 1.0) for segment, start in self.segments]
        for other in self._inflections(word):
            if other != word:
                found += [((segment.words.of(other), start), INFLECTED) for segment, start in self.segments]
        return [((rows + start, weights), share) for ((rows, weights), start), share in found if len(rows)]

    def _inflections(self, word: str) -> set[str]:
        return {other for segment, _ in self._parts for other in segment.vocabulary.of_stem(stem(word))}

    def named(self, query: str) -> Numbers:
        """The rows of listings whose title, organisation or building is called exactly this."""
        name, rows, start = " ".join(cut(query)), list[int](), 0
        for segment, marks in self._parts:
            here = segment.names.of(name)
            called = [row for row in here[~marks[here]].tolist() if name in names(segment.entries[row])]
            rows += [row + start for row in sorted(called)]
            start += len(segment)
        return np.array(rows, np.int32)

    def rarity(self, word: str) -> float:
        """How much a word tells (0–1): 1 for one that stands in a single listing."""
        known = self._rarities.get(word)
        if known is None:
            known = self._rarities[word] = self._rarity(word)
        return known

    def _rarity(self, word: str) -> float:
        total = len(self) + 1
        here = sum(
            int(np.count_nonzero(~marks[segment.words.of(other)[0]]))
            for other in self._inflections(word)
            for segment, marks in self._parts
        )
        return math.log(total / (here + 1)) / math.log(total) if here else 1.0


def _whole(segment: Segment) -> Live:
    return segment, np.zeros(len(segment), np.bool_)


def _marked(segment: Segment, marks: Flags, gone: NDArray[np.int64]) -> Flags:
    hit = np.isin(segment.keys, gone)
    return marks | hit if hit.any() else marks


def _through(parts: Iterable[tuple[Pairs, int]]) -> Pairs:
    found = [(rows + start if start else rows, weights) for (rows, weights), start in parts if len(rows)]
    if not found:
        return NONE
    if len(found) == 1:
        return found[0]
    return np.concatenate([rows for rows, _ in found]), np.concatenate([weights for _, weights in found])


@lru_cache(maxsize=8)
def _listed(words: frozenset[str]) -> WordList:
    return WordList(words)


@lru_cache(maxsize=4)
def _words_of(lexicon: Lexicon) -> WordList:
    return WordList(lexicon.spelled)
