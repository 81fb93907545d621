"""`wegwijs report` as a script meets it, after a real `wegwijs casework import`, on both databases."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.monitoring import files
from tests.monitoring.cases import GOLDEN
from tests.monitoring.invent import casework
from tests.monitoring.reference import Reference
from wegwijs.cli.front import run

EXPECTED = json.loads((GOLDEN / "expected.json").read_text(encoding="utf-8"))


@pytest.fixture
def wegwijs(database_url, tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("WEGWIJS_DATABASE_URL", database_url)
    monkeypatch.setenv("WEGWIJS_SECRET_FILE", str(tmp_path / "secret"))
    monkeypatch.setenv("WEGWIJS_NOW", "2027-03-01T09:00:00Z")

    def command(*arguments):
        status = run(list(map(str, arguments)))
        return status, *capfd.readouterr()

    return command


def as_json(wegwijs, *arguments):
    status, out, err = wegwijs("report", *arguments, "--format", "json")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_the_golden_data_set_comes_out_exactly(wegwijs):
    assert wegwijs("casework", "import", GOLDEN)[0] == 0

    for quarter, expected in EXPECTED.items():
        document = as_json(wegwijs, quarter, "--no-suppression")
        assert {key: document["indicators"][key] for key in expected} == expected
        assert (document["period"], document["suppression"], document["status"]) == (quarter, None, "provisional")
    assert as_json(wegwijs, "2026-K3", "--municipality", "tilburg")["scope"] == {"municipality": "Tilburg"}
    name = "Ingelezen"
    theirs = as_json(wegwijs, "2026-K3", "--organisation", name.upper())
    assert theirs["scope"] == {"municipality": None, "organisation": name}
    assert wegwijs("report", "2026-K3", "--organisation", "Nergens")[0] == 1
    by_town = as_json(wegwijs, "2026-K3", "--by", "organisation", "--no-suppression")
    assert {row["name"] for each in by_town["tables"] for row in each["rows"]} == {name}
    total = {key: sum(each["total"][key] for each in by_town["tables"]) for key in ("referrals", "started", "closed")}
    assert total == {"referrals": 2, "started": 3, "closed": 5}
    lines = wegwijs("report", "2026-K3", "--by", "neighbourhood", "--format", "csv", "--municipality", "tilburg")[1]
    assert "2026-Q3,2026-07-01,2026-09-30,Tilburg,,provisional,no,neighbourhood,onbekend,referrals," in lines
    assert wegwijs("report", "2026-K3", "--by", "practice", "--public")[0] == 1
    assert wegwijs("report", "2026-K3", "--by", "practice", "--format", "pdf")[0] == 2


@pytest.mark.parametrize("seed", [101, pytest.param(102, marks=pytest.mark.prove)])
def test_imported_casework_counts_as_the_slow_reference_does(wegwijs, tmp_path, monkeypatch, seed):
    monkeypatch.setenv("WEGWIJS_NOW", "2028-03-01T09:00:00Z")
    cases = [case for case in casework(seed, 80) if case.organisation == "Contour"]
    for case in cases:
        case.answers = list({answer.months: answer for answer in case.answers}.values())
        case.closings = [] if any(c.day < case.referrals[0].day for c in case.closings) else case.closings
        case.age, case.gender, case.neighbourhood, case.spoken = None, None, None, []  # these files do not tell them
        case.practice, case.organisation = "Praktijk A", "Ingelezen"
    files.write(tmp_path / "in", cases)
    status, _, err = wegwijs("casework", "import", tmp_path / "in")
    assert status == 0, err

    for quarter, first, last in (
        ("2026-K1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-K3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
    ):
        slow = Reference(cases, first, last, date(2028, 3, 1)).report()
        figures = as_json(wegwijs, quarter, "--no-suppression")["indicators"]
        assert {key: figures[key] for key in slow} == slow


def test_a_report_is_frozen_once(wegwijs):
    wegwijs("casework", "import", GOLDEN)

    assert as_json(wegwijs, "2026-K3", "--freeze")["status"] == "frozen"
    assert as_json(wegwijs, "2026-K3")["status"] == "frozen"
    assert as_json(wegwijs, "2026-K3", "--municipality", "Tilburg")["status"] == "provisional"
    status, out, err = wegwijs("report", "2026-K3", "--freeze")
    assert (status, out, err) == (1, "", "Deze cijfers zijn al vastgesteld, op 1 maart 2027. Dat kan maar één keer.\n")


def test_suppression_is_on_unless_told_otherwise(wegwijs):
    wegwijs("casework", "import", GOLDEN)

    assert as_json(wegwijs, "2026-K3")["suppression"] == {"threshold": 5, "rounding": 1}
    assert as_json(wegwijs, "2026-K3")["indicators"]["referrals"]["total"] == "hidden"
    assert as_json(wegwijs, "2026-K3", "--public")["suppression"] == {"threshold": 10, "rounding": 5}


@pytest.mark.parametrize("form", ["text", "csv", "xlsx", "png", "pdf"])
def test_every_format_can_go_to_a_file(wegwijs, tmp_path, form):
    target = tmp_path / f"report.{form}"

    assert wegwijs("report", "2026-K3", "--format", form, "--output", target) == (0, "", "")
    assert target.stat().st_size > 100


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["2026-K5"], "De periode ‘2026-K5’ ken ik niet. Schrijf bijvoorbeeld 2026-K3, 2026-H1 of 2026."),
        (["2027-K3"], "Deze periode begint pas op 1 juli 2027. Kies een eerdere periode."),
        (
            ["2027-K1", "--freeze"],
            "Deze periode loopt nog tot en met 31 maart 2027. Daarna kun je de cijfers vaststellen.",
        ),
        (["2026-K3", "--municipality", "Xyz"], "Voor de gemeente ‘Xyz’ heb ik geen cijfers voor je."),
        (["2026-K3", "--output", "/nergens/x"], "Ik kan niet schrijven naar /nergens/x. Kies een andere plek."),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_status_1(wegwijs, arguments, sentence):
    assert wegwijs("report", *arguments) == (1, "", sentence + "\n")


@pytest.mark.parametrize("arguments", [[], ["2026-K3", "--format", "doc"], ["2026-K3", "--public", "--no-suppression"]])
def test_wrong_usage_is_status_2(wegwijs, arguments):
    status, out, err = wegwijs("report", *arguments)

    assert (status, out) == (2, "")
    assert err


def test_a_quarter_without_anything_is_a_report_of_zeros(wegwijs):
    figures = as_json(wegwijs, "2020-K1")["indicators"]

    assert figures["referrals"]["total"] == figures["waiting"]["on_last_day"] == 0
    assert figures["sessions"]["mean_minutes"] is None


def test_the_words_of_every_refusal_exist():
    folder = Path(__file__).parents[2] / "monitoring" / "words" / "nl" / "refusals"

    assert len(list(folder.glob("*.html.j2"))) >= 6


def test_an_address_without_a_chat_gets_figures_until_it_is_taken_away(wegwijs):
    assert wegwijs("subscriptions", "list") == (1, "", "Niemand krijgt daar de cijfers per mail.\n")
    status, out, _ = wegwijs("subscriptions", "add", "wethouder@example.org")
    assert (status, out) == (
        0, "wethouder@example.org krijgt voortaan de cijfers van alle gemeenten, zoals iedereen ze mag zien.\n"
    )  # fmt: skip
    assert wegwijs("subscriptions", "list")[1] == "wethouder@example.org: alle gemeenten, openbaar\n"
    assert wegwijs("subscriptions", "add", "wethouder")[0] == 1
    assert wegwijs("subscriptions", "remove", "Wethouder@example.org")[0] == 0
    assert wegwijs("subscriptions", "remove", "wethouder@example.org")[0] == 1
