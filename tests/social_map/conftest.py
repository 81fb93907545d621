"""The invented map of nine municipalities, as rows, as an index, and in a database."""

import json
from datetime import date
from pathlib import Path

import pytest

from foundation.people.who import SYSTEM
from social_map.categories import derive
from social_map.exchange import importing
from social_map.search.entry import Entry, Moment
from social_map.search.index import Index
from social_map.search.lexicon import lexicon

LISTINGS = Path(__file__).parents[2] / "wegwijs" / "demo" / "listings.jsonl"
TODAY = date(2026, 11, 20)


def raw_listings():
    return [json.loads(line) for line in LISTINGS.read_text(encoding="utf-8").splitlines()]


def entry(key=1, **facts):
    """A listing as the index holds it, with only what a test cares about."""
    return Entry(**{"key": key, "public_id": f"p{key}", "source_id": f"s{key}", "title": "Iets", **facts})


def entry_from(key, row):
    return entry(
        key,
        source_id=row["id"], title=row["title"], organisation=row["organisation"], description=row["description"],
        category=derive(row["category"], row["title"], row["description"], row.get("audience") or ()),
        source_category=row["category"], audience=tuple(row.get("audience") or ()),
        languages=tuple(row.get("languages") or ()), venue=row.get("venue") or "", street=row.get("street") or "",
        neighbourhood=row.get("neighbourhood") or "", municipality=row["municipality"],
        lat=row.get("lat"), lon=row.get("lon"),
        schedule=tuple(Moment(s["day"], s["start"], s["end"], s["frequency"]) for s in row.get("schedule") or ()),
        cost_cents=None if row.get("cost_eur") is None else round(row["cost_eur"] * 100),
        cost_text=row.get("cost_text") or "", age_min=row.get("age_min"), age_max=row.get("age_max"),
        wheelchair=row.get("wheelchair"), online=bool(row.get("online")),
        registration=row.get("registration") or "", volunteer=bool(row.get("volunteer")),
        capacity=row["capacity_status"],
        confirmed_on=date.fromisoformat(row["last_confirmed"]) if row.get("last_confirmed") else None,
    )  # fmt: skip


@pytest.fixture(scope="session")
def the_map():
    """All findable listings of the invented map in one index."""
    rows = raw_listings()
    found = [entry_from(key, row) for key, row in enumerate(rows) if row["capacity_status"] != "gestopt"]
    return Index(lexicon(), found)


@pytest.fixture
def take_in(store, now):
    """Import rows into the store."""

    def run(rows, **options):
        return importing.run(store, SYSTEM, enumerate(rows, start=1), now=now, **options)

    return run


def row(number=1, **facts):
    return {"id": f"X{number}", "title": f"Activiteit {number}", "municipality": "Tilburg", **facts}
