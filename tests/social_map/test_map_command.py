"""`wegwijs map`, run as people run it."""

import io
import json

import pytest

from tests.social_map.conftest import LISTINGS, row
from wegwijs.cli.front import run


@pytest.fixture(autouse=True)
def _here(monkeypatch, database_url, tmp_path):
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", database_url)
    monkeypatch.setenv("WEGWIJS_NOW", "2026-11-20T08:00:00Z")
    monkeypatch.chdir(tmp_path)


def asked(capsys, *arguments):
    status = run(["map", *map(str, arguments)])
    out, err = capsys.readouterr()
    return status, out, err


def listings(tmp_path, *rows):
    path = tmp_path / "lijst.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return path


def test_import_twice_search_export_and_status(capsys, tmp_path, monkeypatch):
    status, out, _ = asked(capsys, "import", LISTINGS, "--json")
    assert (status, json.loads(out)) == (0, {"added": 520, "changed": 0, "unchanged": 0, "removed": 0, "refused": []})
    assert json.loads(asked(capsys, "import", LISTINGS, "--json")[1])["unchanged"] == 520

    status, out, _ = asked(capsys, "search", "wandlen reeshof", "--json", "--limit", 3)
    found = json.loads(out)
    assert (status, found["query"]) == (0, "wandlen reeshof")
    assert "A162" in [hit["source_id"] for hit in found["hits"]]
    assert {"id", "source_id", "title", "score", "why", "confirmed_on", "variants"} <= found["hits"][0].keys()

    status, out, _ = asked(capsys, "search", "yoga", "--place", "Tilburg", "--day", "di", "--max-cost", "5", "--json")
    assert status == 0
    assert {"place", "time", "condition"} <= json.loads(out)["understood"].keys()
    assert json.loads(out)["query"] == "yoga"

    status, out, err = asked(capsys, "search", "schaatsen", "--json")
    assert (status, json.loads(out)["hits"]) == (1, [])
    assert "schaatsen" in err

    monkeypatch.setattr("sys.stdin", io.StringIO("koffie\n\nschaatsen\n"))
    status, out, _ = asked(capsys, "search", "--stdin", "--json", "--limit", 2)
    lines = [json.loads(line) for line in out.splitlines()]
    assert (status, [len(line["hits"]) for line in lines]) == (0, [2, 0, 0])
    assert [line["query"] for line in lines] == ["koffie", "", "schaatsen"]

    assert asked(capsys, "export", tmp_path / "uit.jsonl")[0] == 0
    assert len((tmp_path / "uit.jsonl").read_text(encoding="utf-8").splitlines()) == 520

    status, out, _ = asked(capsys, "status", "--json")
    assert (status, json.loads(out)["status"]) == (0, {"active": 514, "stopped": 6})
    assert "514" in asked(capsys, "status")[1]
    assert "1. " in asked(capsys, "search", "koffie")[1]


def test_refusals_are_named_and_strict_leaves_with_1(capsys, tmp_path):
    path = listings(tmp_path, row(1), {"id": "X2"})
    status, out, _ = asked(capsys, "import", path, "--strict", "--json")
    assert (status, json.loads(out)["refused"]) == (1, [{"row": 2, "field": "title", "why": "ontbreekt"}])
    status, out, _ = asked(capsys, "import", path)
    assert status == 0
    assert "regel 2: naam ontbreekt" in out


def test_a_rehearsal_changes_nothing(capsys, tmp_path):
    path = listings(tmp_path, row(1))
    assert "niets veranderd" in asked(capsys, "import", path, "--dry-run")[1]
    assert json.loads(asked(capsys, "import", path, "--json")[1])["added"] == 1


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["import", "weg.jsonl"], 1),
        (["export", "kaart.doc"], 1),
        (["search"], 2),
        (["search", "yoga", "--stdin"], 2),
        (["search", "yoga", "--max-cost", "duur"], 2),
        (["search", "yoga", "--day", "zz"], 2),
        (["search", "yoga", "--place", "Nergens"], 2),
        (["postcodes", "weg.csv"], 1),
    ],
)
def test_what_cannot_be_done_leaves_with_one_sentence(capsys, arguments, status):
    found, out, err = asked(capsys, *arguments)
    assert (found, out) == (status, "")
    assert err.strip()


def test_a_list_of_postcodes_is_taken_in_and_its_bad_rows_are_named(capsys, tmp_path):
    asked(capsys, "import", listings(tmp_path, row(1, title="Yoga", lat=51.564, lon=5.08)))
    path = tmp_path / "4pp.csv"
    head = "id,postcode,woonplaats,alternatieve_schrijfwijzen,gemeente,provincie,netnummer,latitude,longitude,soort"
    rows = ["Tilburg,,Tilburg,NB,013,51.5644,5.0801,Adres", "Tilburg,,Tilburg,NB,013,5.08,51.56,Adres"]
    path.write_text(f"{head}\n1,5041,{rows[0]}\n2,5042,{rows[1]}\n3,504,{rows[0]}\n4,5041,{rows[0]}\n", "utf-8")
    status, out, _ = asked(capsys, "postcodes", path)
    assert status == 0
    assert [line.split(" ")[:2] for line in out.splitlines()] == [["1", "postcodes"], *(["Regel", n] for n in "345")]
    hits = json.loads(asked(capsys, "search", "yoga 5041", "--json")[1])
    assert (hits["understood"]["place"], hits["hits"][0]["why"]) == (["5041"], ["yoga", "in Tilburg"])
    path.write_text("postcode;plaats\n5041;Tilburg\n", "utf-8")
    status, _, err = asked(capsys, "postcodes", path)
    assert (status, "woonplaats" in err) == (1, True)
