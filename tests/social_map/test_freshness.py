"""How fresh a listing is and when to ask: silence counts only from our own first question."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from social_map import display, freshness
from social_map.search.entry import Moment

TODAY = date(2026, 11, 20)


def at(day):
    return datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=9)


@dataclass
class Kept:
    status: str = "active"
    rhythm_days: int | None = None
    last_confirmed_on: date | None = date(2026, 11, 3)
    first_asked_at: datetime | None = None
    last_asked_at: datetime | None = None
    neglected_on: date | None = None
    doubted_at: datetime | None = None
    valid_until: date | None = None
    created_at: datetime = datetime(2026, 1, 1, 9, tzinfo=UTC)


LONG_AGO = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("kept", "code"),
    [
        (Kept(), "checked"),
        (Kept(last_confirmed_on=None), "never"),
        (Kept(last_confirmed_on=LONG_AGO), "due"),
        (Kept(last_confirmed_on=LONG_AGO, first_asked_at=at(date(2026, 11, 1))), "due"),
        (
            Kept(
                last_confirmed_on=LONG_AGO,
                first_asked_at=at(TODAY - timedelta(days=119)),
                neglected_on=TODAY + timedelta(days=1),
            ),
            "due",
        ),
        (
            Kept(last_confirmed_on=LONG_AGO, first_asked_at=at(TODAY - timedelta(days=120)), neglected_on=TODAY),
            "neglected",
        ),
        (Kept(doubted_at=at(TODAY)), "doubted"),
    ],
)
def test_standing(kept, code):
    assert freshness.standing(kept, TODAY).code == code


@pytest.mark.parametrize(
    ("kept", "due"),
    [
        (Kept(), False),
        (Kept(last_confirmed_on=LONG_AGO), True),
        (Kept(last_confirmed_on=TODAY - timedelta(days=179)), False),
        (Kept(last_confirmed_on=TODAY - timedelta(days=180)), True),
        (Kept(last_confirmed_on=LONG_AGO, status="paused"), True),
        (Kept(last_confirmed_on=LONG_AGO, status="stopped"), False),
        (Kept(last_confirmed_on=LONG_AGO, status="concept"), False),
        (Kept(last_confirmed_on=LONG_AGO, valid_until=date(2026, 11, 19)), False),
        (Kept(doubted_at=at(TODAY)), True),
        (Kept(doubted_at=at(TODAY), first_asked_at=at(TODAY - timedelta(days=3))), True),
        (Kept(doubted_at=at(TODAY - timedelta(days=4)), first_asked_at=at(TODAY - timedelta(days=3))), False),
        (Kept(first_asked_at=at(TODAY - timedelta(days=6)), last_asked_at=at(TODAY - timedelta(days=6))), False),
        (Kept(first_asked_at=at(TODAY - timedelta(days=7)), last_asked_at=at(TODAY - timedelta(days=7))), True),
        (Kept(first_asked_at=at(TODAY - timedelta(days=8)), last_asked_at=at(TODAY - timedelta(days=1))), False),
        (Kept(first_asked_at=at(TODAY - timedelta(days=21)), last_asked_at=at(TODAY - timedelta(days=14))), True),
        (Kept(first_asked_at=at(TODAY - timedelta(days=90)), last_asked_at=at(TODAY - timedelta(days=60))), False),
    ],
)
def test_who_is_asked_today(kept, due):
    assert freshness.is_due(kept, TODAY) is due


def test_a_gap_of_a_month_asks_once_not_twice():
    kept = Kept(first_asked_at=at(TODAY - timedelta(days=40)), last_asked_at=at(TODAY - timedelta(days=40)))
    assert freshness.is_due(kept, TODAY)
    kept.last_asked_at = at(TODAY)
    assert not any(freshness.is_due(kept, TODAY + timedelta(days=n)) for n in range(60))


def test_a_provider_gets_one_bundle_and_not_twice_in_a_week():
    due = [(1, 11), (2, 21), (1, 12), (3, 31)]
    asked = {2: TODAY - timedelta(days=6), 3: TODAY - timedelta(days=7)}
    assert freshness.bundles(due, asked, TODAY) == {1: [11, 12], 3: [31]}


def test_freshness_in_words():
    assert display.freshness(freshness.standing(Kept(), TODAY), TODAY) == "gecontroleerd 3 nov"
    assert display.checked(None, neglected=False, today=TODAY) == "nog niet gecontroleerd"
    assert display.checked(TODAY, neglected=True, today=TODAY) == "lang niet gecontroleerd"


def test_a_check_of_another_year_is_said_with_its_year():
    assert display.checked(date(2025, 12, 24), neglected=False, today=TODAY) == "gecontroleerd 24 dec 2025"


@pytest.mark.parametrize(
    ("moments", "text"),
    [
        ([], ""),
        ([Moment("di", "10:00", "12:00", "wekelijks")], "di 10.00–12.00, wekelijks"),
        (
            [Moment("ma", "09:00"), Moment("wo", "09:00"), Moment("vr", "14:00")],
            "ma en wo 09.00; vr 14.00",
        ),
    ],
)
def test_when_in_words(moments, text):
    assert display.when(moments) == text


@pytest.mark.parametrize(
    ("cents", "words", "text"),
    [(0, None, "gratis"), (250, None, "€ 2,50"), (None, None, "prijs onbekend"), (200, "€ 2 per keer", "€ 2 per keer")],
)
def test_price_in_words(cents, words, text):
    assert display.price(cents, words) == text
