"""The report as one picture for a phone: the course of what people ask for first, who still takes part, who waits."""

from collections.abc import Mapping, Sequence
from typing import Any

from foundation.words import label, say_plain
from foundation.words.filters import capital
from monitoring.formats.booklet.blocks import bands, point
from monitoring.formats.captions import cohorts, how_to_read, subtitle, title
from monitoring.formats.speaking import figure, short_period_name
from monitoring.formats.typeset import png
from monitoring.formats.wording import audience, facts_of
from monitoring.reports import Report

_TILES = (
    ("referrals", "total"), ("supported_clients", "clients"), ("participants", "active"), ("sessions", "held"),
    ("chosen", "total"), ("closed", "total"),
)  # fmt: skip
_THREE = 3  # the first three that are reported


def as_png(reports: Sequence[Report]) -> bytes:
    """1080 × 1350 pixels of the last report, with the ones before it for the course; a coach gets her own people."""
    return png("picture.typ", contents(reports), dots_per_inch=72)


def contents(reports: Sequence[Report]) -> dict[str, Any]:
    """Everything that stands in it, as plain values for the layout."""
    report = reports[-1]
    own = report.scope.coach_id is not None
    facts = facts_of(report)
    return {
        "title": title(report),
        "subtitle": subtitle(report),
        "warning": label("monitoring", "invented") if report.scope.invented else "",
        "tiles": [_tile(reports, *each) for each in _TILES if each[0] in report.shown][:_THREE],
        "staying": label("monitoring", "picture.staying"),
        "how-to-read": how_to_read(report),
        "bands": [] if own else [row for block in bands(report) for row in block["rows"]],
        "people": [{"name": each.title, "words": each.words, **each.people} for each in cohorts(report)] if own else [],
        "lines": say_plain("monitoring", "picture/below", **facts).splitlines(),
        "footer": _footer(report, facts),
    }


def _tile(reports: Sequence[Report], key: str, field: str) -> dict[str, Any]:
    """The number, what it is, its course, and from when on the course is drawn."""
    report = reports[-1]
    values = [each.told[key][field] for each in reports]
    first = f"{short_period_name(reports[0].period, beside=report.period)}: {figure(values[0])}"
    return {
        "name": label("monitoring", f"booklet.tile.{key}"),
        "value": figure(report.told[key][field]),
        "note": first if len(reports) > 1 else "",
        "rows": [point("", value) for value in values],
    }


def _footer(report: Report, facts: Mapping[str, Any]) -> list[str]:
    first = say_plain("monitoring", "picture/legend", **facts)
    return [first] if report.scope.coach_id else [first, capital(audience(report))]
