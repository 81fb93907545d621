"""A map of any size that reads like a map: the demo's listings, real ones of another city, many places and names.

Every listing is put together anew: the kind of activity of one, a sentence of another, an organisation, a place, a day.
The more listings, the more names of organisations and streets, as in life: half of all words stand in one listing only.
"""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import insert

from foundation.people.models import Municipality
from foundation.storage import Database
from social_map.categories import derive
from social_map.models import Listing, MapChange, MapSequence, ScheduleRow

DEMO = Path(__file__).parents[1] / "wegwijs" / "demo" / "listings.jsonl"
SHARED = Path(__file__).parents[2] / "shared" / "data"  # real data, where this machine has it
GHENT, POSTCODES = SHARED / "ghent" / "gent2011_hsds31_services.ndjson", SHARED / "postcodes" / "4pp.csv"
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
STARTS, LASTING = ("09:00", "09:30", "10:00", "10:30", "13:00", "13:30", "14:00", "19:00", "19:30", "20:00"), (1, 2, 3)
DAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
SYLLABLES = "be da fo gi ha jo ka li mo ne pa ri so ta vu wi ze bro dra gle kri spo tro van der ster berg dal hof"
Row = dict[str, Any]


def rows(size: int, seed: int = 7) -> Iterator[Row]:
    """`size` listings as the demo's file has them. The same seed gives the same."""
    chance = Random(seed)
    demo = [row for row in map(json.loads, DEMO.read_text("utf-8").splitlines()) if row["capacity_status"] != "gestopt"]
    texts = [*(_sentences(row["description"]) for row in demo), *map(_sentences, _ghent().values())]
    titles = list(_ghent())
    vocabulary = [word for text in texts for sentence in text for word in sentence.split()]
    towns = _towns(demo)
    organisations = [_name(chance) for _ in range(max(1, size // 3))]
    for number in range(size):
        row = dict(chance.choice(demo))
        if titles and chance.random() < 0.3:
            row["title"] = chance.choice(titles)
        elif chance.random() < 0.5:
            row["title"] = f"{row['title']} {_name(chance)}" if chance.random() < 0.2 else row["title"]
        some = chance.choice(texts)
        row["description"] = " ".join([*_sentences(row["description"])[:2], *chance.sample(some, min(3, len(some)))])
        row["description"] = _reworded(row["description"], vocabulary, chance)
        row["organisation"] = (
            f"{chance.choice(('Stichting', 'Vereniging', 'Wijkteam', 'Buurthuis'))} {chance.choice(organisations)}"
        )
        row["street"] = f"{_name(chance)}straat {chance.randint(1, 200)}"
        yield row | chance.choice(towns) | _when_and_for_whom(row, chance) | {"id": f"L{number}"}


def real_words() -> bool:
    """Whether the real listings of another city are on this machine."""
    return GHENT.exists()


def _sentences(text: str) -> list[str]:
    return [f"{part.strip().rstrip('.')}." for part in text.split(". ") if part.strip()]


def _reworded(text: str, vocabulary: list[str], chance: Random) -> str:
    """The same with one word in ten replaced, so that hardly any sentence stands in two listings."""
    return " ".join(chance.choice(vocabulary) if chance.random() < 0.1 else word for word in text.split())


def _name(chance: Random) -> str:
    return "".join(chance.choices(SYLLABLES.split(), k=chance.randint(2, 4))).capitalize()


def _ghent() -> dict[str, str]:
    """Titles with descriptions."""
    lines = GHENT.read_text("utf-8").splitlines() if GHENT.exists() else []
    return {row["name"]: row.get("description") or "" for row in map(json.loads, lines)}


def _towns(demo: list[Row]) -> list[Row]:
    """The neighbourhoods of the demo, and the towns of the whole country where their list is on this machine."""
    found = [{key: row.get(key) for key in ("neighbourhood", "municipality", "lat", "lon")} for row in demo]
    if POSTCODES.exists():
        with POSTCODES.open(encoding="utf-8", newline="") as file:
            found += [
                {
                    "neighbourhood": each["woonplaats"],
                    "municipality": each["gemeente"],
                    "lat": float(each["latitude"]),
                    "lon": float(each["longitude"]),
                }
                for each in csv.DictReader(file)
                if each["soort"] == "Adres"
            ]
    return found


def _when_and_for_whom(row: Row, chance: Random) -> Row:
    if not row.get("schedule"):
        return {}
    moments = []
    for day in chance.sample(DAYS, chance.choice((1, 1, 1, 2, 3))):
        start = chance.choice(STARTS)
        end = f"{min(23, int(start[:2]) + chance.choice(LASTING)):02}{start[2:]}"
        moments.append(
            {"day": day, "start": start, "end": end, "frequency": chance.choice(("wekelijks", "maandelijks"))}
        )
    cost = row.get("cost_eur")
    return {"schedule": moments, "cost_eur": cost and round(cost * chance.choice((0.5, 1, 1.5, 2)), 2)}


def fill(database: Database, size: int, seed: int = 7) -> None:
    """Write so many listings straight into a database that has none, as one change of the map."""
    with database.writing() as store:
        connection = store.connection()
        names: dict[str, int] = {}
        numbered = enumerate(rows(size, seed), start=1)
        while some := list(islice(numbered, 5_000)):
            new = dict.fromkeys(row["municipality"] for _, row in some if row["municipality"] not in names)
            names |= {name: len(names) + n for n, name in enumerate(new, start=1)}
            if new:
                connection.execute(insert(Municipality), [{"id": names[name], "name": name} for name in new])
            connection.execute(insert(Listing), [_listing(number, row, names) for number, row in some])
            moments = [
                {"listing_id": number, "position": place, "dates": [], **moment}
                for number, row in some
                for place, moment in enumerate(row.get("schedule") or ())
            ]
            connection.execute(insert(ScheduleRow), moments)
            connection.execute(insert(MapChange), [{"listing_id": number, "seq": number} for number, _ in some])
        connection.execute(insert(MapSequence), [{"id": 1, "seq": size}])


def _listing(number: int, row: Row, names: dict[str, int]) -> Row:
    audience = row.get("audience") or []
    cost = row.get("cost_eur")
    return {
        "id": number, "public_id": f"{number:016}", "source": "large", "source_id": row["id"], "title": row["title"],
        "organisation_name": row["organisation"], "description": row["description"], "source_category": row["category"],
        "category": derive(row["category"], row["title"], row["description"], audience), "audience": audience,
        "languages": row.get("languages") or [], "venue": row.get("venue"), "street": row["street"],
        "neighbourhood": row.get("neighbourhood"), "municipality_id": names[row["municipality"]],
        "lat": row.get("lat"), "lon": row.get("lon"), "cost_cents": None if cost is None else round(cost * 100),
        "cost_text": row.get("cost_text"), "age_min": row.get("age_min"), "age_max": row.get("age_max"),
        "wheelchair": row.get("wheelchair"), "online": row.get("online"), "registration": row.get("registration"),
        "volunteer": row.get("volunteer"), "capacity": row["capacity_status"], "status": "active", "extra": {},
        "created_at": NOW, "changed_at": NOW, "invented": True,
    }  # fmt: skip
