"""The report as one message: what a regisseur reads in the chat (DOMAIN §5.5)."""

import html
import re
from typing import Any

from foundation.language.dates import said_on
from foundation.words import say
from monitoring.formats.speaking import code_name, field_name, figure, period_name, short_period_name
from monitoring.reports import Report
from monitoring.retention import retention
from monitoring.suppression import HIDDEN

_TAG = re.compile(r"</?[a-z][^>]*>")


def as_message(report: Report, before: Report | None = None) -> str:
    """The summary as HTML, at most 4,096 characters; a coach gets her own. `before`: the period to compare with."""
    shown = report.shown
    return say(
        "monitoring", "report/summary" if report.scope.coach_id is None else "report/own",
        place=report.scope.municipality,
        period=period_name(report.period),
        status=report.status,
        frozen_on=said_on(report.frozen_at) if report.frozen_at else None,
        definitions=report.definitions,
        invented=report.scope.invented,
        until_today=said_on(report.as_of) if report.in_progress else None,
        n={key: _figures(indicator) for key, indicator in shown.items()},
        referrers=_largest_first("referrals.by_type", shown["referrals"]["by_type"]),
        before={} if before is None else _totals(before),
        before_name="" if before is None else short_period_name(before.period, beside=report.period),
        after_3=retention(shown["after_3_months"], report.rule),
        after_6=retention(shown["after_6_months"], report.rule),
        revised=revisions(report),
    )  # fmt: skip


def as_text(report: Report, before: Report | None = None) -> str:
    """The same for a terminal."""
    return html.unescape(_TAG.sub("", as_message(report, before)))


def revisions(report: Report) -> list[tuple[str, str, str]]:
    """Name, frozen and revised value of every single number that changed since the report was frozen."""
    if report.shown_revised is None:
        return []
    return [
        (field_name(key, name), figure(was), figure(report.shown_revised[key][name]))
        for key, indicator in report.shown.items()
        for name, was in indicator.items()
        if not isinstance(was, dict) and key in report.shown_revised and was != report.shown_revised[key][name]
    ]


def _figures(indicator: dict[str, Any]) -> dict[str, str]:
    return {name: figure(value) for name, value in indicator.items() if not isinstance(value, dict)}


def _totals(report: Report) -> dict[str, str]:
    return {f"{key}.{name}": text for key, each in report.shown.items() for name, text in _figures(each).items()}


def _largest_first(field: str, counts: dict[str, Any]) -> list[tuple[str, str]]:
    ordered = sorted(counts.items(), key=lambda each: (each[1] == HIDDEN, -each[1] if each[1] != HIDDEN else 0))
    return [(code_name(field, code), figure(count)) for code, count in ordered]
