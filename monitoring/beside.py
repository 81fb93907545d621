"""What stands beside the figures of a report: chosen stories, what went well or badly, and explanations."""

from collections.abc import Sequence
from datetime import datetime

from foundation.language.dates import said_on
from foundation.storage import Store
from foundation.words import label, say_plain
from monitoring import report_settings
from monitoring.breakdowns import NOT_PUBLIC, TABLES, Breakdown, breakdowns
from monitoring.formats.beside import Beside, Story
from monitoring.formats.changed import changed_line
from monitoring.formats.reading import reading
from monitoring.remarks.reporting import Said, for_report
from monitoring.reports import Report
from monitoring.signals import crossed
from monitoring.stories import choosing
from monitoring.versions import explaining

MOST = 8  # of a kind


def beside(store: Store, report: Report, *, now: datetime, tables: bool = False) -> Beside:
    """As this audience may read it: a public report has the stories given for that, and no remarks on the work.

    `tables`: with the main figures side by side, which take longer to make.
    """
    scope, period = report.scope, report.period
    public = report.rule is not None and report.rule.audience == "public"
    left_out = report_settings.left_out(store, scope.municipality_ids)
    shelf = choosing.for_report(store, scope, period, now=now, public=public)
    said = () if public else for_report(store, scope, period, now=now)
    return Beside(
        signals=() if public else _signals(store, report, now),
        notes=(*_changed(reading(report, left_out)), *explaining.of_report(store, scope, period, now=now)[-MOST:]),
        stories=tuple(Story(told.text, label("monitoring", f"booklet.voice.{told.voice}")) for told in shelf.told)[
            :MOST
        ],
        withdrawn=shelf.withdrawn,
        successes=_sentences(said, "success"),
        bottlenecks=_sentences(said, "bottleneck"),
        left_out=left_out,
        tables=_tables(store, report, public=public, now=now) if tables else (),
    )


def _changed(report: Report) -> tuple[str, ...]:
    """What changed since the version that went out."""
    line = changed_line(report)
    return (line,) if line else ()


def _signals(store: Store, report: Report, now: datetime) -> tuple[str, ...]:
    """What crosses a norm today, beside the newest report of one municipality; an older one is not about today."""
    here, today = report.scope.municipality_ids, said_on(now)
    if here is None or len(here) != 1 or report.scope.organisation_ids is not None or today > report.period.freezes_on:
        return ()
    return tuple(each.text for each in crossed(store, report.scope, min(here), today=today))


def _tables(store: Store, report: Report, *, public: bool, now: datetime) -> tuple[Breakdown, ...]:
    wanted = [by for by in TABLES if not (public and by in NOT_PUBLIC)]
    return tuple(breakdowns(store, report.scope, report.period, wanted, now=now, rule=report.rule))


def _sentences(said: Sequence[Said], kind: str) -> tuple[str, ...]:
    return tuple(say_plain("monitoring", "booklet/remark", said=one) for one in said if one.kind == kind)[:MOST]
