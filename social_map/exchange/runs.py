"""Imports that were applied, and taking one back as one step."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from foundation.words import label
from social_map import fields, sequence
from social_map.days import day_of
from social_map.models import Listing, ListingHistory
from social_map.queries import imports as queries


class ImportNotFound(Refusal):
    """No import has this name."""


class ImportUndone(Refusal):
    """It was taken back already."""


class ImportOvertaken(Refusal):
    """A later import changed the same listings: that one has to be taken back first."""


@dataclass
class Undone:
    """How many listings left the map, how many went back, and which stay as somebody changed them since."""

    gone: int = 0
    back: int = 0
    kept: list[str] = field(default_factory=list)


def undo(store: Store, who: Who, public_id: str, *, now: datetime) -> Undone:
    """Take an import back. What somebody changed here since is kept, and said.

    Listings that it brought are not found any more; the same file brings them in again. `ImportNotFound`,
    `ImportUndone`, `ImportOvertaken`.
    """
    run = queries.called(store, public_id)
    if run is None:
        raise ImportNotFound(name=public_id)
    if run.undone_at is not None:
        raise ImportUndone(day=day_of(run.undone_at))
    if later := queries.later(store, run):
        raise ImportOvertaken(name=later.public_id, file=later.file_name or later.source)
    done = Undone()
    since = queries.changed_since(store, run)
    touched = []
    for change, listing, history in queries.changes_of(store, run):
        kept = since.get(listing.id, set())
        if history.what == "add" and kept:
            done.kept.append(listing.title)
            continue
        listing.imported = change.said_before
        values = _away(now) if history.what == "add" else history.before
        _count(done, listing, history, kept=bool(kept & values.keys()))
        _put(store, who, listing, {name: value for name, value in values.items() if name not in kept}, now=now)
        history.undone_at = now
        touched.append(listing)
    run.undone_at, run.undone_by = now, who.person_id
    sequence.bump(store, touched)
    return done


def _count(done: Undone, listing: Listing, history: ListingHistory, *, kept: bool) -> None:
    if kept:
        done.kept.append(listing.title)
    done.gone += history.what == "add"
    done.back += history.what != "add" and not kept


def _put(store: Store, who: Who, listing: Listing, values: dict[str, Any], *, now: datetime) -> None:
    after = fields.different(listing, values)
    before = {name: fields.get(listing, name) for name in after}
    fields.put(listing, after)
    listing.changed_at = now
    store.add(
        ListingHistory(
            public_id=store.new_public_id(), listing_id=listing.id, what="undo", at=now, person_id=who.person_id,
            how="import", before=before, after=after,
        )
    )  # fmt: skip


def _away(now: datetime) -> dict[str, Any]:
    reason = label("social_map", "import.taken_back")
    return {"status": "stopped", "stopped_on": day_of(now).isoformat(), "stop_reason": reason}
