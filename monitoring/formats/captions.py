"""What is written in the picture."""

from dataclasses import dataclass

from foundation.words import label, say
from monitoring.formats.speaking import period_name
from monitoring.reports import Report
from monitoring.retention import Retention, retention


@dataclass(frozen=True, slots=True)
class Stay:
    """One milestone: its name, what is known in words, and the numbers to draw."""

    title: str
    words: str
    retention: Retention


def title(report: Report) -> str:
    """What stands above it: the work of all, or that of the coach who looks."""
    return label("monitoring", "picture.title" if report.scope.coach_id is None else "picture.own_title")


def subtitle(report: Report) -> str:
    """Place, period and status on one line."""
    return say(
        "monitoring", "report/subtitle",
        own=report.scope.coach_id is not None,
        place=report.scope.municipality, period=period_name(report.period), status=report.status,
        definitions=report.definitions, in_progress=report.in_progress,
    )  # fmt: skip


def stays(report: Report) -> list[Stay]:
    """The milestones of three and six months."""
    found = []
    for key in ("after_3_months", "after_6_months"):
        counted = retention(report.shown[key], report.rule)
        words = say("monitoring", "report/stay", after=counted)
        found.append(Stay(label("monitoring", f"picture.{key}"), words, counted))
    return found
