"""What stands beside the figures of a report: stories, explanations, and for who works together how the work goes."""

from datetime import datetime

from foundation.storage import Store
from foundation.words import label
from monitoring import report_settings
from monitoring.breakdowns import NOT_PUBLIC, TABLES, Breakdown, breakdowns
from monitoring.formats.beside import Beside, Story
from monitoring.formats.changed import changed_line
from monitoring.formats.reading import reading
from monitoring.internal import with_the_work
from monitoring.reports import Report
from monitoring.stories import choosing
from monitoring.versions import explaining

MOST = 8  # notes
MOST_STORIES = 20  # as many as there is room for are printed


def beside(store: Store, report: Report, *, now: datetime, tables_of: int = 0) -> Beside:
    """As this audience may read it: a public report has the stories given for that, and nothing else on the work.

    `tables_of`: with the main figures side by side of so many municipalities at most; they take longer to make.
    """
    scope, period = report.scope, report.period
    public = report.rule is not None and report.rule.audience == "public"
    left_out = report_settings.left_out(store, scope.municipality_ids)
    shelf = choosing.for_report(store, scope, period, now=now, public=public)
    told = Beside(
        notes=(*_changed(reading(report, left_out)), *explaining.of_report(store, scope, period, now=now)[-MOST:]),
        stories=tuple(Story(each.text, label("monitoring", f"booklet.voice.{each.voice}")) for each in shelf.told)[
            :MOST_STORIES
        ],
        withdrawn=shelf.withdrawn,
        left_out=left_out,
        tables=_tables(store, report, public=public, now=now) if max(len(report.towns), 1) <= tables_of else (),
    )
    return told if public else with_the_work(store, reading(report, left_out), told, now=now)


def _changed(report: Report) -> tuple[str, ...]:
    """What changed since the version that went out."""
    line = changed_line(report)
    return (line,) if line else ()


def _tables(store: Store, report: Report, *, public: bool, now: datetime) -> tuple[Breakdown, ...]:
    wanted = [by for by in TABLES if not (public and by in NOT_PUBLIC)]
    return tuple(breakdowns(store, report.scope, report.period, wanted, now=now, rule=report.rule))
