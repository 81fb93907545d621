"""How each practice of a municipality stands today, as texts for a line each."""

from collections.abc import Iterator
from datetime import date

from foundation.language.dates import said_on
from foundation.storage import Store
from foundation.words import label
from foundation.words.filters import short_day
from monitoring import agreements, practices
from monitoring.formats.beside import PracticeLine
from monitoring.formats.speaking import figure
from monitoring.noticing import is_of_now
from monitoring.practices import Practice
from monitoring.quarters import Years
from monitoring.reports import Report


def practice_lines(store: Store, report: Report, years: Years) -> Iterator[PracticeLine]:
    """As they stand today, beside the newest report of one municipality: a region has too many for a page."""
    here, today = report.scope.municipality_ids, said_on(report.as_of)
    if here is None or len(here) != 1 or report.scope.organisation_ids is not None or not is_of_now(report):
        return
    (place,) = here
    for one in practices.every(store, years(place), today=today):
        open_ones = agreements.with_practice(store, one.number, place)
        yield _line(one, len(open_ones), today)


def _line(one: Practice, open_ones: int, today: date) -> PracticeLine:
    expected, met = one.expected, f"{short_day(one.met_on)} {one.met_on.year}" if one.met_on else ""
    band = f"{expected.low}–{expected.high}" if expected and expected.agreed else ""
    late = f" {label('monitoring', 'booklet.practice.late')}" if one.late(today) else ""
    return PracticeLine(one.name, figure(one.referrals), band, met + late, str(open_ones) if open_ones else "")
