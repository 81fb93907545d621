"""Which services everybody may read, by their UUID: kept in memory, following the map's sequence."""

import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from foundation.codes import codes
from foundation.storage import Store
from social_map.exchange.hsds import ids
from social_map.exchange.hsds.attributes import Thing
from social_map.exchange.hsds.terms import taxonomy_term
from social_map.queries import changes, public
from social_map.queries.public import Outline

SHOWN = ("active", "paused")


@dataclass(frozen=True, slots=True)
class Entry:
    """One service: its UUID, those of its organisation and of itself at its location, and its listing's outline."""

    service: str
    organisation: str | None
    at: str
    outline: Outline

    @property
    def terms(self) -> Iterator[tuple[str, str]]:
        """(taxonomy, code) of each term it stands under."""
        yield "categorie", self.outline.category
        if self.outline.source_category:
            yield "soort", self.outline.source_category
        for word in self.outline.audience:
            yield "doelgroep", word

    def is_shown(self, today: date) -> bool:
        """Whether it goes on, or does so again after a pause."""
        until = self.outline.valid_until
        return self.outline.status in SHOWN and (until is None or until >= today)


class Catalogue:
    """The services of one map. Safe to share between threads."""

    def __init__(self) -> None:
        self.seq = 0
        self._entries: dict[int, Entry] = {}
        self._listings: dict[str, int] = {}
        self._lock = threading.Lock()

    def shown(self, store: Store, today: date) -> list[Entry]:
        """Every service that everybody may read today, in a stable order."""
        with self._lock:
            self._follow(store)
            return [entry for entry in self._entries.values() if entry.is_shown(today)]

    def find(self, store: Store, service: str, today: date) -> Entry | None:
        """The service with this UUID, if everybody may read it."""
        with self._lock:
            self._follow(store)
            entry = self._entries.get(self._listings.get(service.lower(), 0))
        return entry if entry is not None and entry.is_shown(today) else None

    def _follow(self, store: Store) -> None:
        changed = dict(sorted((listing, seq) for seq, listing in changes.since(store, self.seq)))
        if not changed:
            return
        found = {outline.id: outline for outline in public.outlines(store, list(changed))}
        for listing in changed:
            self._put(listing, found.get(listing))
        self.seq = max(changed.values())

    def _put(self, listing: int, outline: Outline | None) -> None:
        old = self._entries.pop(listing, None) if outline is None else self._entries.get(listing)
        if outline is None:
            if old is not None:
                self._listings.pop(old.service, None)
            return
        service = old.service if old is not None else self._identifier(listing, outline)
        self._listings[service] = listing
        organisation = ids.of_organisation(outline.organisation) if outline.organisation else None
        self._entries[listing] = Entry(service, organisation, ids.at_location(service), outline)

    def _identifier(self, listing: int, outline: Outline) -> str:
        """Its UUID; of two sources that use one id, the later listing gets a UUID with its source in it."""
        service = ids.of_service(outline.source_id, outline.source).lower()
        taken = self._listings.get(service)
        return service if taken in (None, listing) else ids.made("service", "again", outline.source, outline.source_id)


def terms_of(entries: Iterable[Entry]) -> dict[tuple[str, str], Thing]:
    """Every term in use, by taxonomy and code, in that order."""
    used = sorted({term for entry in entries for term in entry.terms})
    named = codes("category")
    return {
        (taxonomy, code): taxonomy_term(taxonomy, code, named[code].nl if taxonomy == "categorie" else code)
        for taxonomy, code in used
    }
