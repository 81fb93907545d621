"""Code names: the list, giving them out, and reading them back from what people type."""

import random
from itertools import combinations, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from casework import code_names
from casework.code_names import CodeName
from foundation.language import data, guard
from foundation.language.folding import fold
from foundation.language.guard import lexicon

STREETS = data.table("foundation.language.guard", "places.toml")["street"]
PROMISED = ("kievit", "wulp", "specht", "tureluur", "grutto", "lijster", "spreeuw", "ijsvogel")
AMBIGUOUS = (
    "ezel",
    "kip",
    "gier",
    "treurwilg",
    "koekoek",
    "uil",
    "das",
    "bever",
    "otter",
    "zwaluw",
    "regenboog",
    "kompas",
)


def test_the_list_is_long_and_holds_what_was_promised():
    assert len(set(code_names.words())) == len(code_names.words()) >= 300
    assert set(PROMISED) <= set(code_names.words())


def test_every_word_is_plain_letters():
    assert all(
        word.isascii() and word.isalpha() and word.islower() and 4 <= len(word) <= 13 for word in code_names.words()
    )


def test_any_two_words_differ_by_at_least_three_edits():
    close = [pair for pair in combinations(code_names.words(), 2) if Levenshtein.distance(*pair) < 3]

    assert close == []


@pytest.mark.parametrize(
    ("what", "others"),
    [
        ("first names", lexicon.any_first_name()),
        ("municipalities", {fold(name) for name in data.phrases("foundation.language", "municipalities.txt")}),
        ("parts of municipalities", lexicon.places()),
        ("street types", set(STREETS)),
        ("words with a second meaning", set(AMBIGUOUS)),
    ],
)
def test_no_word_is_also(what, others):
    assert set(code_names.words()) & set(others) == set(), what


def test_ordinary_words_and_code_words_are_apart():
    ordinary = data.words("casework.code_names", "ordinary.txt")

    assert not ordinary & set(code_names.words())
    assert {"hulp", "slecht", "luister", "sneeuw"} <= ordinary


def test_a_code_name_is_written_and_read_exactly():
    assert str(CodeName("kievit", 27)) == "Kievit-27"
    assert CodeName.parse("Kievit-27") == CodeName("kievit", 27)
    for wrong in ("kievit-27", "Kievit 27", "Kievit-7", "Kievit-07", "Truus-27", "Kievit-", ""):
        assert CodeName.parse(wrong) is None


def test_the_order_is_that_of_its_seed_and_gives_nothing_twice():
    first = list(islice(code_names.order(7), 60_000))

    assert len(set(first)) == len(first)
    assert first == list(islice(code_names.order(7), 60_000))
    assert first[:50] != list(islice(code_names.order(8), 50))
    assert all(10 <= name.number <= 99 for name in first[: 90 * len(code_names.given_out())])
    assert first[-1].number >= 100


@given(st.integers(0, 2**32), st.integers(0, 300))
def test_a_coach_gets_every_word_once_before_any_twice(seed, already):
    chance = random.Random(seed)
    mine = set(chance.sample(code_names.words(), already))

    assert code_names.choose(set(), mine, chance).word in code_names.given_out() - mine


def test_a_retired_word_is_given_to_nobody_and_still_understood():
    retired = set(code_names.words()) - code_names.given_out()

    assert retired == data.words("casework.code_names", "retired.txt")
    assert not retired & {name.word for name in islice(code_names.order(7), len(code_names.words()))}
    assert all(code_names.match(f"{word} 27").code_name == CodeName(word, 27) for word in retired)


def test_taken_names_are_never_given_again_even_when_words_run_out():
    chance, taken, mine = random.Random(1), set(), set()
    for _ in range(len(code_names.words()) + 50):
        name = code_names.choose(taken, mine, chance)
        assert name not in taken
        assert name.word not in mine or code_names.given_out() <= mine
        taken.add(name)
        mine.add(name.word)


def test_numbers_widen_when_a_word_has_no_two_digits_left():
    words = code_names.words()
    taken = {CodeName(word, number) for word in words for number in range(10, 100)}

    assert 100 <= code_names.choose(taken, set(words[1:]), random.Random(1)).number <= 999


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Kievit-27", "Kievit-27"),
        ("kievit 27", "Kievit-27"),
        ("Kievit27", "Kievit-27"),
        ("kievit-27 45 min", "Kievit-27"),
        ("kievit zevenentwintig", "Kievit-27"),
        ("kievid 27", "Kievit-27"),
        ("kivit 27", "Kievit-27"),
        ("keivit 27", "Kievit-27"),
        ("KIEVIT 27", "Kievit-27"),
        ("kieviet 27", "Kievit-27"),
        ("kievit nr 27", "Kievit-27"),
        ("kievit nummer 27", "Kievit-27"),
        ("kievit – 27", "Kievit-27"),
        ("gisteren wulp 31 gebeld", "Wulp-31"),
        ("wlup 31", "Wulp-31"),
        ("wulpp 31", "Wulp-31"),
        ("spegt 54", "Specht-54"),
        ("tureluur 12", "Tureluur-12"),
        ("tuureluur12", "Tureluur-12"),
        ("gruto 44", "Grutto-44"),
        ("lijstr 18", "Lijster-18"),
        ("spreuw 61", "Spreeuw-61"),
        ("ijs vogel 33", "Ijsvogel-33"),
        ("ysvogel 33", "Ijsvogel-33"),
        ("kievit, 27, 45 min", "Kievit-27"),
        ("knotwilg, 40", "Knotwilg-40"),
        ("kievit 127", "Kievit-127"),
        ("kievit 27 12 nov", "Kievit-27"),
    ],
)
def test_a_typed_code_name_is_understood(typed, expected):
    found = code_names.match(typed)

    assert found is not None
    assert str(found.code_name) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "hulp 27",
        "hulp nodig",
        "tulp 31",
        "slecht 54",
        "luister 18",
        "sneeuw 61",
        "wandelen",
        "27",
        "",
        "welp wulf gulp 12",
        "echt 45",
    ],
)
def test_an_ordinary_word_is_no_code_name(typed):
    assert code_names.match(typed) is None


@pytest.mark.parametrize(
    "typed",
    [
        "kievit",
        "kievit gisteren",
        "kievit 45 min gisteren",
        "kievit 30 nov intake",
        "kievit twintig minuten",
        "kievit, 45 min",
        "kievit. 45 minuten",
        "kievit, 27-11",
        "kievit 7",
        "kievit 14:30",
        "kievit 12-11",
    ],
)
def test_a_word_without_its_number_is_only_a_word(typed):
    found = code_names.match(typed)

    assert found is not None
    assert (found.word, found.code_name) == ("kievit", None)


def test_the_name_with_a_number_goes_before_a_word_alone():
    found = code_names.match("in de kievit met wulp 31 gesproken")

    assert found is not None
    assert str(found.code_name) == "Wulp-31"


@given(st.text())
def test_no_text_breaks_the_matching(text):
    found = code_names.match(text)

    assert found is None or 0 <= found.start < found.end <= len(text)


@given(st.sampled_from(code_names.words()), st.integers(10, 99), st.data())
def test_one_slip_in_a_long_word_never_gives_another_client(word, number, draw):
    place = draw.draw(st.integers(0, len(word) - 1))
    letter = draw.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    found = code_names.match(f"{word[:place]}{letter}{word[place + 1 :]} {number}")

    assert found is None or found.code_name == CodeName(word, number)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("hulp 31 gebeld 15", "Wulp-31"), ("hulp eenendertig gebeld", "Wulp-31"), ("hulp 32 gebeld 15", None),
        ("gebeld met hulp 31", None), ("hulp gebeld", None), ("wandelen 31", None),
    ],
)  # fmt: skip
def test_her_own_caseload_forgives_more_and_is_never_sure(text, named):
    found = code_names.match(text, {CodeName("wulp", 31), CodeName("kievit", 27)})

    assert (str(found.code_name) if found else None) == named
    assert found is None or not found.exact
    assert code_names.match(text) is None


def test_no_code_name_is_taken_for_something_that_identifies_however_it_is_typed():
    """Ortolaan 27 is no street, Kalmoes 27 no address."""
    words = frozenset(code_names.words())
    typed = [line for word in words for line in (f"{word} 27 30 bel", f"{word.title()} 27 wil wandelen")]
    assert [line for line in typed if guard.find(line, "note", words)] == []
    assert guard.find("ortolaan 27"), "control: without its list it would be a street"
