"""Random folders: a second import changes nothing, and an export elsewhere is the same folder but for its keys."""

import csv
import tempfile
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from casework.exchange import exporting, importing
from casework.exchange.layout import FILES
from casework.models.feedback import FEEDBACK_CHANNELS, FEEDBACK_KINDS
from foundation.codes import codes, of_class
from foundation.people.who import SYSTEM
from tests.casework import builders

NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
SECRET = b"secret"
TODAY = date(2026, 11, 20)


def some(chance, name, *, empty=False):
    choices = [*codes(name), *([""] if empty else [])]
    return chance.choice(choices)


def random_folder(folder, chance):
    """A folder that keeps the rules, with whatever they allow."""
    rows = {file.kind: [] for file in FILES}
    for number in range(chance.randrange(1, 12)):
        random_walk(rows, f"T{number}", f"C{chance.randrange(number + 1)}", chance)
    for file in FILES:
        with (folder / file.name).open("w", newline="", encoding="utf-8") as lines:
            table = csv.writer(lines)
            table.writerow([*file.columns, *(name for name in file.optional if name != "key")])
            shuffled = rows[file.kind]
            chance.shuffle(shuffled)
            table.writerows(shuffled)


def random_walk(rows, key, client, chance):
    received = TODAY - timedelta(days=chance.randrange(60, 500))
    place = (chance.choice(["Tilburg", "Goirle"]), some(chance, "main_reason", empty=True))
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        practice = chance.choice(["De Brink", 'Praktijk "Oost", zuid', ""])
        rows["referrals"].append(
            [key, client, received + timedelta(days=chance.choice([0, 0, 9])), some(chance, "referrer_type"),
             practice, *place, chance.choice(["", "P03"]), ""]
        )  # fmt: skip
    closed = random_closings(rows, key, received + timedelta(days=9), chance)
    for _ in range(chance.randrange(4)):
        held = min(received + timedelta(days=chance.randrange(-3, 60)), closed or TODAY, TODAY)
        minutes = chance.choice(["", 1, 45, 480])
        rows["sessions"].append([key, held, minutes, some(chance, "session_kind"), some(chance, "session_status")])
    for _ in range(chance.randrange(3)):
        rows["participations"].append(random_choice(key, received, chance))
    for months in chance.sample([3, 6], chance.randrange(3)):
        rows["follow_ups"].append([key, months, some(chance, "outcome"), TODAY])
    if chance.random() < 0.3:
        rows["appointments"].append([key, TODAY + timedelta(days=chance.randrange(30))])
    for kind in chance.sample(FEEDBACK_KINDS, chance.randrange(3)):
        about_on = received + timedelta(days=chance.randrange(40))
        rows["feedback"].append([key, kind, about_on, chance.choice(FEEDBACK_CHANNELS), about_on])


def random_closings(rows, key, first, chance):
    closed = min(first + timedelta(days=chance.randrange(60)), TODAY)
    if chance.random() < 0.4:
        return None
    later = chance.choice(["", "ja", "nee"])
    reopened = min(closed + timedelta(days=chance.randrange(85)), TODAY)
    if chance.random() < 0.5:
        rows["closings"].append([key, closed, some(chance, "closing_reason"), "", "", later])
        return closed
    by = some(chance, "referrer_type", empty=True)
    rows["closings"].append([key, closed, some(chance, "closing_reason"), reopened, by, later])
    return None


def random_choice(key, received, chance):
    days = sorted(min(received + timedelta(days=chance.randrange(120)), TODAY) for _ in range(3))
    shape = chance.randrange(4)
    category = chance.choice(sorted(of_class("category", "activity")))
    listing = chance.choice(["", "Kookclub", "Samen, één keer per week"])
    started = days[1] if shape >= 2 else ""
    stopped = days[2] if shape in {1, 3} else ""
    reason = some(chance, "stop_reason", empty=True) if stopped else ""
    planned = chance.choice(["", TODAY + timedelta(days=9)])
    return [key, category, listing, days[0], started, stopped, reason, some(chance, "found", empty=True), planned]


def contents(folder):
    """The rows of a folder with keys renamed by what hangs on them, so that equal folders have equal contents."""
    tables = {
        file.kind: list(csv.DictReader((folder / file.name).read_text(encoding="utf-8").splitlines())) for file in FILES
    }
    walks, clients = {}, {}
    for kind, rows in tables.items():
        for row in rows:
            row.pop("coach", None)
            key = row.pop("trajectory")
            if "client" in row:
                clients.setdefault(row.pop("client"), set()).add(key)
            walks.setdefault(key, []).append((kind, tuple(sorted(row.items()))))
    shapes = {key: tuple(sorted(rows)) for key, rows in walks.items()}
    return Counter(tuple(sorted(shapes[key] for key in keys)) for keys in clients.values())


@pytest.mark.parametrize("seed", range(12))
def test_export_and_import_are_each_others_mirror(store, seed):
    with tempfile.TemporaryDirectory() as scratch:
        source, first, second = (Path(scratch, name) for name in ("source", "first", "second"))
        source.mkdir()
        random_folder(source, Random(seed))
        here, there = builders.make_organisation(store, "Hier"), builders.make_organisation(store, "Daar")

        def read(folder, place):
            return importing.import_folder(store, SYSTEM, folder, organisation=place, secret=SECRET, now=NOW)

        for folder, place in ((source, here), (first, there)):
            outcome = read(folder, place)
            assert outcome.refused == []
            again = read(folder, place)
            assert (sum(again.added.values()), sum(again.changed.values())) == (0, 0)
            assert again.unchanged == outcome.added
            out = first if place is here else second
            exporting.export_folder(store, SYSTEM, out, organisation=place, now=NOW)
        assert sum(read(first, here).added.values()) == 0
        assert contents(first) == contents(second)
        assert sum(contents(first).values()) == sum(contents(source).values())
