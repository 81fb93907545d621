"""What is written in the picture."""

from dataclasses import dataclass

from foundation.words import label, say, say_plain
from monitoring.formats.speaking import period_name
from monitoring.formats.wording import stayed
from monitoring.reports import Report
from monitoring.retention import Retention


@dataclass(frozen=True, slots=True)
class Stay:
    """One milestone: its name, what is known in words, and the numbers to draw."""

    title: str
    words: str
    retention: Retention


@dataclass(frozen=True, slots=True)
class Cohort:
    """One milestone of a coach's own: how many people still take part (yes), do not (gone), or may (unsure)."""

    title: str
    words: str
    people: dict[str, int]


def title(report: Report) -> str:
    """What stands above it: the work of all, or that of the coach who looks."""
    return label("monitoring", "picture.title" if report.scope.coach_id is None else "picture.own_title")


def subtitle(report: Report) -> str:
    """Place, period and status on one line."""
    return say_plain(
        "monitoring", "picture/subtitle",
        own=report.scope.coach_id is not None,
        place=report.scope.name, period=period_name(report.period), status=report.status,
        definitions=report.definitions, in_progress=report.in_progress,
    )  # fmt: skip


def cohorts(report: Report) -> list[Cohort]:
    """The milestones of three and six months as people. Only for figures of which nothing is hidden."""
    found = []
    for key in ("after_3_months", "after_6_months"):
        n = report.figures[key]
        people = {"yes": n["yes"], "gone": n["stopped"] + n["finished"], "unsure": n["unknown"] + n["open"]}
        words = say("monitoring", "report/cohort", n=n["n"], **people)
        found.append(Cohort(label("monitoring", f"picture.{key}"), words, people))
    return found


def how_to_read(report: Report) -> str:
    """How the lower half is read."""
    return label("monitoring", "picture.how_to_read" if report.scope.coach_id is None else "picture.own_how_to_read")


def stays(report: Report) -> list[Stay]:
    """The milestones of three and six months, as far as they are reported."""
    found = []
    for key in ("after_3_months", "after_6_months"):
        counted = stayed(report, key)
        if counted is None:
            continue
        words = say("monitoring", "report/stay", after=counted)
        found.append(Stay(label("monitoring", f"picture.{key}"), words, counted))
    return found
