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
from social_map.search.entries import entry_of
from social_map.search.entry import Entry
from social_map.search.folding import fold as fold_hits
from social_map.search.index import Index
from social_map.search.lexicon import Lexicon, lexicon
from social_map.search.ranking import Scored, rank
from social_map.search.reading import Reading, read
from social_map.search.reasons import against, say, why
from social_map.search.wanted import Wanted, keep
from social_map.search.wanted import read as read_again

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

    def about(self, query: str) -> "Found":
        """The same answer, said to be to this query (conditions came from elsewhere than the query)."""
        return replace(self, query=query)


class Searcher:
    """An index in memory that follows the database. Safe to share between threads."""

    def __init__(self, vocabulary: Lexicon | None = None) -> None:
        self._lexicon = vocabulary or lexicon()
        self._index = Index(self._lexicon)
        self._seq = 0
        self._until: dict[int, date] = {}
        self._lock = threading.Lock()
        self._last: tuple[object, Reading, list[Scored]] | None = None

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
        with self._lock:
            self._follow(store, today)
            reading, ranked = self._ranked(query, today, frozenset(without))
            wanted = keep(reading, self._index)
        kept = [hit for hit in ranked if _in(hit.entry, municipalities)]
        folded = fold_hits(kept[: limit * 4]) if fold else [(hit, list[Entry]()) for hit in kept[:limit]]
        hits = tuple(self._hit(hit, variants, reading) for hit, variants in folded[:limit])
        understood = tuple(parts(reading, self._lexicon))
        return Found(reading.query, today, understood, hits, _concepts(reading), dict(reading.mended), wanted)

    def _ranked(self, query: str | Wanted, today: date, without: frozenset[str]) -> tuple[Reading, list[Scored]]:
        """The last ranking is kept: near by and everywhere are asked of the same query, one after the other."""
        asked = (query, today, without, self._seq)
        if self._last is None or self._last[0] != asked:
            meant = read(query, self._index, today) if isinstance(query, str) else read_again(query)
            reading = _taken_off(meant, without)
            self._last = (asked, reading, rank(reading, self._index, today))
        return self._last[1], self._last[2]

    def _hit(self, hit: Scored, variants: list[Entry], reading: Reading) -> Hit:
        reasons = why(hit, reading, self._lexicon)
        if not hit.entry.municipality:
            reasons = (*reasons, label("social_map", PLACE_UNKNOWN))
        return Hit(hit.entry, round(hit.score, 4), reasons, tuple(variants), against(hit, reading))

    def _follow(self, store: Store, today: date) -> None:
        """Apply what changed since we last looked; events whose last day passed leave by themselves."""
        for key in [key for key, until in self._until.items() if until < today]:
            self._index.drop(key)
            del self._until[key]
        news = list(changes.since(store, self._seq))
        if not news:
            return
        wanted = [listing_id for _, listing_id in news]
        for listing, municipality in changes.with_municipality(store, wanted):
            self._apply(listing.id, entry_of(listing, municipality, today))
        self._seq = news[-1][0]

    def _apply(self, key: int, entry: Entry | None) -> None:
        self._until.pop(key, None)
        if entry is None:
            self._index.drop(key)
            return
        self._index.put(entry)
        if entry.valid_until is not None:
            self._until[key] = entry.valid_until


def _in(entry: Entry, municipalities: Collection[str] | None) -> bool:
    return municipalities is None or entry.municipality in municipalities or entry.online or not entry.municipality


def _concepts(reading: Reading) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for slot in reading.slots for code in slot.concepts))


def parts(reading: Reading, vocabulary: Lexicon) -> list[Part]:
    """Everything that was understood, as things that can be taken off."""
    found = [
        Part(slot.kind, _slot_code(slot.concepts, slot.words), vocabulary.label(slot.concepts[0]))
        if slot.concepts
        else Part("word", _slot_code((), slot.words), slot.words[0])
        for slot in reading.slots
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


def _taken_off(reading: Reading, without: Collection[str]) -> Reading:
    """The reading without the parts a person took off."""
    if not without:
        return reading
    return Reading(
        query=reading.query,
        words=reading.words,
        slots=tuple(s for s in reading.slots if _slot_code(s.concepts, s.words) not in without),
        where=tuple(w for w in reading.where if f"place:{w.place.name}" not in without),
        when=None if "time" in without else reading.when,
        conditions=tuple(c for c in reading.conditions if f"condition:{c.code}" not in without),
        unwanted=tuple(code for code in reading.unwanted if f"unwanted:{code}" not in without),
        mended=reading.mended,
    )
