"""The map of the demo: the 520 invented listings, as fresh on any day as on the day they were written."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.resources import files
from typing import Any

from sqlalchemy import select, update

from foundation.people.who import SYSTEM, Who
from foundation.storage import Store
from social_map.exchange import importing
from social_map.listings import standing
from social_map.models import Listing

SOURCE = "demo"
WRITTEN_ON = date(2026, 11, 8)  # the day from which the listings' own dates look back
PAUSED = ("A031", "B060", "B140", "B215")
LONG_AGO = timedelta(days=200)  # beyond the rhythm of every listing: "Klopt dit nog?" is due
HIS_OLDEST = "A162"


def load(store: Store, *, today: date, now: datetime) -> importing.Outcome:
    """Import the listings. ValueError if any of them is refused: then the file or the importer is broken."""
    outcome = importing.run(store, SYSTEM, _rows(today), now=now, source=SOURCE, invented=True, strict=True)
    if outcome.refused:
        raise ValueError(f"the demo's own map is refused: {outcome.refused[0]}")
    for listing in _these(store, *PAUSED):
        standing.pause(store, SYSTEM, listing, now=now, until=today + timedelta(days=30), how="editor")
    return outcome


def hand_over(store: Store, organisation_id: int, owner: Who, *, today: date, now: datetime) -> list[Listing]:
    """Give a provider its listings: it confirmed them lately, but for the one about which it is to be asked."""
    mine = select(Listing).where(Listing.organisation_id == organisation_id).order_by(Listing.source_id)
    hers = list(store.scalars(mine))
    store.execute(
        update(Listing).where(Listing.organisation_id == organisation_id).values(owner_person_id=owner.person_id)
    )
    for listing in hers:
        if listing.source_id == HIS_OLDEST:
            listing.last_confirmed_on = today - LONG_AGO
        elif listing.status == "active":
            standing.confirm(store, owner, listing, now=now - timedelta(days=20 + listing.id % 30))
    store.flush()
    return hers


def _these(store: Store, *source_ids: str) -> list[Listing]:
    here = Listing.source == SOURCE, Listing.source_id.in_(source_ids)
    return list(store.scalars(select(Listing).where(*here).order_by(Listing.source_id)))


def _rows(today: date) -> Iterator[tuple[int, dict[str, Any]]]:
    """The lines of the file, their dates as long before today as they were before the day of writing."""
    lines = (files(__package__) / "listings.jsonl").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        row: dict[str, Any] = json.loads(line)
        if row.get("last_confirmed"):
            row["last_confirmed"] = (date.fromisoformat(row["last_confirmed"]) + (today - WRITTEN_ON)).isoformat()
        yield number, row
