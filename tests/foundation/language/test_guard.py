"""The privacy guard: what it must find, what it must leave alone, and that tricks do not help."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.language import guard

HERE = Path(__file__).parent
MAP = Path(__file__).parents[4] / "shared" / "data" / "social_map"
CODE_WORDS = frozenset({"kievit", "wulp", "specht", "grutto", "lijster"})


def lines(name):
    return [
        line.replace("\\n", "\n").split("\t")
        for line in (HERE / name).read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    ]


def test_what_identifies_is_found_in_a_note():
    found = {text: (kind, guard.find(text, "note", CODE_WORDS)) for kind, text in lines("guard_found.tsv")}

    assert [text for text, (kind, all_) in found.items() if kind not in {finding.kind for finding in all_}] == []
    assert [text for text, (_, all_) in found.items() if list(all_) != sorted(all_, key=lambda one: one.start)] == []


def test_what_identifies_nobody_is_left_alone():
    assert [text for (text,) in lines("guard_clean.tsv") if guard.find(text, "note", CODE_WORDS)] == []


def test_there_are_enough_examples_of_both():
    assert len(lines("guard_found.tsv")) >= 300
    assert len(lines("guard_clean.tsv")) >= 300


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kievit-27 heet Truus, 06-12345678", ["Truus", "06-12345678"]),
        ("bel 06\u200b-1234\u00ad5678 nu", ["06\u200b-1234\u00ad5678"]),
        ("mail jan @ example . org!", ["jan @ example . org"]),
        ("😀 5038 TC 😀", ["5038 TC"]),
    ],
)
def test_places_are_those_of_the_original_text(text, found):
    assert [text[finding.start : finding.end] for finding in guard.find(text)] == found


def test_a_search_refuses_only_what_identifies_for_certain():
    for kind, text in lines("guard_found.tsv"):
        if kind in {"bsn", "phone", "email", "iban"}:
            assert kind in {finding.kind for finding in guard.find(text, "search")}, text


def test_a_search_may_hold_names_addresses_and_days():
    for text in (
        "mevrouw Jansen",
        "Kerkstraat 12",
        "jarig op 12 maart",
        "insta: truus.bakt",
        "AB-12-34",
        "www.example.org",
    ):
        assert guard.find(text, "search") == ()
    assert [finding.kind for finding in guard.find("geboren 12-03-1948", "search")] == ["birth_date"]


def test_a_listing_may_hold_public_contact_data():
    public = "Bel Truus op 013-055 0110 of mail truus@example.org, Kerkstraat 12, 5038 TC, www.example.org"

    assert guard.find(public, "listing") == ()
    assert [finding.kind for finding in guard.find("bsn 123456782", "listing")] == ["bsn"]


@pytest.mark.skipif(not MAP.exists(), reason="the shared map is not on this machine")
def test_no_listing_and_no_query_of_the_map_is_refused_as_a_search():
    listings = [json.loads(line) for line in (MAP / "listings.jsonl").read_text(encoding="utf-8").splitlines()]
    typed = [listing.get(part) or "" for listing in listings for part in ("title", "venue", "organisation")]
    asked = [MAP / "queries.jsonl", *(Path(__file__).parents[2] / "social_map").glob("queries*.jsonl")]
    typed += [json.loads(line)["query"] for file in asked for line in file.read_text(encoding="utf-8").splitlines()]

    assert [text for text in typed if guard.find(text, "search")] == []


@pytest.mark.skipif(not MAP.exists(), reason="the shared map is not on this machine")
def test_no_listing_is_refused_as_a_listing():
    listings = [json.loads(line) for line in (MAP / "listings.jsonl").read_text(encoding="utf-8").splitlines()]

    assert [text for listing in listings if guard.find(text := listing.get("description") or "", "listing")] == []


def test_a_plain_pattern_would_be_fooled_where_the_guard_is_not():
    """The control: the usual pattern for phones misses what the guard finds."""
    import re

    tricks = [text for kind, text in lines("guard_found.tsv") if kind == "phone"]
    missed = [text for text in tricks if not re.search(r"\b0\d[\d -]{8,}|\+31[\d ]{9,}", text)]

    assert len(missed) >= 10
    assert all(guard.find(text) for text in missed)


@given(st.text(), st.sampled_from(guard.FIELDS))
def test_no_text_breaks_the_guard(text, field):
    for finding in guard.find(text, field):
        assert 0 <= finding.start < finding.end <= len(text)


@given(st.text(alphabet="0123456789 .-/O+()éa@nlNL", max_size=60), st.sampled_from(guard.FIELDS))
def test_no_row_of_figures_breaks_the_guard(text, field):
    found = guard.find(text, field)

    assert all(first.end <= second.start for first, second in pairwise(found))


@pytest.mark.parametrize(
    "text", ["0612345678" * 900, "a@" * 5000, "Jan van der " * 800, "12-03-" * 1600, "(at) punt " * 900]
)
def test_a_long_text_is_read_quickly(text):
    guard.find(text)


def test_words_of_a_crisis_are_noticed():
    said = {
        "life": (
            "Ze zei dat ze dood wil", "denkt aan zelfmoord", "hij wil niet meer leven", "z\u200belfmoord",
            "Zelfmoordgedachten", "ik ga mezelf ophangen", "ze denkt aan de dood", "het leven heeft geen zin meer",
            "ze heeft pillen geslikt", "ik maak er een einde aan", "ze is levensmoe", "ze snijdt in haar armen",
        ),
        "harm": (
            "er is thuis geweld", "haar man slaat haar", "kindermishandeling", "ouderen\u00admishandeling",
            "ze wordt thuis geslagen", "ze is bang voor haar man", "hij heeft een mes gepakt",
            "ze durft niet naar huis", "ik ben in gevaar", "hij schopt de kinderen", "ze wordt gedwongen te trouwen",
        ),
        None: (
            "Lotgenotengroep na zelfdoding", "wat een geweldige dag", "ze wil doodgraag mee", "wandelen op dinsdag", "",
            "ze wil dood hout uit de tuin halen", "hij slaat de trom", "met een mes en vork", "na de dood van haar man",
        ),
    }  # fmt: skip

    assert [text for topic, texts in said.items() for text in texts if guard.crisis(text) != topic] == []
