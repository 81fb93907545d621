"""What the words of every face are filled with: figures as they are said, never a number that is hidden."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from foundation.language.dates import said_on
from foundation.words import label
from monitoring.formats.changed import changed_line
from monitoring.formats.parts import apart, towns_in
from monitoring.formats.speaking import code_name, field_name, figure, period_name, short_period_name
from monitoring.indicators import INDICATORS
from monitoring.reports import Report
from monitoring.retention import Retention, retention
from monitoring.summing import MISSING, TWICE, Mean, Sum, mark
from monitoring.suppression import HIDDEN


def facts_of(report: Report) -> dict[str, Any]:
    """`n` holds every single number as text, `before` those of the period to compare with (by "indicator.number")."""
    before = report.before
    return {
        "place": report.scope.name,
        "of_organisation": report.scope.organisation is not None,  # whose own coordinator reads it
        "period": period_name(report.period),
        "status": report.status,
        "frozen_on": said_on(report.frozen_at) if report.frozen_at else None,
        "freezes_on": report.period.freezes_on,
        "definitions": report.definitions,
        "invented": report.scope.invented,
        "until_today": said_on(report.as_of) if report.in_progress else None,
        "rule": report.rule,
        "themes": {INDICATORS[key].theme for key in report.told},
        "hides": any(value == HIDDEN for each in report.told.values() for value in _values(each)),
        "version": report.version,
        "n": {key: _figures(indicator) for key, indicator in report.told.items()},
        "summed": _missing(report),
        "twice": any(mark(value) == TWICE for each in report.told.values() for value in _values(each)),
        "apart": apart(report),
        "balance_of": towns_in(report, "balance.start"),
        "referrers": _largest_first("referrals.by_type", report.told.get("referrals", {}).get("by_type", {})),
        "before": {} if before is None else _comparable(report, before),
        "before_name": "" if before is None else short_period_name(before.period, beside=report.period),
        "after_3": stayed(report, "after_3_months"),
        "after_6": stayed(report, "after_6_months"),
        "revised": revisions(report),
        "changed": Markup(changed) if (changed := changed_line(report)) else "",  # noqa: S704  our own words
    }


def stayed(report: Report, key: str) -> Retention | None:
    """Who still took part after so many months; None where that is left out."""
    return retention(report.told[key], report.rule) if key in report.told else None


def audience(report: Report) -> str:
    """For whom this report is, and what is left out for them."""
    return label("monitoring", f"audience.{report.rule.audience if report.rule else 'all'}")


def revisions(report: Report) -> list[tuple[str, str, str]]:
    """Name, frozen and revised value of every single number that changed since the report was frozen."""
    if report.shown_revised is None:
        return []
    return [
        (field_name(key, name), figure(was), figure(report.shown_revised[key][name]))
        for key, indicator in report.shown.items()
        for name, was in indicator.items()
        if not isinstance(was, dict)
        and key in report.shown_revised
        and was != report.shown_revised[key][name]
        and HIDDEN not in (was, report.shown_revised[key][name])
    ]


def _missing(report: Report) -> dict[str, int] | None:
    """How many of the municipalities are not in a number with a star: the fewest, the most, and of how many."""
    values = (value for each in report.told.values() for value in _values(each))
    missing = [value.missing for value in values if isinstance(value, Sum | Mean) and value.missing]
    return {"fewest": min(missing), "most": max(missing), "of": len(report.towns)} if missing else None


def _values(indicator: dict[str, Any]) -> Iterator[Any]:
    for value in indicator.values():
        yield from value.values() if isinstance(value, dict) else (value,)


def _figures(indicator: dict[str, Any]) -> dict[str, str]:
    return {name: figure(value) for name, value in indicator.items() if not isinstance(value, dict)}


def _comparable(report: Report, before: Report) -> dict[str, str]:
    """What the period before had, by "indicator.number", as far as it is shown.

    Not beside a sum without some towns: others may be missing.
    """
    return {
        f"{key}.{name}": figure(was)
        for key, indicator in before.told.items()
        for name, was in indicator.items()
        if not isinstance(was, dict)
        and was != HIDDEN
        and MISSING not in (mark(was), mark(report.told.get(key, {}).get(name)))
    }


def _largest_first(field: str, counts: dict[str, Any]) -> list[tuple[str, str]]:
    ordered = sorted(counts.items(), key=lambda each: (each[1] == HIDDEN, -each[1] if each[1] != HIDDEN else 0))
    return [(code_name(field, code), figure(count)) for code, count in ordered]
