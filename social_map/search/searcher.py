"""The search as the rest of the house uses it: one per process, always as new as the database."""

import threading
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

from foundation.storage import Store
from foundation.words import label
from social_map import display
from social_map.queries import changes
from social_map.search import times
from social_map.search.entries import made
from social_map.search.entry import Entry
from social_map.search.evidence import Evidence, gather
from social_map.search.folding import fold as fold_hits
from social_map.search.index import Index
from social_map.search.lexicon import Lexicon, lexicon
from social_map.search.ranking import Scored, rank
from social_map.search.reading import Reading, Slot, read
from social_map.search.reasons import against, say, why
from social_map.search.wanted import Wanted, keep
from social_map.search.wanted import read as read_again
from social_map.sequence import BELL

A_FOLD = 4  # hits looked at for one that is shown: others may fold into it
GOOD = 0.4
PLACE_UNKNOWN = "why.place_unknown"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was understood: `code` takes it off again (`without`), `label` shows it."""

    kind: str
    code: str
    label: str


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


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of a query in one index, before it is held to some municipalities."""

    asked: object
    reading: Reading
    evidence: Evidence


class Searcher:
    """An index in memory that follows the database. Safe to share between threads.

    Who searches reads an index that no longer changes. Only following the database is done by one at a time.
    """

    def __init__(self, vocabulary: Lexicon | None = None) -> None:
        self._lexicon = vocabulary or lexicon()
        self._state = State(Index(self._lexicon))
        self._following = threading.Lock()
        self._last: Looked | None = None

    def warm_up(self, store: Store, *, today: date) -> None:
        """Read the map, so that the first search need not wait for it."""
        index = self._newest(store, today).index
        index.prepare()

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
        reading = looked.reading
        within = None if municipalities is None else index.within(frozenset(municipalities))
        ranked = rank(reading, index, today, evidence=looked.evidence, depth=limit * A_FOLD, within=within)
        folded = fold_hits(ranked) if fold else [(hit, list[Entry]()) for hit in ranked[:limit]]
        hits = tuple(self._hit(hit, variants, reading) for hit, variants in folded[:limit])
        understood = tuple(parts(reading, self._lexicon))
        mended, wanted = dict(reading.mended), keep(reading, index)
        return Found(reading.query, today, understood, hits, _concepts(reading), mended, wanted)

    def _look(self, index: Index, query: str | Wanted, today: date, without: frozenset[str]) -> Looked:
        """The last is kept: near by and everywhere are asked of the same query, one after the other."""
        asked = (id(index), query, today, without)
        looked = self._last
        if looked is None or looked.asked != asked:
            meant = read(query, index, today) if isinstance(query, str) else read_again(query)
            reading = _taken_off(meant, without)
            looked = self._last = Looked(asked, reading, gather(reading, index))
        return looked

    def _hit(self, hit: Scored, variants: list[Entry], reading: Reading) -> Hit:
        reasons = why(hit, reading, self._lexicon)
        if not hit.entry.municipality:
            reasons = (*reasons, label("social_map", PLACE_UNKNOWN))
        return Hit(hit.entry, round(hit.score, 4), reasons, tuple(variants), against(hit, reading))

    def _newest(self, store: Store, today: date) -> State:
        """The map as this transaction sees it. What it has not kept itself yet is seen by nobody else."""
        state = self._state
        if state.day >= today and not changes.since(store, state.seq, limit=1):
            return state
        with self._following:
            newest = _followed(self._state, store, today)
            if BELL not in store.rung:
                self._state = newest
        return newest


def _followed(state: State, store: Store, today: date) -> State:
    """Apply what changed since; events whose last day has passed leave by themselves."""
    news = changes.since(store, state.seq)
    over = state.index.over(today) if state.day < today else []
    if not news and not over:
        return replace(state, day=max(today, state.day))
    wanted = [listing_id for _, listing_id in news]
    rows = changes.facts(store, wanted if state.seq else None)
    entries = (made(row, row.municipality or "", schedule, today) for row, schedule in rows)
    put = (entry for entry in entries if entry is not None)
    index = state.index.changed(put, [*wanted, *over])
    return State(index, news[-1][0] if news else state.seq, max(today, state.day))


def _concepts(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for slot in reading.slots for code in slot.concepts))


def parts(reading: Reading, vocabulary: Lexicon) -> list[Part]:
    """Everything that was understood, as things that can be taken off."""
    found = [
        Part(slot.kind, _slot_code(slot.concepts, slot.words), vocabulary.label(slot.concepts[0]))
        if slot.concepts
        else Part("word", _slot_code((), slot.words), slot.words[0])
        for slot in reading.slots
        if not _implied(slot)
    ]
    found += [Part("place", f"place:{where.place.name}", where.place.name) for where in reading.where]
    if reading.when is not None:
        found.append(Part("time", "time", times.label(reading.when)))
    found += [Part("condition", f"condition:{each.code}", each.label) for each in reading.conditions]
    found += [
        Part("unwanted", f"unwanted:{code}", say("not", what=vocabulary.label(code))) for code in reading.unwanted
    ]
    unique: dict[str, Part] = {}
    for part in found:
        unique.setdefault(part.code, part)
    return list(unique.values())


def _slot_code(concepts: tuple[str, ...], words: tuple[str, ...]) -> str:
    return f"concept:{concepts[0]}" if concepts else f"word:{words[0]}"


def _implied(slot: Slot) -> bool:
    """Whether an age said it: nobody needs to be told twice."""
    return slot.kind == "audiences" and not slot.covers


def _off(slot: Slot, without: Collection[str]) -> bool:
    code = "condition:age" if _implied(slot) else _slot_code(slot.concepts, slot.words)
    return code in without


def _taken_off(reading: Reading, without: Collection[str]) -> Reading:
    """The reading without the parts a person took off."""
    if not without:
        return reading
    return Reading(
        query=reading.query,
        words=reading.words,
        slots=tuple(slot for slot in reading.slots if not _off(slot, without)),
        where=tuple(w for w in reading.where if f"place:{w.place.name}" not in without),
        when=None if "time" in without else reading.when,
        conditions=tuple(c for c in reading.conditions if f"condition:{c.code}" not in without),
        unwanted=tuple(code for code in reading.unwanted if f"unwanted:{code}" not in without),
        mended=reading.mended,
    )
