"""`wegwijs casework import FILE` as somebody at a welfare organisation meets it."""

import json
import sys
from contextlib import closing
from io import StringIO

import pytest

from foundation.storage.engines import SQLITE
from tests.casework import spreadsheets
from tests.casework.test_cli import command  # noqa: F401  the same command line
from wegwijs.cli.front import run


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # what it writes is tried on both by the importer
def test_a_spreadsheet_is_rehearsed_and_then_applied_whole_or_not_at_all(command, database_url, tmp_path):
    file = spreadsheets.a_row_a_talk(tmp_path / "oud.csv")

    assert command("export", tmp_path / "none")[0] == 1  # now there is a database, and somebody is writing to it
    with closing(SQLITE.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        status, out, err = command("import", file)
    assert status == 0, err
    for said in (
        "Verwijsdatum → datum verwijzing", "‘HA’ → Huisarts, ", "Gesprekken: 19 nieuw",
        "2026-K3              2           4", "Er is nog niets opgeslagen. Klopt dit?",
    ):  # fmt: skip
        assert said in out
    assert command("export", tmp_path / "none")[0] == 1

    status, out, _ = command("import", file, "--apply", "--json", "--keys", tmp_path / "keys.csv")
    document = json.loads(out)
    assert (status, document["applied"], document["added"]["sessions"], document["refused"]) == (0, True, 19, [])
    assert document["figures"]["2026-Q3"]["supported_clients"] == {"clients": 7, "trajectories": 7}
    assert len((tmp_path / "keys.csv").read_text().splitlines()) == 10

    status, out, err = command("import", spreadsheets.samenspel(tmp_path / "samenspel.csv"), "--apply")
    assert (status, out) == (1, "")
    assert "Er is niets ingelezen. Dit is niet goed:" in err
    assert "samenspel.csv, Verwijsdatm, rij 3: ‘maart 2025’ is geen dag." in err
    assert command("export", tmp_path / "out")[1].splitlines()[1:3] == ["Verwijzingen: 10.", "Gesprekken: 19."]
    assert command("import")[0] == 2
    assert "Wat bedoel je met ‘Kleur=groen’?" in command("import", file, "--column", "Kleur=groen")[2]
    assert command("import", "--template", file)[0] == 1

    def report(*arguments):
        assert run(["report", *arguments, "--output", str(tmp_path / "report")]) == 0
        return (tmp_path / "report").read_bytes()

    one = report("2026-K3", "--no-suppression", "--format", "csv").decode().splitlines()
    every = report("2026-2027", "--no-suppression", "--format", "csv").decode().splitlines()
    assert every[0] == one[0]
    assert [line for line in every if line.startswith("2026-Q3,")] == one[1:]
    assert len({line[:7] for line in every[1:]}) == 5  # 2027 has begun one quarter
    series = json.loads(report("2026-2026", "--public", "--format", "json"))["series"]
    assert [each["period"] for each in series] == ["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"]
    assert {each["suppression"]["threshold"] for each in series} == {10}
    assert report("2026-2027", "--no-suppression", "--format", "xlsx", "--freeze").startswith(b"PK")
    frozen = report("2026-2027", "--no-suppression", "--freeze", "--format", "csv").decode().splitlines()
    assert {line.split(",")[4] for line in frozen if line.startswith("2026")} == {"frozen"}
    assert {line.split(",")[4] for line in frozen if line.startswith("2027")} == {"provisional"}
    for wrong in (["2026-2025"], ["2025-2026"], ["2028-2029", "--format", "csv"]):
        assert run(["report", *wrong]) == 1


class Terminal(StringIO):
    """Somebody at a keyboard."""

    def isatty(self):
        return True


@pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)
def test_what_is_doubtful_is_asked_at_a_terminal_and_remembered_for_this_file(command, tmp_path, monkeypatch):
    file = tmp_path / "lijst.csv"
    rows = [
        "Cliëntnr;Verwijsdatum;Praktijk;Gemeente;Hulpvraag;Eerste gesprek;Start;Sluiting;Afsluitreden",
        "C1;3-2-2025;De Brink;Tillburg;tobben;9-2-2025;;1-6-2025;zomaar",
        "C2;4-2-2025;Praktijk de Brink;Tilburg;Jan de Vries;9-2-2025;;1-6-2025;zomaar",
    ]
    file.write_text("\n".join(rows), encoding="utf-8")
    status, _, err = command("import", file)
    assert (status, "De kolom ‘Start’ kan dit zijn" in err, "Typ een nummer" in err) == (1, True, False)

    with monkeypatch.context() as somebody:
        somebody.setattr("sys.stdin", Terminal("9\n2\n15\n2\n1\n1\n"))
        somebody.setattr("sys.stderr", Terminal())
        status, _, _ = command("import", file)
        asked = sys.stderr.getvalue()
    assert (status, asked.count("Met Enter"), "Typ een nummer van 1 tot en met 2" in asked) == (1, 5, True), asked
    assert "De Vries" not in asked
    kept = tmp_path / "lijst.csv.woorden.csv"
    assert kept.read_text(encoding="utf-8").splitlines() == [
        "soort;wat er staat;wat het is", "kolom;Start;-", "reden afsluiting;zomaar;Toch geen behoefte",
        "reden verwijzing;tobben;Somberheid of angst", "gemeente;Tillburg;Tilburg",
        "praktijk;Praktijk de Brink;De Brink",
    ]  # fmt: skip
    assert kept.stat().st_mode & 0o077 == 0
    file.write_text(file.read_text(encoding="utf-8").replace("Jan de Vries", "verdriet"), encoding="utf-8")
    status, _, err = command("import", file)
    assert (status, "Wat je eerder antwoordde, gebruik ik weer" in err, err.count("verdriet")) == (1, True, 1), err
