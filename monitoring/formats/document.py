"""The report as JSON, exactly as INTERFACES "Report as JSON" has it."""

import json
from datetime import UTC, datetime
from typing import Any

from monitoring.reports import Report
from monitoring.scope import Scope
from monitoring.summing import sums


def as_document(report: Report) -> dict[str, Any]:
    """The report as plain values: ISO dates, numbers, null, and "hidden" for what this audience may not see."""
    rule = report.rule
    document: dict[str, Any] = {
        "period": str(report.period),
        "from": report.period.first.isoformat(),
        "until": report.period.last.isoformat(),
        "as_of": _instant(report.as_of),
        "scope": _scope(report.scope),
        "definitions": report.definitions,
        "status": report.status,
        "suppression": {"threshold": rule.threshold, "rounding": rule.rounding} if rule else None,
        "audience": rule.audience if rule else "all",
        "version": report.version,
        "indicators": report.shown,
    }
    if report.towns:
        document["added_up"] = {"municipalities": len(report.towns), "indicators": sums(report.told)}
    if report.frozen_at:
        document["frozen_at"] = _instant(report.frozen_at)
    if report.shown_revised is not None:
        document["revised"] = report.shown_revised
    if report.scope.invented:
        document["invented"] = True
    return document


def _scope(scope: Scope) -> dict[str, str | None]:
    """Which municipality, null for all; and which organisation, where it is of one."""
    found = {"municipality": scope.municipality}
    return found if scope.organisation is None else {**found, "organisation": scope.organisation}


def as_json(report: Report) -> str:
    """The document as text."""
    return json.dumps(as_document(report), ensure_ascii=False, indent=1)


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
