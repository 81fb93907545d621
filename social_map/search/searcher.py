"""The search as the rest of the house uses it: one per process, always as new as the database."""

import threading
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from foundation import garbage
from foundation.storage import Store
from foundation.words import label
from social_map import display
from social_map.queries import changes
from social_map.queries import postcodes as queries
from social_map.search import respelling, snapshot
from social_map.search.areas import Areas
from social_map.search.entries import made
from social_map.search.entry import Entry
from social_map.search.evidence import Evidence, gather
from social_map.search.folding import fold as fold_hits
from social_map.search.hunches import hunches_of
from social_map.search.index import Index
from social_map.search.lexicon import Lexicon, lexicon
from social_map.search.places import Where
from social_map.search.ranking import Scored, rank
from social_map.search.reading import Reading, read
from social_map.search.reasons import About, abouts, against, why
from social_map.search.understood import Part as Part  # noqa: PLC0414  they come with what was found
from social_map.search.understood import near, parts, taken_off
from social_map.search.wanted import Wanted, keep
from social_map.search.wanted import read as read_again
from social_map.sequence import BELL
from social_map.text import words as cut

A_FOLD = 4  # hits looked at for one that is shown: others may fold into it
GOOD = 0.4
PLACE_UNKNOWN = "why.place_unknown"
Reasons = tuple[tuple[str, ...], tuple[str, ...]]  # why it is a hit, and which of these speak against it


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer. `entry` holds the display facts; `score` runs to 1; `also` are the entries folded into it.

    `against` are those reasons of `why` that speak against it.
    """

    entry: Entry
    score: float
    why: tuple[str, ...]
    also: tuple[Entry, ...] = ()
    against: tuple[str, ...] = ()

    @property
    def variants(self) -> tuple[str, ...]:
        """The source ids of what is folded into it."""
        return tuple(entry.source_id for entry in self.also)

    @property
    def public_id(self) -> str:
        """The random name of the listing."""
        return self.entry.public_id

    @property
    def when(self) -> str:
        """Days and times in short words."""
        return display.when(self.entry.schedule)

    @property
    def price(self) -> str:
        """What it costs in short words."""
        return display.price(self.entry.cost_cents, self.entry.cost_text)

    def freshness(self, today: date) -> str:
        """How fresh: "gecontroleerd 3 nov" or what else there is to say of it."""
        return display.checked(self.entry.confirmed_on, neglected=self.entry.neglected, today=today)


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to one query on a day. `wanted` asks the same again, without what was typed."""

    query: str
    on: date
    understood: tuple[Part, ...]
    hits: tuple[Hit, ...]
    concepts: tuple[str, ...] = ()
    mended: dict[str, str] = field(default_factory=dict)
    wanted: Wanted = field(default_factory=dict)

    @property
    def helped(self) -> bool:
        """Whether there is a good hit, not only something far away or on another day."""
        return bool(self.hits) and self.hits[0].score >= GOOD

    def about(self, query: str) -> "Found":
        """The same answer, said to be to this query (conditions came from elsewhere than the query)."""
        return replace(self, query=query)


@dataclass(frozen=True, slots=True)
class State:
    """The index as it was after change `seq`, without the events that were over on `day`."""

    index: Index
    seq: int = 0
    day: date = date.min
    postcodes: int = 0


@dataclass(frozen=True, slots=True)
class Meant:
    """What a reading says, whichever the hits are; and of each listing (by key) why it is one, and what is against."""

    understood: tuple[Part, ...]
    concepts: tuple[str, ...]
    wanted: Wanted
    reasons: dict[int, Reasons] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of a query in one index, before it is held to some municipalities.

    Those change only where a reading looks, so what it means is kept by that.
    """

    asked: object
    reading: Reading
    evidence: Evidence
    meant: dict[tuple[Where, ...], Meant] = field(default_factory=dict)


class Searcher:
    """An index in memory that follows the database. Safe to share between threads.

    Who searches reads an index that no longer changes. Only following the database is done by one at a time.
    """

    def __init__(self, vocabulary: Lexicon | None = None, *, kept_in: Path | None = None) -> None:
        """`kept_in` is the file in which `warm_up` keeps what listings are about, for the next process."""
        self._vocabulary = vocabulary
        self._file = kept_in
        self._state: State | None = None
        self._following = threading.Lock()
        self._last: Looked | None = None

    @property
    def _lexicon(self) -> Lexicon:
        """Read when it is first needed: a process that starts answers what is no search before."""
        return self._vocabulary or lexicon()

    def follow(self, store: Store, *, today: date) -> None:
        """Read the map, or what changed since it was read, so that the next search need not wait for it."""
        self._newest(store, today)

    def warm_up(self, store: Store, *, today: date) -> None:
        """The same, and work out what every search needs, and keep what the next process can use."""
        index = self._newest(store, today).index
        index.prepare()
        hunches_of(self._lexicon)
        respelling.prepare(self._lexicon)
        if self._file is not None and not index.is_kept:
            snapshot.save(self._file, index.whole())

    def forget_file(self) -> None:
        """What was kept for the next process goes: it holds words of texts, also of one that had to be erased."""
        if self._file is not None:
            self._file.unlink(missing_ok=True)

    def knows_place(self, store: Store, name: str, *, today: date) -> bool:
        """Whether this is the name of a place."""
        gazetteer = self._newest(store, today).index.gazetteer
        return gazetteer.place(name) is not None or bool(gazetteer.read(cut(name)))

    def search(
        self,
        store: Store,
        query: str | Wanted,
        *,
        today: date,
        municipalities: Collection[str] | None = None,
        limit: int = 10,
        fold: bool = True,
        without: Collection[str] = (),
    ) -> Found:
        """What answers this query, or what was `wanted` before, on the map as it is now, best first.

        `municipalities` keeps to these (online always stays); `without` leaves out parts that were understood.
        """
        index = self._newest(store, today).index
        looked = self._look(index, query, today, frozenset(without))
        reading = near(looked.reading, index, municipalities or ())
        within = None if municipalities is None else index.within(frozenset(municipalities))
        ranked = rank(reading, index, today, evidence=looked.evidence, depth=limit * A_FOLD, within=within)
        folded = fold_hits(ranked) if fold else [(hit, list[Entry]()) for hit in ranked[:limit]]
        meant, shown = self._meant(looked, reading, index), folded[:limit]
        new = [hit for hit, _ in shown if hit.entry.key not in meant.reasons]
        for hit, about in zip(new, abouts(new, reading, index), strict=True):
            meant.reasons[hit.entry.key] = self._reasons(hit, reading, about)
        hits = tuple(_hit(hit, variants, *meant.reasons[hit.entry.key]) for hit, variants in shown)
        return Found(reading.query, today, meant.understood, hits, meant.concepts, dict(reading.mended), meant.wanted)

    def _look(self, index: Index, query: str | Wanted, today: date, without: frozenset[str]) -> Looked:
        """The last is kept: near by and everywhere are asked of the same query, one after the other."""
        asked = (index, query, today, without)
        looked = self._last
        if looked is None or looked.asked != asked:
            meant = read(query, index, today) if isinstance(query, str) else read_again(query)
            reading = taken_off(meant, without)
            looked = self._last = Looked(asked, reading, gather(reading, index))
        return looked

    def _meant(self, looked: Looked, reading: Reading, index: Index) -> Meant:
        found = looked.meant.get(reading.where)
        if found is None:
            understood = tuple(parts(reading, self._lexicon))
            found = looked.meant[reading.where] = Meant(understood, _concepts(reading), keep(reading, index))
        return found

    def _reasons(self, hit: Scored, reading: Reading, about: About) -> Reasons:
        unplaced = () if hit.entry.municipality else (label("social_map", PLACE_UNKNOWN),)
        return (*why(hit, reading, self._lexicon, about), *unplaced), against(hit, reading)

    def _newest(self, store: Store, today: date) -> State:
        """The map as this transaction sees it. What it has not kept itself yet is seen by nobody else."""
        state, (seq, postcodes) = self._state, changes.newest(store)
        if state is not None and state.day >= today and seq <= state.seq and postcodes == state.postcodes:
            return state
        with self._following:
            state = self._state
            if state is None or not state.seq or postcodes != state.postcodes:
                newest = self._first(store, today, postcodes)
            else:
                newest = _followed(state, store, today)
            if BELL not in store.rung:
                self._state = newest
        return newest

    @garbage.left_alone()
    def _first(self, store: Store, today: date, postcodes: int) -> State:
        """The whole map; what was kept of its texts need not be read again."""
        news = changes.since(store, 0)
        areas = Areas(queries.areas(store))
        found = _entries(changes.facts(store), today, areas)
        kept = snapshot.load(self._file) if self._file is not None else None
        resumed = kept and Index.resumed(self._lexicon, found, kept, areas=areas)
        index = resumed or Index(self._lexicon, found, areas=areas)
        return State(index, news[-1][0] if news else 0, today, postcodes)


def _entries(rows: Iterable[tuple[Any, Sequence[Any]]], today: date, areas: Areas) -> Iterator[Entry]:
    found = (made(row, row.municipality or "", schedule, today, areas) for row, schedule in rows)
    return (entry for entry in found if entry is not None)


def _followed(state: State, store: Store, today: date) -> State:
    """Apply what changed since; events whose last day has passed leave by themselves."""
    news = changes.since(store, state.seq)
    over = state.index.over(today) if state.day < today else []
    if not news and not over:
        return replace(state, day=max(today, state.day))
    wanted = [listing_id for _, listing_id in news]
    index = state.index.changed(_entries(changes.facts(store, wanted), today, state.index.areas), [*wanted, *over])
    return replace(state, index=index, seq=news[-1][0] if news else state.seq, day=max(today, state.day))


def _hit(hit: Scored, variants: list[Entry], reasons: tuple[str, ...], against_it: tuple[str, ...]) -> Hit:
    return Hit(hit.entry, round(hit.score, 4), reasons, tuple(variants), against_it)


def _concepts(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for slot in reading.slots for code in slot.concepts))
