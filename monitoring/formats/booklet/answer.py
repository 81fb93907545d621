"""The first page: the period in five sentences, and the six numbers that people ask for first."""

from collections.abc import Mapping, Sequence
from typing import Any

from foundation.words import label
from monitoring.formats.beside import Beside
from monitoring.formats.booklet.blocks import items, lines
from monitoring.formats.captions import stays
from monitoring.formats.speaking import figure, short_period_name
from monitoring.reports import Report
from monitoring.summing import MISSING, mark
from monitoring.suppression import HIDDEN

TILES = (
    ("referrals", "total"), ("supported_clients", "clients"), ("sessions", "held"), ("participants", "active"),
    ("after_3_months", ""), ("waiting", "on_last_day"), ("chosen", "total"), ("closed", "total"),
)  # fmt: skip
_SIX = 6  # the first six that are reported


def answer(facts: Mapping[str, Any], beside: Beside) -> dict[str, Any]:
    """The sentences, and below the tiles what stands out."""
    return {
        "title": label("monitoring", "booklet.answer"),
        "sentences": lines("answer", facts),
        "blocks": items(beside.signals, label("monitoring", "booklet.signals")),
    }


def tiles(reports: Sequence[Report]) -> list[dict[str, str]]:
    """Name, number and the same number of the period before and of a year ago."""
    told = [each for each in TILES if each[0] in reports[-1].shown][:_SIX]
    return [_tile(reports, key, field) if field else _staying(reports[-1]) for key, field in told]


def _tile(reports: Sequence[Report], key: str, field: str) -> dict[str, str]:
    report, earlier = reports[-1], list(reports[-2:-1])
    value = report.told[key][field]  # beside a sum without some towns stands no other: that may be without others
    year_ago = report.period.shifted(-12 // report.period.months)
    earlier += [one for one in reports[:-2] if one.period == year_ago]
    notes = [
        f"{short_period_name(one.period, beside=report.period)}: {figure(one.told[key][field])}"
        for one in earlier
        if one.told[key][field] != HIDDEN and MISSING not in (mark(one.told[key][field]), mark(value))
    ]
    name = label("monitoring", f"booklet.tile.{key}")
    return {"name": name, "value": figure(value), "note": ", ".join(notes)}


def _staying(report: Report) -> dict[str, str]:
    three = stays(report)[0]
    after = three.retention
    value, note = figure(None if after.n == 0 else HIDDEN), three.words
    star = MISSING if after.partial else ""
    if after.percent is not None:
        value = f"{after.percent}{star} %"
    elif after.lowest is not None:
        value = f"{after.lowest}{star} %"
        note = f"{label('monitoring', 'booklet.at_least')}: {three.words}"
    return {"name": label("monitoring", "booklet.tile.staying"), "value": value, "note": note}
