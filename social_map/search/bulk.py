"""What many listings are about and say, in arrays: what `Tagger.read` says of each of them."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from social_map.search.entry import Entry
from social_map.search.meanings import Meanings
from social_map.search.postings import Numbers, Postings, Weights, collected, without_empty
from social_map.search.ragged import Places, Ragged, ragged
from social_map.search.stopwords import STOP
from social_map.search.sweep import Sweep
from social_map.search.tagging import ALSO, WINDOW, Tagger, fields_of
from social_map.text import words_of_each

MANY = 20  # listings, below which arrays cost more than they save
A_TIME = 2000  # listings, so that what lies between takes little room
Weighed = NDArray[np.float64]
Columns = tuple[Places, Places, Weighed]  # row, number of a concept or a word, weight
Kept = tuple[Numbers, Numbers, Weights]


def read(tagger: Tagger, entries: Sequence[Entry]) -> tuple[Postings, Postings]:
    """The concepts and the words of these listings, by their place among them."""
    if len(entries) >= MANY:
        return Bulk(tagger).read(entries)
    both = [tagger.read(entry) for entry in entries]
    return _one_by_one([about for about, _ in both]), _one_by_one([said for _, said in both])


def _one_by_one(each: Sequence[Mapping[str, float]]) -> Postings:
    terms: dict[str, int] = defaultdict(count().__next__)
    numbers = np.array([terms[term] for some in each for term in some], np.int32)
    rows = np.repeat(np.arange(len(each), dtype=np.int32), list(map(len, each)))
    weights = np.array([weight for some in each for weight in some.values()], np.float32)
    return collected(dict(terms), numbers, rows, weights)


class Bulk:
    """Reads listings with one lexicon. A text that stands in several of a few hundred listings is read once."""

    def __init__(self, tagger: Tagger) -> None:
        self._tagger = tagger
        self._words: dict[str, int] = defaultdict(count().__next__)
        self._small = [self._words[word] for word in STOP]
        self._sweep = sweep_of(tagger)
        self._codes: dict[str, int] = defaultdict(count(len(self._sweep.codes)).__next__, self._sweep.codes)
        self._meanings = Meanings(tagger.spotter, self._sweep.codes)
        self._worth_in = cache(self._of_each(tagger.worth))
        self._at_home_in = cache(self._of_each(tagger.at_home))

    def _of_each(self, say: Callable[[str, Any], float]) -> Callable[[Any], Weighed]:
        """What is said of a concept, of all of them."""
        return lambda of: np.array([say(code, of) for code in self._tagger.lexicon.concepts])

    def read(self, entries: Sequence[Entry]) -> tuple[Postings, Postings]:
        """The concepts and the words of these listings, by their place among them."""
        about, said = list[Kept](), list[Kept]()
        for start in range(0, len(entries), A_TIME):
            concepts, words = self._some(entries[start : start + A_TIME])
            about.append(_kept(concepts, start))
            said.append(_kept(words, start))
        return _postings(self._codes, about), _postings(self._words, said)

    def _some(self, entries: Sequence[Entry]) -> tuple[Columns, Columns]:
        texts: dict[str, int] = defaultdict(count().__next__)
        fields = [
            (row, texts[text], about, said)
            for row, entry in enumerate(entries)
            for text, about, said in fields_of(entry)
        ]
        row, text, about, said = map(np.array, zip(*fields, strict=True))
        read = ragged(words_of_each(texts), self._words.__getitem__)
        return self._about(entries, row, text, about, read), self._said(row, text, said, read)

    def _said(self, row: Numbers, text: Numbers, said: Weighed, read: Ragged) -> Columns:
        """Each word that is not a small one, with the weight of its best field."""
        asked = np.flatnonzero(said)
        at, numbers = read.of(text[asked])
        telling = ~np.isin(numbers, self._small)
        spots = asked[at[telling]]
        keys, order, first = _sorted(row[spots], numbers[telling], len(self._words))
        return *np.divmod(keys, len(self._words)), np.maximum.reduceat(said[spots[order]], first)

    def _about(self, entries: Sequence[Entry], row: Numbers, text: Numbers, about: Weighed, read: Ragged) -> Columns:
        """Each concept with its strength: from the texts, by where it is at home, from the facts."""
        asked = np.flatnonzero(about)
        distinct, place = np.unique(text[asked], return_inverse=True)
        at, codes = self._sweep.owners(read.some(distinct), list(self._words), self._meanings, window=WINDOW).of(place)
        table, field = _tables(self._worth_in, about)
        said = _folded(row[asked[at]], codes, table[field[asked[at]], codes], len(self._codes))
        table, category = _tables(self._at_home_in, [entry.category for entry in entries])
        said[2][:] *= table[category[said[0]], said[1]]
        more = self._besides(entries)
        rows, owners = np.append(said[0], more[0]), np.append(said[1], more[1])
        return _folded(rows, owners, np.append(said[2], more[2]), len(self._codes))

    def _besides(self, entries: Sequence[Entry]) -> Columns:
        """What the facts say."""
        of_each = [[*self._tagger.besides(entry)] for entry in entries]
        rows = np.repeat(np.arange(len(entries), dtype=np.int32), [len(each) for each in of_each])
        codes = [self._codes[code] for each in of_each for code, _ in each]
        return rows, np.array(codes, np.int32), np.array([weight for each in of_each for _, weight in each], np.float64)


@lru_cache(maxsize=4)
def sweep_of(tagger: Tagger) -> Sweep:
    """The sweep of a tagger, which takes a while to make."""
    return Sweep(tagger.spotter, {code: number for number, code in enumerate(tagger.lexicon.concepts)})


def _tables(table_of: Callable[[Any], Weighed], names: Sequence[Any] | Weighed) -> tuple[Weighed, Places]:
    """The table of each different name, and of each of the names which that is."""
    known, which = np.unique(names, return_inverse=True)
    return np.array([table_of(name) for name in known.tolist()]), which


def _sorted(rows: Places, numbers: Places, size: int) -> tuple[Places, Places, Places]:
    """The different pairs as row × size + number; an order that sorts all of them; where in it each pair begins."""
    keys = rows.astype(np.int64) * size + numbers
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[first], order, first


def _folded(rows: Places, codes: Places, weights: Weighed, size: int) -> Columns:
    """Each row and code once: what is said again adds a little, in the order in which it was said."""
    keys, order, first = _sorted(rows, codes, size)
    weights = weights[order]
    times = np.diff(np.append(first, len(weights)))
    found = weights[first]
    for turn in range(1, int(times.max(initial=0))):
        more = np.flatnonzero(times > turn)
        known, again = found[more], weights[first[more] + turn]
        found[more] = np.maximum(known, again) + ALSO * np.minimum(known, again)
    return *np.divmod(keys, size), found


def _kept(columns: Columns, start: int) -> Kept:
    """In half the room, and counted from the first of all listings."""
    rows, numbers, weights = columns
    return (rows + start).astype(np.int32), numbers.astype(np.int32), weights.astype(np.float32)


def _postings(terms: dict[str, int], some: list[Kept]) -> Postings:
    rows, numbers, weights = (np.concatenate(column) for column in zip(*some, strict=True))
    some.clear()
    return without_empty(collected(dict(terms), numbers, rows, weights))
