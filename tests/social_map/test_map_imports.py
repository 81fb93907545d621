"""`wegwijs map import` and what belongs to it, as an editor runs it: rehearsed, asked, taken back, merged."""

import json
import os
import pty
import select
import subprocess
import sys

import pytest
import xlsxwriter

from tests.social_map.conftest import row
from wegwijs.cli.front import run

HEADER = [
    "Wat",
    "Wie",
    "Waarover",
    "Wanneer",
    "",
    "Kosten",
    "Leeftijd",
    "Rolstoel?",
    "Contact",
    "Adres",
    "Kleur",
    "Plaats",
]
ROWS = [
    [
        "Koffieochtend", "Buurthuis De Brug", "Bijpraten", "iedere dinsdag en donderdag", "10.00-12.00 uur",
        "€ 2,50 per keer", "55 jaar en ouder", "x", "Bep 013-055 0199 bep@example.org",
        "Kerkstraat 12, 5104 AB Dongen", "rood", "Dongen",
    ],
    [
        "Walking football", "VV Dongen", "", "ma t/m vr", "9.00 - 10.00", "gratis", "50+", "nee", "", "", "groen",
        "Dongen",
    ],
    ["", "Totaal: 2"],
]  # fmt: skip


@pytest.fixture(autouse=True)
def _here(monkeypatch, database_url, tmp_path):
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", database_url)
    monkeypatch.setenv("WEGWIJS_NOW", "2026-11-20T08:00:00Z")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def workbook(tmp_path):
    """A workbook with a title over all columns, an empty row, and a header that two columns share."""
    path = tmp_path / "lijst.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("Uitleg").write(0, 0, "Lees mij")
    sheet = book.add_worksheet("Lijst")
    sheet.merge_range(0, 0, 0, 11, "Activiteiten in Dongen, najaar 2026")
    for number, cells in enumerate([HEADER, *ROWS], start=2):
        sheet.write_row(number, 0, cells)
    sheet.merge_range(2, 3, 2, 4, "Wanneer")
    book.close()
    return path


def asked(capsys, *arguments):
    status = run(["map", *map(str, arguments)])
    out, err = capsys.readouterr()
    return status, out, err


def listings(tmp_path, *rows, name="lijst.jsonl"):
    path = tmp_path / name
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return path


def exported(capsys, tmp_path):
    asked(capsys, "export", tmp_path / "kaart.jsonl")
    return [json.loads(line) for line in (tmp_path / "kaart.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_municipality_s_workbook_is_understood_corrected_and_remembered(capsys, workbook, tmp_path):
    status, out, _ = asked(capsys, "import", workbook, "--source", "dongen", "--dry-run")
    assert status == 0
    assert "Wanneer → dag (aan de kop)" in out
    assert "Niet herkend, wel bewaard: Waarover, Kleur." in out
    assert "regel 6: naam ontbreekt" in out
    corrected = ("--column", "Waarover=omschrijving", "--column", "Kleur=-")
    asked(capsys, "import", workbook, "--source", "dongen", *corrected)
    coffee, football = exported(capsys, tmp_path)
    assert coffee.items() >= {
        "id": "koffieochtend-buurthuis-de-brug", "title": "Koffieochtend", "organisation": "Buurthuis De Brug",
        "description": "Bijpraten", "municipality": "Dongen", "neighbourhood": "Dongen", "street": "Kerkstraat 12",
        "postcode": "5104 AB", "cost_eur": 2.5, "cost_text": "€ 2,50 per keer", "age_min": 55, "wheelchair": True,
        "capacity_status": "open", "phone": "013-055 0199", "email": "bep@example.org", "contact_name": "Bep",
        "schedule": [
            {"day": day, "start": "10:00", "end": "12:00", "frequency": "wekelijks"} for day in ("di", "do")
        ],
    }.items()  # fmt: skip
    assert (football["cost_eur"], football["age_min"], football["wheelchair"]) == (0, 50, False)
    assert [moment["day"] for moment in football["schedule"]] == ["ma", "di", "wo", "do", "vr"]
    again = json.loads(asked(capsys, "import", workbook, "--source", "dongen", "--json")[1])
    assert (again["unchanged"], again["changed"]) == (2, 0)
    assert [each["how"] for each in again["columns"] if each["header"] == "Waarover"] == ["said"]


def test_every_column_of_our_own_export_is_known(capsys, tmp_path):
    asked(capsys, "import", listings(tmp_path, row(1)), "--json", "--source", "dongen")
    asked(capsys, "export", tmp_path / "kaart.csv")
    out = json.loads(asked(capsys, "import", tmp_path / "kaart.csv", "--json")[1])
    assert (out["unchanged"], [each["header"] for each in out["columns"] if not each["field"]]) == (1, [])


def test_a_column_that_is_not_said_well_is_refused(capsys, workbook):
    status, _, err = asked(capsys, "import", workbook, "--column", "Kleur=regenboog")
    assert status == 1
    assert "Kleur=regenboog" in err


def test_an_import_is_listed_and_taken_back(capsys, tmp_path):
    path = listings(tmp_path, row(1), row(2))
    asked(capsys, "import", path)
    [one] = json.loads(asked(capsys, "imports", "--json")[1])
    assert (one["file"], one["added"], one["undone_at"]) == ("lijst.jsonl", 2, None)
    assert one["id"] in asked(capsys, "imports")[1]
    assert "Van de kaart: 2" in asked(capsys, "undo-import", one["id"])[1]
    assert exported(capsys, tmp_path) == []
    assert asked(capsys, "undo-import", one["id"])[0] == 1
    assert asked(capsys, "undo-import", "nergens")[0] == 1
    assert "Teruggedraaid" in asked(capsys, "imports")[1]


def test_the_tables_of_the_map_are_whole_for_a_command_that_imports_nothing_else():
    script = "import social_map.models; from foundation.storage import Table; print(len(Table.metadata.sorted_tables))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr


def test_what_is_probably_the_same_is_proposed_merged_and_taken_apart_again(capsys, tmp_path):
    facts = {"organisation": "Buurthuis De Brug", "phone": "013-055 0199", "venue": "De Brug"}
    asked(capsys, "import", listings(tmp_path, row(1, title="Koffieochtend in De Brug", **facts)))
    other = row(7, title="KOFFIEOCHTEND", phone="+31 13 055 01 99", venue="Buurthuis de Brug", cost_eur=1)
    uit = listings(tmp_path, other, name="uit.jsonl")
    out = json.loads(asked(capsys, "import", uit, "--source", "uit", "--json")[1])
    assert [(each["id"], each["listing"]["source"]) for each in out["probably_the_same"]] == [("X7", "bestand")]
    [pair] = json.loads(asked(capsys, "duplicates", "--json")[1])
    assert len(exported(capsys, tmp_path)) == 2
    asked(capsys, "duplicates", "--same", pair["id"], "--keep", "X1")
    [kept] = exported(capsys, tmp_path)
    assert (kept["id"], kept["cost_eur"], kept["phone"]) == ("X1", 1, "013-055 0199")
    assert json.loads(asked(capsys, "duplicates", "--json")[1]) == []
    again = json.loads(asked(capsys, "import", uit, "--source", "uit", "--json")[1])
    assert (again["unchanged"], again["added"]) == (1, 0), again
    asked(capsys, "duplicates", "--undo", pair["id"])
    assert len(exported(capsys, tmp_path)) == 2
    asked(capsys, "duplicates", "--different", pair["id"])
    assert "Er lijkt niets dubbel" in asked(capsys, "duplicates")[1]
    assert asked(capsys, "duplicates", "--same", pair["id"])[0] == 1


def test_export_to_a_folder_that_is_not_there_says_so(capsys, tmp_path):
    status, _, err = asked(capsys, "export", tmp_path / "weg" / "kaart.csv")
    assert (status, "is er niet" in err) == (1, True)


def test_the_status_is_told_in_words(capsys, tmp_path):
    asked(capsys, "import", listings(tmp_path, row(1, category="ontmoeting"), row(2, capacity_status="vol")))
    out = asked(capsys, "status")[1]
    assert "loopt: 2" in out
    assert "nog niet gecontroleerd: 2" in out
    assert "Ontmoeting en gezelligheid" in out
    assert "active" not in out


def on_a_terminal(answer, *arguments):
    """Run the command on a terminal of its own and type one answer. Returns its exit status and what was shown."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "wegwijs", "map", *map(str, arguments)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True) as process:
        os.close(theirs)
        shown, said = b"", False
        while select.select([ours], [], [], 60)[0]:
            try:
                part = os.read(ours, 4096)
            except OSError:  # the other side has left
                break
            shown += part
            if not part:
                break
            if b"[j/n]" in shown and not said:
                os.write(ours, f"{answer}\n".encode())
                said = True
    os.close(ours)
    return process.returncode, shown.decode(), said


@pytest.mark.parametrize(
    "database_kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.prove)], indirect=True
)
def test_on_a_terminal_it_shows_the_rehearsal_and_asks_first(capsys, tmp_path):
    path = listings(tmp_path, row(1), {"id": "X2"})
    command = [sys.executable, "-m", "wegwijs", "map", "import", str(path)]
    piped = subprocess.run(command, input="n\n", capture_output=True, text=True, check=False, timeout=60)
    assert (piped.returncode, "Nieuw: 1" in piped.stdout, "--yes" in piped.stderr) == (1, True, True)
    status, shown, said = on_a_terminal("n", "import", path)
    assert (status, said) == (1, True)
    assert "Nieuw: 1" in shown
    assert "Niets ingelezen" in shown
    assert exported(capsys, tmp_path) == []
    assert on_a_terminal("j", "import", path)[::2] == (0, True)
    assert len(exported(capsys, tmp_path)) == 1
    assert on_a_terminal("", "import", listings(tmp_path, row(3)), "--yes")[::2] == (0, False)
    assert len(exported(capsys, tmp_path)) == 2
