"""`wegwijs text guard` and `wegwijs text understand`: the formats that must not break."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BIN = Path(sys.executable).parent / "wegwijs"


def wegwijs(*arguments, given=""):
    stdin = given if isinstance(given, bytes) else given.encode()
    done = subprocess.run(
        [BIN, *arguments], input=stdin, capture_output=True, check=False, env={**os.environ, "TERM": "dumb"}
    )
    return done.returncode, [json.loads(line) for line in done.stdout.decode().splitlines()], done.stderr.decode()


def test_the_guard_answers_line_by_line():
    lines = [
        "bel 06-55555555",
        '"twee\\nregels 06\\n55555555"',
        "",
        "Kievit 27 wil wandelen",
        '{"text": "jan@example.org"}',
        "{geen json}",
    ]

    status, found, errors = wegwijs("text", "guard", "--stdin", "--json", given="\n".join(lines) + "\n")

    assert (status, errors) == (0, "")
    assert found == [
        {"found": [{"kind": "phone", "start": 4, "end": 15}]},
        {"found": [{"kind": "phone", "start": 12, "end": 23}]},
        {"found": []},
        {"found": []},
        {"found": [{"kind": "email", "start": 0, "end": 15}]},
        {"found": []},
    ]


@pytest.mark.parametrize(("field", "kinds"), [("story", ["name"]), ("note", ["name"]), ("search", []), ("listing", [])])
def test_the_field_decides_what_is_found(field, kinds):
    _, found, _ = wegwijs("text", "guard", "--stdin", "--json", "--field", field, given="mevrouw Jansen\n")

    assert [each["kind"] for each in found[0]["found"]] == kinds


def test_bytes_that_are_no_text_are_survived():
    status, found, _ = wegwijs("text", "guard", "--stdin", "--json", given=b'\xff\xfe 06-55555555\n"\\ud800"\n')

    assert (status, len(found)) == (0, 2)


def test_a_session_line_is_understood():
    status, found, errors = wegwijs(
        "text", "understand", "--stdin", "--json", "--said-at", "2026-11-22T10:00:00Z",
        given='kievit 27 45 min gisteren intake, zin in wandelen\nwandelen in goirle\n'
        '{"text": "kievit 27 gisteren", "said_at": "2026-12-31T23:30:00Z"}\n{"text": "kievit 27", "said_at": "x"}\n\n',
    )  # fmt: skip

    assert (status, errors) == (0, "")
    assert found[0] == {
        "client": "Kievit-27", "held_on": "2026-11-21", "minutes": 45, "kind": "intake", "status": "held",
        "rest": "zin in wandelen", "unsure": [],
    }  # fmt: skip
    assert found[1] == {"not_a_session": True, "client": None}
    assert found[2]["held_on"] == "2026-12-31"
    assert (found[3]["held_on"], found[3]["unsure"]) == (None, ["held_on"])
    assert found[4] == {"not_a_session": True, "client": None}


def test_without_an_instant_it_is_now():
    _, found, _ = wegwijs("text", "understand", "--stdin", "--json", given="kievit 27\n")

    assert found[0]["held_on"] is not None


@pytest.mark.parametrize(
    "arguments",
    [
        ("guard", "--json"),
        ("understand",),
        ("guard", "--stdin", "--field", "diary"),
        ("understand", "--stdin", "--said-at", "ooit"),
    ],
)
def test_wrong_usage_is_said_on_stderr(arguments):
    status, found, errors = wegwijs("text", *arguments, given="kievit 27\n")

    assert (status, found) == (2, [])
    assert errors
