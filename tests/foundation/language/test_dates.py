"""Dutch dates as coaches type them, read on Sunday 22 November 2026 unless said otherwise."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.language import dates

SUNDAY = date(2026, 11, 22)
LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "dates.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
DAYS = st.dates(date(2020, 1, 1), date(2045, 12, 31))
PREFERENCES = st.sampled_from(["past", "future"])


def test_every_phrase_means_its_day():
    for text, prefer, expected, surety in LINES:
        reading = dates.read(text, SUNDAY, prefer)
        if expected == "not a date":
            assert reading is None, text
            continue
        assert reading is not None, text
        assert reading.day == (None if expected == "-" else date.fromisoformat(expected)), text
        assert reading.unsure == (surety == "unsure"), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vanmiddag 14u", time(14)),
        ("morgen om half drie", time(14, 30)),
        ("dinsdag 14:30", time(14, 30)),
        ("kwart over 3 morgen", time(15, 15)),
        ("morgen kwart voor 10", time(9, 45)),
        ("9 uur dinsdag", time(9)),
        ("dinsdag 9.30 uur", time(9, 30)),
        ("gisteren", None),
    ],
)
def test_a_time_of_day_is_read_along(text, expected):
    reading = dates.read(text, SUNDAY, "future")

    assert reading is not None
    assert reading.at == expected


def test_the_place_of_the_date_in_the_text_is_told():
    text = "Gesprek vorige week dinsdag, ging goed"

    reading = dates.find(text, SUNDAY)

    assert reading is not None
    assert text[reading.start : reading.end] == "vorige week dinsdag"


def test_all_dates_of_a_text_are_found_in_order():
    found = [reading.day for reading in dates.find_all("van 3 nov tot 12 nov en gisteren", SUNDAY)]

    assert found == [date(2026, 11, 3), date(2026, 11, 12), date(2026, 11, 21)]


@pytest.mark.parametrize("weekday", range(7))
def test_a_weekday_said_on_that_very_day_is_unsure(weekday):
    today = SUNDAY + timedelta(days=weekday + 1)
    name = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"][weekday]

    for phrase in (name, f"afgelopen {name}"):
        reading = dates.read(phrase, today)
        assert reading is not None
        assert (reading.day, reading.unsure, reading.alternatives) == (today - timedelta(days=7), True, (today,))
    assert dates.read(f"vorige week {name}", today) == dates.Reading(today - timedelta(days=7), 0, 12 + len(name))


@given(st.text(), DAYS, PREFERENCES)
def test_no_text_breaks_the_reader(text, today, prefer):
    for reading in dates.find_all(text, today, prefer):
        assert 0 <= reading.start < reading.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            [
                "vorige",
                "week",
                "maand",
                "jaar",
                "dinsdag",
                "zo",
                "3",
                "31",
                "nov",
                "feb",
                "over",
                "geleden",
                "half",
                "anderhalf",
                "begin",
                "eind",
                "de",
                "van",
                "12e",
                "12/11",
                "9999",
                "29-02",
                "as",
                "jl",
                "volgende",
                "om",
                "14u",
                "morgen",
                "een",
                "paar",
                "dagen",
                "0",
            ]
        ),
        max_size=8,
    ),
    st.dates(),
    PREFERENCES,
)
def test_no_jumble_of_date_words_breaks_the_reader(words, today, prefer):
    list(dates.find_all(" ".join(words), today, prefer))


@given(DAYS, DAYS)
def test_a_said_date_is_read_back(day, today):
    reading = dates.read(dates.say(day, today), today)

    assert reading is not None
    assert (reading.day, reading.unsure) == (day, False)


def test_dates_are_said_as_people_do():
    said = [dates.say(SUNDAY + timedelta(days=days), SUNDAY) for days in (-1, 0, 1, 5, 60)]

    assert said == ["gisteren", "vandaag", "morgen", "vrijdag 27 november", "donderdag 21 januari 2027"]


@pytest.mark.parametrize(
    ("start", "three", "six"),
    [
        ("2026-01-15", "2026-04-15", "2026-07-15"),
        ("2026-03-31", "2026-06-30", "2026-09-30"),
        ("2026-05-31", "2026-08-31", "2026-11-30"),
        ("2026-08-31", "2026-11-30", "2027-02-28"),
        ("2026-11-29", "2027-02-28", "2027-05-29"),
        ("2026-11-30", "2027-02-28", "2027-05-30"),
        ("2027-11-29", "2028-02-29", "2028-05-29"),
        ("2027-11-30", "2028-02-29", "2028-05-30"),
        ("2027-08-31", "2027-11-30", "2028-02-29"),
        ("2028-02-29", "2028-05-29", "2028-08-29"),
    ],
)
def test_months_are_calendar_months_from_the_original_date(start, three, six):
    original = date.fromisoformat(start)

    assert dates.add_months(original, 3) == date.fromisoformat(three)
    assert dates.add_months(original, 6) == date.fromisoformat(six)


def test_months_on_every_day_of_26_years_land_in_the_right_month_and_never_go_back():
    day, latest = date(2020, 1, 1), {3: date.min, 6: date.min}
    while day.year <= 2045:
        for months in (3, 6):
            moved = dates.add_months(day, months)
            assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
            assert moved.day == day.day or (moved + timedelta(days=1)).day == 1
            assert moved >= latest[months]
            latest[months] = moved
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-12-31T22:30:00+00:00", "2026-12-31"),
        ("2026-12-31T23:30:00+00:00", "2027-01-01"),
        ("2026-06-30T21:59:59+00:00", "2026-06-30"),
        ("2026-06-30T22:00:00+00:00", "2026-07-01"),
    ],
)
def test_amsterdam_decides_the_day(instant, day):
    assert dates.said_on(datetime.fromisoformat(instant)) == date.fromisoformat(day)


def test_an_instant_without_a_zone_has_no_day():
    with pytest.raises(ValueError, match="time zone"):
        dates.said_on(datetime(2026, 1, 1))


def test_working_days_skip_weekends_and_dutch_holidays():
    assert dates.next_working_day(date(2026, 12, 25)) == date(2026, 12, 28)
    assert dates.next_working_day(date(2027, 4, 27)) == date(2027, 4, 28)
    assert dates.next_working_day(date(2026, 11, 23)) == date(2026, 11, 23)
    assert dates.working_days_after(date(2026, 12, 23), 2) == date(2026, 12, 28)
    assert not dates.is_working_day(SUNDAY)
    assert dates.said_on(datetime(2026, 1, 1, tzinfo=UTC)) == date(2026, 1, 1)
