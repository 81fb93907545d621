"""Rehearsing and applying an import: what is new, changed, unchanged, ended or refused."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select

from foundation.people import municipalities
from foundation.people.models import Municipality, Organisation
from foundation.people.who import Who
from foundation.storage import Store
from social_map import categories, fields, sequence
from social_map.days import day_of
from social_map.exchange.reading import Row
from social_map.exchange.records import STANDARD, Refused, RowRefused, check
from social_map.exchange.shapes import facts_of
from social_map.models import Listing, ListingHistory

SOURCE = "bestand"


@dataclass
class Outcome:
    """What an import did, or would do. `removed`: listings that the source now calls ended."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    refused: list[Refused] = field(default_factory=list)


def as_document(outcome: Outcome) -> dict[str, Any]:
    """The outcome as INTERFACES writes it; `why` in Dutch words."""
    return {
        "added": outcome.added,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "removed": outcome.removed,
        "refused": [{"row": each.row, "field": each.field, "why": each.words} for each in outcome.refused],
    }


def run(
    store: Store, who: Who, rows: Iterable[Row], *, now: datetime, dry_run: bool = False, strict: bool = False,
    municipality: str | None = None, source: str = SOURCE, invented: bool = False,
) -> Outcome:  # fmt: skip
    """Import rows of one source. With `dry_run`, or `strict` and any refusal, nothing is written.

    A later import changes only what its source changed since: facts that were edited here meanwhile stay ours.
    """
    outcome = Outcome()
    facts = _check_all(rows, municipality, outcome, day_of(now).isoformat())
    write = not dry_run and not (strict and outcome.refused)
    importing = _Importing(store, who, source, now, outcome, write=write, invented=invented)
    for source_id, values in facts.items():
        importing.take(source_id, values)
    importing.finish()
    return outcome


def _check_all(
    rows: Iterable[Row], municipality: str | None, outcome: Outcome, today: str
) -> dict[str, dict[str, Any]]:
    facts: dict[str, dict[str, Any]] = {}
    for number, raw in rows:
        try:
            record = _check_one(raw, municipality, facts, today)
        except RowRefused as refusal:
            outcome.refused.append(Refused(number, refusal.field, refusal.why))
            continue
        facts[record["id"]] = {**facts_of(record), "municipality": record.get("municipality")}
    return facts


def _check_one(
    raw: dict[str, Any] | RowRefused | None, municipality: str | None, seen: Container[str], today: str
) -> dict[str, Any]:
    if raw is None:
        raise RowRefused("row", "not_an_object")
    if isinstance(raw, RowRefused):
        raise raw
    record = check({**({"municipality": municipality} if municipality else {}), **raw})
    if record["id"] in seen:
        raise RowRefused("id", "twice")
    if raw.get(STANDARD) == "event" and record.get("valid_until", today) < today:
        raise RowRefused("valid_until", "over")
    return record


class _Importing:
    """One import under way."""

    def __init__(
        self, store: Store, who: Who, source: str, now: datetime, outcome: Outcome, *, write: bool, invented: bool
    ) -> None:
        self.store, self.who, self.source, self.now, self.outcome = store, who, source, now, outcome
        self.write, self.invented = write, invented
        found = store.scalars(select(Listing).where(Listing.source == source))
        self.known = {listing.source_id: listing for listing in found}
        self.municipalities: dict[str, int] = {}
        self.organisations = dict(
            store.execute(select(Organisation.name, Organisation.id).where(Organisation.kind == "provider")).all()
        )
        self.touched: list[tuple[Listing, str, dict[str, Any], dict[str, Any]]] = []

    def take(self, source_id: str, values: dict[str, Any]) -> None:
        listing = self.known.get(source_id)
        if listing is None:
            self.outcome.added += 1
            if self.write:
                self._add(source_id, values)
            return
        before = listing.imported or {}
        news = {name: value for name, value in values.items() if before.get(name) != value}
        if not news:
            self.outcome.unchanged += 1
        elif news.get("status") == "stopped":
            self.outcome.removed += 1
        else:
            self.outcome.changed += 1
        if news and self.write:
            self._change(listing, values, news)

    def _add(self, source_id: str, values: dict[str, Any]) -> None:
        listing = Listing(
            public_id=self.store.new_public_id(), source=self.source, source_id=source_id, category="",
            created_at=self.now, changed_at=self.now, invented=self.invented, organisation_name="", description="",
            audience=[], languages=[], extra={}, imported=values,
        )  # fmt: skip
        fields.put(listing, self._ours(values))
        if values["status"] == "stopped":
            listing.stopped_on = listing.last_confirmed_on
        listing.confirmed_how = "import" if listing.last_confirmed_on else None
        listing.category = categories.of(listing)
        self.store.add(listing)
        self.touched.append((listing, "add", {}, values))

    def _change(self, listing: Listing, values: dict[str, Any], news: dict[str, Any]) -> None:
        untouched = {
            name: value
            for name, value in news.items()
            if name == "municipality" or fields.get(listing, name) == (listing.imported or {}).get(name)
        }
        ours = fields.different(listing, self._ours(untouched))
        before = {name: fields.get(listing, name) for name in ours}
        fields.put(listing, ours)
        if listing.category_by is None:
            listing.category = categories.of(listing)
        listing.imported, listing.changed_at = values, self.now
        self.touched.append((listing, "import", before, ours))

    def _ours(self, values: dict[str, Any]) -> dict[str, Any]:
        ours = dict(values)
        if "municipality" in ours:
            name = ours.pop("municipality")
            ours["municipality_id"] = self._municipality(name) if name else None
        if ours.get("organisation_name"):
            ours["organisation_id"] = self._organisation(ours["organisation_name"])
        return ours

    def _municipality(self, name: str) -> int:
        if name not in self.municipalities:
            found: Municipality = municipalities.named(self.store, name, create=True)
            self.municipalities[name] = found.id
        return self.municipalities[name]

    def _organisation(self, name: str) -> int | None:
        """The provider of this name; one is made so that its people can be invited."""
        if len(name) > Organisation.name.type.length:
            return None
        if name not in self.organisations:
            made = Organisation(
                public_id=self.store.new_public_id(), kind="provider", name=name, invented=self.invented
            )
            self.store.add(made)
            self.store.flush()
            self.organisations[name] = made.id
        return self.organisations[name]

    def finish(self) -> None:
        """Write history and tell the search, all at once."""
        self.store.flush()
        for listing, what, before, after in self.touched:
            self.store.add(
                ListingHistory(
                    public_id=self.store.new_public_id(), listing_id=listing.id, what=what, at=self.now,
                    person_id=self.who.person_id, how="import", before=before, after=after,
                )
            )  # fmt: skip
        sequence.bump(self.store, [listing for listing, *_ in self.touched])
