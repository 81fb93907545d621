"""Closures from day to day, seasons over New Year, public holidays."""

from dataclasses import dataclass
from datetime import date

import pytest

from social_map import closures, opening


@dataclass
class Place:
    closures: list[list[str]] | None = None
    closed_on_holidays: bool | None = None
    season_from: str | None = None
    season_until: str | None = None
    schedule: tuple = ()


CHRISTMAS = Place(closures=[["2026-12-24", "2027-01-03"], ["2027-02-15", "2027-02-21"]])


@pytest.mark.parametrize(
    ("place", "day", "why"),
    [
        (CHRISTMAS, date(2026, 12, 23), None),
        (CHRISTMAS, date(2026, 12, 24), "closed"),
        (CHRISTMAS, date(2027, 1, 3), "closed"),
        (CHRISTMAS, date(2027, 1, 4), None),
        (Place(closed_on_holidays=True), date(2026, 12, 25), "holiday"),
        (Place(closed_on_holidays=True), date(2026, 4, 27), "holiday"),
        (Place(), date(2026, 12, 25), None),
        (Place(season_from="04-01", season_until="09-30"), date(2026, 10, 1), "season"),
        (Place(season_from="04-01", season_until="09-30"), date(2026, 9, 30), None),
        (Place(season_from="10-01", season_until="02-29"), date(2027, 2, 28), None),
        (Place(season_from="10-01", season_until="02-29"), date(2027, 3, 1), "season"),
    ],
)
def test_a_day_is_closed_for_a_reason(place, day, why):
    assert closures.why(place, day) == why


def test_it_says_until_when():
    assert closures.until(CHRISTMAS, date(2026, 12, 28)) == date(2027, 1, 4)
    assert closures.until(CHRISTMAS, date(2026, 12, 20)) is None
    assert closures.until(Place(season_from="04-01", season_until="09-30"), date(2026, 11, 20)) == date(2027, 4, 1)
    assert closures.until(Place(closed_on_holidays=True), date(2026, 12, 25)) is None


@pytest.mark.parametrize(
    ("place", "day", "words"),
    [
        (CHRISTMAS, date(2026, 12, 28), "gesloten tot 4 jan"),
        (CHRISTMAS, date(2026, 12, 1), "gesloten 24 dec–3 jan"),
        (CHRISTMAS, date(2027, 3, 1), ""),
        (Place(closed_on_holidays=True), date(2026, 12, 1), "niet op feestdagen"),
        (Place(season_from="04-01", season_until="09-30"), date(2026, 5, 1), "van april tot en met september"),
    ],
)
def test_the_card_says_so(place, day, words):
    assert opening.times(place, day) == words
