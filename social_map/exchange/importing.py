"""Rehearsing and applying an import: what is new, changed, unchanged, ended or refused."""

from collections.abc import Callable, Collection, Hashable, Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select

from foundation.people.who import Who
from foundation.storage import Store
from social_map import fields, kinds, sequence
from social_map.codes import LIST_SOURCE, OWN_SOURCE
from social_map.days import day_of
from social_map.duplicates import cards, finding, pairs
from social_map.exchange import checking
from social_map.exchange.belonging import Belonging
from social_map.exchange.checking import Key
from social_map.exchange.comparing import Comparison, compare
from social_map.exchange.outcomes import Alike, Edited, Outcome, as_document
from social_map.exchange.reading import Row
from social_map.import_models import MapImport, MapImportChange
from social_map.models import Listing, ListingHistory
from social_map.queries import changes
from social_map.queries import listings as queries

__all__ = ["SOURCE", "Outcome", "as_document", "run"]
SOURCE = LIST_SOURCE
Progress = Callable[[int, int], None]


def run(
    store: Store, who: Who, rows: Iterable[Row], *, now: datetime, dry_run: bool = False, strict: bool = False,
    municipality: str | None = None, source: str = SOURCE, invented: bool = False, theirs: bool = False,
    file_name: str = "", progress: Progress = lambda _done, _all: None,
) -> Outcome:  # fmt: skip
    """Import rows of one source. With `dry_run`, or `strict` and any refusal, nothing is written.

    A later import changes only what its source changed since: facts that were edited here meanwhile stay ours, unless
    `theirs`. `progress` hears how many rows are done, of how many. New rows that are probably the same as a listing
    on the map are proposed to the editor as pairs, never merged.
    """
    facts, refused = checking.facts(rows, municipality=municipality, today=day_of(now).isoformat(), source=source)
    outcome = Outcome(refused=refused, theirs=theirs)
    write = not dry_run and not (strict and refused)
    importing = _Importing(store, who, source, now, outcome, write=write, invented=invented)
    importing.know({source for source, _ in facts})
    for done, (key, values) in enumerate(facts.items(), start=1):
        importing.take(key, values)
        progress(done, len(facts))
    importing.finish(file_name)
    return outcome


class _Importing:
    """One import under way."""

    def __init__(
        self, store: Store, who: Who, source: str, now: datetime, outcome: Outcome, *, write: bool, invented: bool
    ) -> None:
        self.store, self.who, self.source, self.now, self.outcome = store, who, source, now, outcome
        self.write, self.invented = write, invented
        self.known: dict[Key, Listing] = {}
        self.belonging = Belonging(store, invented=invented)
        self.touched: list[tuple[Listing, ListingHistory, dict[str, Any] | None]] = []
        self.new: dict[Key, dict[str, Any]] = {}
        self.listed: set[Key] = set()

    def know(self, sources: Collection[str]) -> None:
        """Look up what these sources brought before."""
        found = self.store.scalars(select(Listing).where(Listing.source.in_(sources)))
        self.known = {(listing.source, listing.source_id): listing for listing in found}

    def take(self, key: Key, values: dict[str, Any]) -> None:
        """One row that can be used."""
        self.listed.add(key)
        self._note_municipality(values["municipality"])
        listing = self.known.get(key)
        if listing is None or _was_taken_back(listing):
            self.outcome.added += 1
            self.new[key] = values
            if self.write:
                self._add(listing or self._blank(key), values)
            return
        values = fields.without_withdrawn(listing, values)
        found = compare(listing, values, self.belonging)
        self._count(found, listing)
        if (found.news or (self.outcome.theirs and found.edited)) and self.write:
            self._change(listing, values, found)

    def _note_municipality(self, name: str | None) -> None:
        new = self.outcome.new_municipalities
        if name and name not in new and self.belonging.municipality(name) is None:
            new.append(name)

    def _count(self, found: Comparison, listing: Listing) -> None:
        if found.edited:
            self.outcome.edited.append(Edited(listing.source_id, listing.title, tuple(sorted(found.edited))))
        if not found.news and not (self.outcome.theirs and found.edited):
            self.outcome.unchanged += 1
        elif found.news.get("status") == "stopped":
            self.outcome.removed += 1
        else:
            self.outcome.changed += 1

    def _blank(self, key: Key) -> Listing:
        source, source_id = key
        return Listing(
            public_id=self.store.new_public_id(), source=source, source_id=source_id, category="",
            created_at=self.now, invented=self.invented, organisation_name="", description="",
            audience=[], languages=[], extra={},
        )  # fmt: skip

    def _add(self, listing: Listing, values: dict[str, Any]) -> None:
        fields.put(listing, {**self.belonging.ours(values), "stopped_on": None, "stop_reason": None})
        if values["status"] == "stopped":
            listing.stopped_on = listing.last_confirmed_on
        listing.confirmed_how = "import" if listing.last_confirmed_on else None
        listing.category = kinds.derived(listing)
        listing.imported, listing.changed_at = values, self.now
        self._touch(listing, "add", {}, values, None)

    def _change(self, listing: Listing, values: dict[str, Any], found: Comparison) -> None:
        put = self.belonging.ours(found.to_put(theirs=self.outcome.theirs))
        if "status" in put and put["status"] != listing.status:
            ended = put["status"] == "stopped"
            put |= {"stopped_on": day_of(self.now).isoformat() if ended else None, "stop_reason": None}
        after = fields.different(listing, put)
        before = {name: fields.get(listing, name) for name in after}
        fields.put(listing, after)
        if listing.category_by is None and (code := kinds.derived(listing)) != listing.category:
            before["category"], after["category"] = listing.category, code
            listing.category = code
        said_before = listing.imported
        listing.imported, listing.changed_at = values, self.now
        self._touch(listing, "import", before, after, said_before)

    def _touch(
        self, listing: Listing, what: str, before: dict[str, Any], after: dict[str, Any], said: dict[str, Any] | None
    ) -> None:
        history = ListingHistory(
            public_id=self.store.new_public_id(), what=what, at=self.now, person_id=self.who.person_id,
            how="import", before=before, after=after,
        )  # fmt: skip
        self.touched.append((listing, history, said))

    def finish(self, file_name: str) -> None:
        """Say what is probably there already; write history and tell the search, all at once."""
        alike = self._alike()
        if not self.touched:
            return
        self.store.add_all(listing for listing, *_ in self.touched)  # only now: written together, not one by one
        self.store.flush()
        for listing, history, _ in self.touched:
            history.listing_id = listing.id
            self.store.add(history)
        run = MapImport(
            public_id=self.store.new_public_id(), at=self.now, person_id=self.who.person_id, source=self.source,
            file_name=file_name[:200], counts=self.outcome.counts,
        )  # fmt: skip
        self.store.add(run)
        self.store.flush()
        self.store.add_all(
            MapImportChange(import_id=run.id, listing_id=listing.id, history_id=history.id, said_before=said)
            for listing, history, said in self.touched
        )
        self.outcome.import_id = run.public_id
        sequence.bump(self.store, [listing for listing, *_ in self.touched])
        ids: dict[Hashable, int] = {(listing.source, listing.source_id): listing.id for listing, *_ in self.touched}
        pairs.propose(self.store, [(ids[each.new], each) for each in alike], now=self.now)

    def _alike(self) -> list[finding.Match]:
        """New rows next to the listings that this file does not speak of."""
        if not self.new:
            return []
        names = dict(changes.municipalities(self.store))
        others = [each for each in queries.in_use(self.store) if (each.source, each.source_id) not in self.listed]
        known = [cards.of_listing(each, names.get(each.municipality_id or 0, "")) for each in others]
        found = finding.find([cards.of_facts(key, "", values) for key, values in self.new.items()], known)
        by_id: dict[Hashable, Listing] = {each.id: each for each in others}
        titles: dict[Hashable, tuple[str, str]] = {key: (key[1], values["title"]) for key, values in self.new.items()}
        for match in found:
            listing = by_id[match.known]
            self.outcome.alike.append(
                Alike(
                    titles[match.new][0], titles[match.new][1], listing.public_id, listing.source,
                    listing.title, match.likeness,
                )
            )  # fmt: skip
        return found


def _was_taken_back(listing: Listing) -> bool:
    """Whether the import that brought it was undone; what was made here never came in with one."""
    return listing.imported is None and listing.source != OWN_SOURCE
