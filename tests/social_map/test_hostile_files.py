"""Files made to harm are refused with one sentence, quickly, and nothing of them is imported."""

import io
import json
import resource
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from foundation.words import labels
from social_map.exchange import confined, importing, inside, limits, reading, writing
from social_map.exchange.files.unusable import FileUnreadable
from tests.social_map import hostile
from tests.social_map.conftest import row

SOON = 3.0
STOPPED = SOON + 1.0  # the limit on processor time is three seconds, and the kernel looks now and then
SENTENCES = labels("social_map")["import"]["file"]


def told(path):
    """What the reading process would answer, without its limits."""
    out = io.StringIO()
    inside.read(path, {}, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def usable(store, now, rows):
    from foundation.people.who import SYSTEM

    return importing.run(store, SYSTEM, rows, now=now, dry_run=True).added


@contextmanager
def taken_by_children_at_most(seconds):
    """Processor time: on a machine with other work, the clock on the wall says little of the file."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    yield
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < seconds


def test_there_are_more_than_fifty_kinds():
    assert len(hostile.KINDS) >= 80


@pytest.mark.parametrize("kind", sorted(hostile.KINDS.keys() - hostile.NEED_LIMITS))
def test_every_kind_is_refused_in_one_sentence(kind, tmp_path):
    path = hostile.KINDS[kind](tmp_path)
    started = time.process_time()
    answers = told(path)
    assert time.process_time() - started < SOON
    facts = [answer["facts"] for answer in answers if answer.get("facts")]
    if answers[-1]["why"]:
        assert ". " not in SENTENCES[answers[-1]["why"]]
    else:  # a list, of which every row is refused
        assert all(not isinstance(each["id"], str) for each in facts)


@pytest.mark.parametrize(
    "kind",
    [
        *sorted(hostile.NEED_LIMITS), "a bomb", "a pipe", "ten million columns", "a billion laughs", "deep JSON",
        "a table of too many rows", "a gigabyte of text", "noise called xlsx",
    ],
)  # fmt: skip
def test_the_process_that_reads_it_is_stopped_in_time(kind, tmp_path):
    path = hostile.KINDS[kind](tmp_path)
    with taken_by_children_at_most(STOPPED), pytest.raises(FileUnreadable):
        confined.read(path)


@pytest.mark.prove
@pytest.mark.parametrize("kind", sorted(hostile.KINDS))
def test_every_kind_is_refused_by_the_process_within_three_seconds(kind, tmp_path):
    path = hostile.KINDS[kind](tmp_path)
    with taken_by_children_at_most(STOPPED), suppress(FileUnreadable):
        rows = [facts for _, facts in confined.read(path).rows]
        assert all(not isinstance(facts, dict) or not isinstance(facts["id"], str) for facts in rows)


def _alone(code, *arguments):
    """Run Python in a process of its own; returns its exit status and what it printed.

    In the surroundings of the real one: who measures coverage too would leave an empty file when writing is forbidden.
    """
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False,
        env=confined.surroundings(),
    )  # fmt: skip
    return done.returncode, done.stdout.strip()


READ = """
import resource, sys
from pathlib import Path
from social_map.exchange import limits
from social_map.exchange.files import xlsx_cells
if sys.argv[2] == "limited":
    limits.apply(0)
rows = sum(len(sheet) for sheet in xlsx_cells.read(Path(sys.argv[1])))
print(rows, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def test_control_without_the_limits_the_strings_take_more_memory_than_there_may_be(tmp_path):
    path = tmp_path / "tekens.xlsx"
    path.write_bytes(hostile.strings("naam" + "x" * 200_000, 3_000))
    status, out = _alone(READ, path, "free")
    rows, memory = map(int, out.split())
    assert (status, rows) == (0, 30)
    assert memory > limits.MEMORY
    status, out = _alone(READ, path, "limited")
    assert (status != 0, out) == (True, "")
    with pytest.raises(FileUnreadable):
        confined.read(path)


WRITE = """
import sys
from social_map.exchange import limits
if sys.argv[2] == "limited":
    limits.apply(0)
with open(sys.argv[1], "w") as file:
    file.write("x" * 100)
"""
SPIN = """
import sys
from social_map.exchange import limits
limits.apply(0)
while True: pass
"""


def test_the_process_cannot_write_and_cannot_go_on(tmp_path):
    assert _alone(WRITE, tmp_path / "vrij", "free")[0] == 0
    assert (tmp_path / "vrij").stat().st_size == 100
    assert _alone(WRITE, tmp_path / "beperkt", "limited")[0] != 0
    assert (tmp_path / "beperkt").stat().st_size == 0
    started = time.process_time()
    assert _alone(SPIN)[0] < 0
    assert time.process_time() - started < SOON


def test_the_process_knows_no_secrets(monkeypatch, tmp_path):
    monkeypatch.setenv("WEGWIJS_TELEGRAM_TOKEN", "geheim")
    assert not any(name.startswith("WEGWIJS") for name in confined.surroundings())


def test_an_honest_file_comes_through(store, now, tmp_path):
    path = tmp_path / "lijst.xlsx"
    writing.write(path, [row(1), row(2, title="Koffie")])
    taken = confined.read(path)
    assert usable(store, now, taken.rows) == 2
    assert {"title", "municipality"} <= {column.field for column in taken.columns}


STARTS = ("=", "+", "-", "@", "\t=", "＝")


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_no_cell_and_no_header_of_an_export_is_a_formula(tmp_path, extension):
    formulas = [f"{start}HYPERLINK(1)" for start in STARTS]
    path = tmp_path / f"kaart.{extension}"
    writing.write(path, [row(n, title=formula, **{formula: "eigen"}) for n, formula in enumerate(formulas)])
    cells = _cells(path)
    assert not set(formulas) & set(cells)
    assert cells.count("'=HYPERLINK(1)") == 2
    for formula, (_, found) in zip(formulas, reading.rows(path), strict=True):
        assert found[formula.strip()] == "eigen"
        assert found["title"] == formula.strip()


def test_control_an_export_that_escapes_nothing_would_be_seen(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "escape", lambda text: text)
    path = Path(tmp_path / "kaart.csv")
    writing.write(path, [row(1, title="=HYPERLINK(1)")])
    assert "=HYPERLINK(1)" in _cells(path)


def _cells(path):
    import csv

    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [cell for line in csv.reader(file) for cell in line]
    import openpyxl

    book = openpyxl.load_workbook(path)
    return [cell.value for line in book.active.iter_rows() for cell in line if cell.value is not None]
