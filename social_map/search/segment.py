"""A part of the index: some listings with their concepts, words, names and columns. Nothing in it changes."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import numpy as np

from social_map.search.bulk import read
from social_map.search.columns import Columns, Flags
from social_map.search.entry import Entry
from social_map.search.postings import Groups, Numbers, Pairs, Postings, grouped, joined
from social_map.search.tagging import Tagger
from social_map.search.welcome import Welcome
from social_map.search.wordlist import WordList
from social_map.text import words as cut

SECOND = 0.12  # of what else a listing has that answers


class Segment:
    """Listings in the order of their keys."""

    def __init__(
        self,
        tagger: Tagger,
        entries: Sequence[Entry],
        concepts: Postings,
        words: Postings,
        *,
        vocabulary: WordList | None = None,
        called: Groups | None = None,
    ) -> None:
        """`vocabulary` and `called` (rows by a name) are made where they are not handed in."""
        self.entries = entries
        self.keys = np.fromiter((entry.key for entry in entries), np.int64, len(entries))
        self.concepts = concepts
        self.words = words
        self.names = called or grouped((name, row) for row, entry in enumerate(entries) for name in names(entry))
        self.vocabulary = vocabulary or WordList(words.terms)
        self.columns = Columns(entries, tagger.lexicon.is_service)
        self.lexicon = tagger.lexicon
        self._evidence: dict[str, Pairs] = {}
        self._meant: dict[tuple[str, float], Numbers] = {}

    def __len__(self) -> int:
        return len(self.entries)

    def row(self, key: int) -> int | None:
        """Where a listing stands, or None."""
        at = int(np.searchsorted(self.keys, key))
        return at if at < len(self) and self.keys[at] == key else None

    def evidence(self, code: str) -> Pairs:
        """How well listings answer this concept (0–1): itself, what is narrower, nearby, and what helps."""
        kept = self._evidence.get(code)
        if kept is None:
            kept = self._evidence[code] = self._gather(code)
        return kept

    def prepare(self) -> None:
        """Work out what every search needs, for whom listings are and where."""
        _ = self.welcome, self.columns.names

    def meant_for(self, code: str, least: float) -> Numbers:
        """The rows that are about a concept at least so strongly."""
        kept = self._meant.get((code, least))
        if kept is None:
            rows, weights = self.concepts.of(code)
            kept = self._meant[code, least] = rows[weights >= np.float32(least)]
        return kept

    @cached_property
    def welcome(self) -> Welcome:
        """For whom the listings are."""
        return Welcome(self.lexicon, len(self), self.meant_for)

    def _gather(self, code: str) -> Pairs:
        best, more = np.zeros(len(self), np.float32), np.zeros(len(self), np.float32)
        for target, strength in self.lexicon.answers[code].items():
            rows, weights = self.concepts.of(target)
            if len(rows):
                values, known = weights * np.float32(strength), best[rows]
                more[rows] = np.maximum(more[rows], np.minimum(values, known))
                best[rows] = np.maximum(values, known)
        rows = np.flatnonzero(best).astype(np.int32)
        return rows, np.minimum(1.0, best[rows] + np.float32(SECOND) * more[rows])


def built(tagger: Tagger, entries: Iterable[Entry]) -> Segment:
    """A segment of these listings, which have different keys."""
    kept = sorted(entries, key=lambda each: each.key)
    return Segment(tagger, kept, *read(tagger, kept))


def merged(tagger: Tagger, parts: Sequence[tuple[Segment, Flags]]) -> Segment:
    """Several segments as one, without the listings that are gone (True in what stands beside each)."""
    keys = np.concatenate([segment.keys[~gone] for segment, gone in parts])
    place = np.empty(len(keys), np.int32)
    place[np.argsort(keys)] = np.arange(len(keys), dtype=np.int32)
    new_rows = list(_new_rows(place, [gone for _, gone in parts]))
    entries: list[Entry | None] = [None] * len(keys)
    for (segment, _), rows in zip(parts, new_rows, strict=True):
        for row, entry in zip(rows.tolist(), segment.entries, strict=True):
            if row >= 0:
                entries[row] = entry
    return Segment(
        tagger,
        [entry for entry in entries if entry is not None],
        joined([(segment.concepts, rows) for (segment, _), rows in zip(parts, new_rows, strict=True)]),
        joined([(segment.words, rows) for (segment, _), rows in zip(parts, new_rows, strict=True)]),
    )


def _new_rows(place: Numbers, gone: Sequence[Flags]) -> Iterator[Numbers]:
    start = 0
    for each in gone:
        rows = np.full(len(each), -1, np.int32)
        size = int(np.count_nonzero(~each))
        rows[~each] = place[start : start + size]
        start += size
        yield rows


def names(entry: Entry) -> set[str]:
    """What a listing, its organisation and its building are called, in folded words."""
    return {name for text in (entry.title, entry.organisation, entry.venue) if (name := " ".join(cut(text)))}
