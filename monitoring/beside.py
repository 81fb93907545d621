"""What stands beside the figures of a report: what changed since it went out, explanations, and chosen stories."""

from datetime import datetime

from foundation.storage import Store
from foundation.words import label
from monitoring.formats.beside import Beside, Story
from monitoring.formats.changed import changed_line
from monitoring.reports import Report
from monitoring.stories import choosing
from monitoring.versions import explaining

MOST = 8


def beside(store: Store, report: Report, *, now: datetime) -> Beside:
    """As this audience may read it: a public report has only the stories that were given for that."""
    public = report.rule is not None and report.rule.audience == "public"
    shelf = choosing.for_report(store, report.scope, report.period, now=now, public=public)
    stories = tuple(Story(told.text, label("monitoring", f"booklet.voice.{told.voice}")) for told in shelf.told)
    changed = changed_line(report)
    notes = explaining.of_report(store, report.scope, report.period, now=now)
    return Beside(
        notes=(*((changed,) if changed else ()), *notes), stories=stories[:MOST], withdrawn=shelf.withdrawn
    )
