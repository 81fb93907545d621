"""The two shorter periods of a half-year or a year beside the whole (DOMAIN B26)."""

from foundation.words import label
from foundation.words.filters import capital
from monitoring.formats.booklet.answer import TILES
from monitoring.formats.booklet.blocks import Block, table
from monitoring.formats.speaking import figure, short_period_name
from monitoring.reports import Report
from monitoring.suppression import HIDDEN


def halves(report: Report) -> list[Block]:
    """A row for each number that people ask for first. Nothing for a quarter, and of several municipalities."""
    every = [*report.parts, report]
    if len(every) == 1:
        return []
    rows = [
        [capital(label("monitoring", f"booklet.tile.{key}")), *(figure(_number(each, key, field)) for each in every)]
        for key, field in TILES
        if field and key in report.shown
    ]
    names = ["", *(short_period_name(each.period, beside=report.period) for each in every)]
    note = label("monitoring", "booklet.halves.note")
    return table(label("monitoring", f"booklet.halves.{report.period.part or 'year'}"), names, rows, note=note)


def _number(report: Report, key: str, field: str) -> object:
    return report.shown.get(key, {}).get(field, HIDDEN)
