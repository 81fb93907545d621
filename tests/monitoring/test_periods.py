"""Quarters, half-years and years as people write them."""

from datetime import date

import pytest

from monitoring.periods import Period, PeriodUnknown


@pytest.mark.parametrize(
    ("text", "first", "last", "said"),
    [
        ("2026-K3", date(2026, 7, 1), date(2026, 9, 30), "2026-Q3"),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31), "2026-Q1"),
        (" 2026-k4 ", date(2026, 10, 1), date(2026, 12, 31), "2026-Q4"),
        ("2028-H1", date(2028, 1, 1), date(2028, 6, 30), "2028-H1"),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), "2026-H2"),
        ("2028", date(2028, 1, 1), date(2028, 12, 31), "2028"),
    ],
)
def test_a_period_is_read_and_has_its_days(text, first, last, said):
    period = Period.read(text)

    assert (period.first, period.last, str(period)) == (first, last, said)


@pytest.mark.parametrize(
    "text", ["2026-K5", "2026-Q0", "2026-H3", "K3", "2026-", "26-K3", "", "2026-K٣", "2026-07", "x" * 99]
)
def test_what_does_not_exist_is_refused(text):
    with pytest.raises(PeriodUnknown):
        Period.read(text)


def test_periods_follow_each_other_over_the_year():
    assert str(Period.read("2026-K1").previous()) == "2025-Q4"
    assert str(Period.read("2026-H1").previous()) == "2025-H2"
    assert str(Period.read("2026").previous()) == "2025"
    assert [str(p) for p in Period.read("2026-K2").last_ones(5)] == [
        "2025-Q2",
        "2025-Q3",
        "2025-Q4",
        "2026-Q1",
        "2026-Q2",
    ]


def test_a_quarter_freezes_42_days_after_its_last_day():
    assert Period.read("2026-K3").freezes_on == date(2026, 11, 11)


@pytest.mark.parametrize(("day", "quarter"), [(date(2026, 12, 31), "2026-Q4"), (date(2027, 1, 1), "2027-Q1")])
def test_every_day_has_its_quarter(day, quarter):
    assert str(Period.quarter_of(day)) == quarter
