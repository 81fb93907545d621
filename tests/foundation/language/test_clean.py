"""Incoming text is made fit to read."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.language import clean


@pytest.mark.parametrize(
    ("raw", "tidy"),
    [
        ("cafe\u0301", "café"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("a\tb\r\nc\rd", "a b\nc\nd"),
        ("\u202eomgekeerd\u202c", "omgekeerd"),
        ("kapot\ud800", "kapot"),
        ("nul\x00\x07teken", "nulteken"),
        ("eigen\ue000gebied", "eigengebied"),
        ("👩\u200d👧 en a\u200db", "👩\u200d👧 en ab"),
        ("👩🏽\u200d🦱", "👩🏽\u200d🦱"),
        ("❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"),
        ("gewoon", "gewoon"),
        ("", ""),
    ],
)
def test_text_is_tidied(raw, tidy):
    assert clean.tidy(raw) == tidy


def test_a_letter_keeps_at_most_three_marks():
    assert unicodedata.normalize("NFD", clean.tidy("x" + "\u0336" * 50 + "y")) == "x" + "\u0336" * 3 + "y"


@given(st.text(st.characters(exclude_categories=())))
def test_tidying_twice_changes_nothing_more_and_the_result_can_be_stored(text):
    once = clean.tidy(text)

    assert clean.tidy(once) == once
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("kort", 10, "kort"),
        ("een twee drie", 9, "een twee…"),
        ("aaaaaaaaaa", 5, "aaaa…"),
        ("ab", 1, "…"),
        ("ab", 0, ""),
    ],
)
def test_a_long_text_is_cut_at_a_word(text, limit, short):
    assert clean.shorten(text, limit) == short


@given(st.text(), st.integers(0, 50))
def test_a_cut_text_fits(text, limit):
    assert len(clean.shorten(text, limit)) <= limit
