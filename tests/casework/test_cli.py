"""`wegwijs casework` as a script meets it: exit status, stdout, stderr."""

import json
from pathlib import Path

import pytest

from wegwijs.cli.front import run

GOLDEN = Path(__file__).parents[1] / "data" / "golden"


@pytest.fixture
def command(database_url, tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", database_url)
    monkeypatch.setenv("WEGWIJS_SECRET_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv("WEGWIJS_NOW", "2027-03-01T09:00:00Z")

    def wegwijs(*arguments):
        status = run(["casework", *map(str, arguments)])
        return status, *capfd.readouterr()

    return wegwijs


def test_the_golden_data_set_goes_in_out_and_in_again(command, tmp_path):
    status, out, err = command("import", GOLDEN, "--json", "--keys", tmp_path / "keys.csv")
    assert (status, json.loads(out)["added"]["sessions"], json.loads(out)["refused"]) == (0, 19, [])
    assert json.loads(out)["created"] == {"municipalities": ["Tilburg"], "practices": ["Praktijk A"]}
    assert "expected.json" in err
    assert len((tmp_path / "keys.csv").read_text().splitlines()) == 10
    status, out, _ = command("export", tmp_path / "out")
    assert (status, "Gesprekken: 19." in out) == (0, True)
    status, out, _ = command("import", tmp_path / "out", "--json")
    assert (status, sum(json.loads(out)["added"].values()), json.loads(out)["unchanged"]["sessions"]) == (0, 0, 19)
    status, out, _ = command("import", GOLDEN)
    assert (status, "Gesprekken: 0 nieuw, 0 aangepast, 19 hetzelfde." in out) == (0, True)


def test_a_refused_row_ends_with_status_1_and_leaves_nothing(command, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    header = "trajectory,client,received_on,referrer_type,practice,municipality,reason,icpc"
    (folder / "referrals.csv").write_text(f"{header}\nT1,C1,2026-01-05,dokter,,Tilburg,,\n")
    status, out, err = command("import", folder, "--json")
    assert (status, [row["row"] for row in json.loads(out)["refused"]]) == (1, [2])
    assert "Er is niets ingelezen. 1 rij is niet goed" in err
    status, _, err = command("export", tmp_path / "out")
    assert (status, "nog geen welzijnsorganisatie" in err) == (1, True)


def test_a_dry_run_leaves_nothing(command, tmp_path):
    status, out, _ = command("import", GOLDEN, "--dry-run")
    assert (status, "Er is niets opgeslagen." in out) == (0, True)
    assert command("export", tmp_path / "out")[0] == 1


def test_a_missing_folder_and_an_existing_key_file_are_one_sentence(command, tmp_path):
    status, out, err = command("import", tmp_path / "nowhere")
    assert (status, out, "is geen map" in err) == (1, "", True)
    (tmp_path / "keys.csv").write_text("mine")
    status, out, err = command("import", GOLDEN, "--keys", tmp_path / "keys.csv")
    assert (status, out, "bestaat al" in err) == (1, "", True)
    assert command("export", tmp_path / "out")[0] == 1
