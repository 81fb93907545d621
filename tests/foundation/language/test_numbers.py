"""Dutch numbers and lengths of time."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.language import numbers


@pytest.mark.parametrize(
    ("word", "value"),
    [("zevenentwintig", 27), ("tweeëntwintig", 22), ("één", 1), ("honderdentwaalf", 112), ("tweehonderdvijf", 205),
     ("45", 45), ("negenhonderdnegenennegentig", 999), ("vaak", None), ("", None), ("1234567890", None)],
)  # fmt: skip
def test_a_number_word_has_a_value(word, value):
    assert numbers.value(word) == value


@given(st.integers(0, 999))
def test_every_number_is_read_back(number):
    assert numbers.value(numbers.spell(number)) == number


def test_no_word_is_made_beyond_the_list():
    with pytest.raises(ValueError, match="0 to 999"):
        numbers.spell(1000)


@pytest.mark.parametrize(
    ("text", "minutes", "span"),
    [
        ("45 min", 45, "45 min"),
        ("45 minuten gebeld", 45, "45 minuten"),
        ("anderhalf uur", 90, "anderhalf uur"),
        ("gesprek van een uur", 60, "een uur"),
        ("5 kwartier", 75, "5 kwartier"),
        ("1,5 uur", 90, "1,5 uur"),
        ("1.5 uur", 90, "1.5 uur"),
        ("1u15", 75, "1u15"),
        ("1h15", 75, "1h15"),
        ("half uur", 30, "half uur"),
        ("een half uur", 30, "een half uur"),
        ("drie kwartier", 45, "drie kwartier"),
        ("kwartiertje", 15, "kwartiertje"),
        ("2 uur en 10 minuten", 130, "2 uur en 10 minuten"),
        ("uurtje gewandeld", 60, "uurtje"),
        ("1 uur 15 nov", 60, "1 uur"),
        ("1½ uur", 90, "1½ uur"),
        ("1 1/2 uur", 90, "1 1/2 uur"),
        ("een uur en een kwartier", 75, "een uur en een kwartier"),
        ("tweeënhalf uur", 150, "tweeënhalf uur"),
        ("twee en een half uur", 150, "twee en een half uur"),
        ("90m", 90, "90m"),
        ("45'", 45, "45'"),
        ("vijfenveertig minuten", 45, "vijfenveertig minuten"),
        ("1 uur 30 min", 90, "1 uur 30 min"),
        ("0,75 uur", 45, "0,75 uur"),
        ("halfuurtje", 30, "halfuurtje"),
        ("anderhalfuur", 90, "anderhalfuur"),
        ("om 2 uur", None, ""),
        ("14 uur", None, ""),
        ("u bent welkom", None, ""),
        ("kwart over drie", None, ""),
        ("12 mensen", None, ""),
        ("", None, ""),
    ],
)
def test_a_length_of_time_is_found(text, minutes, span):
    found = numbers.find_duration(text)

    assert (found.minutes, text[found.start : found.end]) == (minutes, span) if found else minutes is None


@given(st.text())
def test_no_text_breaks_the_search_for_durations(text):
    for found in numbers.durations(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("figure", "decimals", "said"),
    [(1234.5, 1, "1.234,5"), (2.5, 0, "3"), (0.125, 2, "0,13"), (2.675, 2, "2,68"), (55, 1, "55,0"),
     (Decimal("-1.25"), 1, "-1,3"), (1234567, 0, "1.234.567")],
)  # fmt: skip
def test_figures_are_dutch_and_rounded_half_up(figure, decimals, said):
    assert numbers.say(figure, decimals) == said


def test_percentages_are_whole_and_nothing_divided_by_nothing_is_a_dash():
    assert numbers.percent(1, 8) == "13 %"
    assert numbers.percent(0, 0) == "–"
    assert numbers.percent(18, 23) == "78 %"
