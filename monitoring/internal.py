"""What only those read who work together: what stands out, practices, remarks, the process, and what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import islice

from foundation.storage import Store
from foundation.words import label, say_plain
from foundation.words.filters import number
from monitoring import quarters
from monitoring.completeness import telling
from monitoring.evaluation import reporting as evaluation
from monitoring.formats.beside import Answered, Beside, Evaluated
from monitoring.formats.speaking import period_name
from monitoring.noticing import noticed
from monitoring.periods import Period
from monitoring.practice_lines import practice_lines
from monitoring.process import reporting as process
from monitoring.process.models import ANSWERS
from monitoring.process.reporting import Outcome
from monitoring.region_lines import town_lines
from monitoring.remarks.reporting import Said, for_report
from monitoring.reports import Report

MOST = 8  # of a kind


def with_the_work(store: Store, report: Report, told: Beside, *, now: datetime) -> Beside:
    """The same, with what is for those who work together."""
    years = quarters.years(store, report.scope, now=report.as_of)
    said = for_report(store, report.scope, report.period, now=now)
    outcomes = [
        each
        for half in _halves(report.period)
        for each in process.for_report(store, report.scope, half, now=now, rule=report.rule)
    ]
    return replace(
        told,
        signals=tuple(islice(noticed(store, report, years), MOST)),
        successes=sentences(said, "success"),
        bottlenecks=sentences(said, "bottleneck"),
        practices=tuple(practice_lines(store, report, years)),
        towns=tuple(town_lines(store, report, years)),
        answers=tuple(answer for each in outcomes for answer in _answers(each)),
        thoughts=tuple(text for each in outcomes for text in each.remarks)[:MOST],
        evaluated=_evaluated(store, report),
        missing="" if report.scope.coach_id is not None else telling.said(report),
    )


def _evaluated(store: Store, report: Report) -> Evaluated | None:
    found = evaluation.for_report(store, report)
    if found is None:
        return None
    rows = [
        (label("monitoring", f"evaluation.element.{element}"), number(mean, 1), _said(found.before.get(element)))
        for element, mean in found.means.items()
    ]
    return Evaluated(found.year, tuple(rows), found.people)


def _said(mean: Decimal | None) -> str:
    return label("monitoring", "nothing") if mean is None else number(mean, 1)


def sentences(said: Sequence[Said], kind: str) -> tuple[str, ...]:
    """Those of one kind, in words."""
    return tuple(say_plain("monitoring", "booklet/remark", said=one) for one in said if one.kind == kind)[:MOST]


def _halves(period: Period) -> list[Period]:
    """The half-years that end in this period; in a quarter the one that ends with it."""
    halves = [Period(period.year, "H", number) for number in (1, 2)]
    return [each for each in halves if period.first <= each.last <= period.last]


def _answers(outcome: Outcome) -> Iterator[Answered]:
    for question, counts in outcome.counts.items():
        title = label("monitoring", f"booklet.process.{question}").format(half=period_name(outcome.half))
        yield Answered(title, tuple((label("monitoring", f"booklet.given.{one}"), counts[one]) for one in ANSWERS))
