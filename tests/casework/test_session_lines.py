"""Typed lines as sessions, said on Sunday 22 November 2026 at ten in the morning, Amsterdam time."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import code_names
from casework.session_lines import likes, parts, understand
from casework.session_lines.phrases import vocabulary
from foundation.language import data

SAID_AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "session_lines.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
CODES = [line.split(",") for line in data.phrases("foundation.codes", "codes.csv")]


def understood(text):
    """As session_lines.tsv writes it."""
    line = understand(text, SAID_AT)
    if line is None:
        return ["no session"]
    found = (line.client, line.held_on, line.minutes, line.kind, line.status, line.rest, ",".join(line.unsure))
    return [str(value) if value not in {None, ""} else "-" for value in found]


def test_every_line_is_understood():
    found = {text: understood(text) for text, *_ in LINES}
    assert found == {text: expected for text, *expected in LINES}


def test_there_are_enough_examples():
    assert len(LINES) >= 385


@pytest.mark.parametrize("field", ["kind", "status"])
def test_every_code_can_be_said_and_no_other_is_made(field):
    known = {code for name, code, *_ in CODES if name == f"session_{field}"}

    assert set(vocabulary()[field]) == known


def test_kinds_have_an_order():
    assert set(vocabulary()["kinds"]["priority"]) == set(vocabulary()["kind"])


@pytest.mark.parametrize(
    ("instant", "day"), [("2026-12-31T22:30:00+00:00", "2026-12-31"), ("2026-12-31T23:30:00+00:00", "2027-01-01")]
)
def test_without_a_day_it_is_the_day_of_saying_in_amsterdam(instant, day):
    line = understand("kievit 27 45 min", datetime.fromisoformat(instant))

    assert line is not None
    assert line.held_on == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("message", "sessions"),
    [
        ("kievit 27 45 intake", ["kievit 27 45 intake"]),
        ("kievit 27 45 intake\nwulp 31 30 bel", ["kievit 27 45 intake", "wulp 31 30 bel"]),
        ("kievit 27 45; zin in koken; wulp 31 10", ["kievit 27 45, zin in koken", "wulp 31 10"]),
        ("gisteren:\n- kievit 27 45\n- wulp 31 maandag", ["kievit 27 45, gisteren", "wulp 31 maandag"]),
        ("45 min kievit 27 en 30 min wulp 31", ["45 min kievit 27", "30 min wulp 31"]),
        ("kievit 27 45 wulp 31 30", ["kievit 27 45", "wulp 31 30"]),
        ("kievit 27 en 37 allebei 30 min", ["kievit 27, 30 min", "kievit 37, 30 min"]),
        (
            "gisteren kievit 27, 37 en wulp 31 intake 45 ieder",
            [
                "kievit 27, gisteren, intake 45",
                "kievit 37, gisteren, intake 45",
                "wulp 31, gisteren, intake 45",
            ],
        ),
        ("kievit 27 intake en wulp 31 bel, allebei 30 min", ["kievit 27 intake, 30 min", "wulp 31 bel, 30 min"]),
        ("allebei 20 min: kievit 27 en zevenendertig", ["kievit 27, 20 min", "kievit zevenendertig, 20 min"]),
        (
            "gisteren uurtje wulp 31 en half uurtje specht 54",
            [
                "gisteren uurtje wulp 31",
                "half uurtje specht 54, gisteren",
            ],
        ),
        ("ma kievit 27 45, wulp 31 30. di: specht 54 uur", ["ma kievit 27 45", "wulp 31 30, ma", "di: specht 54 uur"]),
        ("kievit 27 45 en wulp 31 30 gisteren", ["kievit 27 45, vandaag of gisteren", "wulp 31 30 gisteren"]),
        ("kievit 27 45 gisteren en wulp 31 30", ["kievit 27 45 gisteren", "wulp 31 30"]),
        ("kievit 27 45 en wulp 31 30, wil op dinsdag", ["kievit 27 45", "wulp 31 30, wil op dinsdag"]),
        ("kievit 27 en 45 min bel", ["kievit 27 en 45 min bel"]),
        ("kievit 27 en 45 min allebei de kinderen", ["kievit 27 en 45 min allebei de kinderen"]),
        ("kievit 27 45\nzag een merel in de tuin", ["kievit 27 45, zag een merel in de tuin"]),
        ("kievit 27 45, kievit 27 was blij", ["kievit 27 45, kievit 27 was blij"]),
    ],
)
def test_a_message_is_parted_and_nothing_is_left_out(message, sessions):
    assert parts(message) == sessions


def test_a_second_number_is_a_client_only_when_she_has_that_one():
    hers = {code_names.CodeName("kievit", 27), code_names.CodeName("kievit", 37)}
    assert parts("kievit 27 en 37 30 min", hers) == ["kievit 27, 30 min", "kievit 37, 30 min"]
    assert parts("kievit 27 en 40", hers) == ["kievit 27 en 40"]


def test_a_second_number_with_a_length_of_its_own_is_a_client_too():
    hers = {code_names.CodeName("kievit", number) for number in (15, 27, 37, 45, 60)}
    for message, sessions in (
        ("kievit 27 30 min en 37 45 min", ["kievit 27 30 min", "kievit 37 45 min"]),
        ("kievit 27 30 en 37 45", ["kievit 27 30", "kievit 37 45"]),
        ("kievit 27 half uur, 37 bel 45 min en 60 een uur", [
            "kievit 27 half uur", "kievit 37 bel 45 min", "kievit 60 een uur",
        ]),
        ("kievit 27 gisteren 30 min en zevenendertig 45 min", [
            "kievit 27 gisteren 30 min", "kievit zevenendertig 45 min",
        ]),
        ("kievit 27 intake en 45 min bel", ["kievit 27 intake en 45 min bel"]),  # a length, also where she has a 45
        ("kievit 27 45 + 15 min", ["kievit 27 45 + 15 min"]),
        ("kievit 27 30 min en 40 45 min", ["kievit 27 30 min en 40 45 min"]),  # nobody of hers: a question
        ("kievit 27 30 min, 27 was blij", ["kievit 27 30 min, 27 was blij"]),
        ("kievit 27 1 uur en 15 min", ["kievit 27 1 uur en 15 min"]),
        ("kievit 27 30 min en 15 nov 45 min", ["kievit 27 30 min en 15 nov 45 min"]),  # a day
    ):  # fmt: skip
        assert parts(message, hers) == sessions


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("zin in wandelen", [("zin in wandelen", True)]),
        ("geen zin in wandelen, wil graag koken", [("wil graag koken", True)]),
        ("moestuin", [("moestuin", False)]),
        ("haar dochter houdt van zwemmen", []),
    ],
)
def test_only_what_is_liked_is_a_like(rest, found):
    assert [(like.text, like.sure) for like in likes(rest)] == found


@given(st.text(), st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(lambda naive: naive.replace(tzinfo=UTC)))
def test_no_text_breaks_the_understanding(text, said_at):
    understand(text, said_at)


@given(
    st.lists(
        st.sampled_from(
            [
                "kievit",
                "27",
                "wulp",
                "31",
                "45",
                "min",
                "gisteren",
                "dinsdag",
                "3",
                "nov",
                "dec",
                "over",
                "een",
                "week",
                "uur",
                "half",
                "gebeld",
                "niet",
                ",",
                "zin",
                "in",
            ]
        ),
        max_size=10,
    )
)
def test_what_is_understood_is_always_possible(words):
    line = understand(" ".join(words), SAID_AT)

    if line is not None:
        assert line.held_on is None or line.held_on <= SAID_AT.date() + timedelta(days=1)
        assert line.minutes is None or 1 <= line.minutes <= 480
        assert (line.client is None) == ("client" in line.unsure)
        assert (line.held_on is None) <= ("held_on" in line.unsure)


@given(st.sampled_from(code_names.words()), st.integers(10, 99), st.integers(5, 480))
def test_any_code_name_with_minutes_is_understood(word, number, minutes):
    line = understand(f"{word} {number} {minutes} min gisteren intake", SAID_AT)

    assert line is not None
    assert (line.client, line.minutes, line.kind) == (code_names.CodeName(word, number), minutes, "intake")
