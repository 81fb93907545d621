"""What lies on the table at a meeting: figures, at most three signals, what has to be done, one story (G06, US-R4)."""

from dataclasses import dataclass
from datetime import datetime

from foundation.storage import Store
from monitoring import agreements, signals
from monitoring.agreements import Agreed
from monitoring.beside import beside
from monitoring.formats.beside import Story
from monitoring.formats.reading import reading
from monitoring.internal import sentences
from monitoring.periods import Period
from monitoring.remarks.reporting import for_report
from monitoring.reports import Report, report
from monitoring.scope import Scope
from monitoring.signals import Signal
from monitoring.suppression import INTERNAL

MOST_SIGNALS, MOST_AGREEMENTS, LONGEST_STORY = 3, 6, 900


@dataclass(frozen=True, slots=True)
class Pack:
    """The report of the period and of the one before; the first signals; what is open; the first story that fits."""

    report: Report
    before: Report
    signals: list[Signal]
    agreements: list[Agreed]
    bottlenecks: tuple[str, ...]
    story: Story | None


def pack(store: Store, scope: Scope, municipality_id: int, period: Period, *, now: datetime) -> Pack:
    """For a meeting of today about this period. Everything is as a regisseur may see it."""
    made, before = (report(store, scope, each, now=now, rule=INTERNAL) for each in (period, period.previous()))
    told = beside(store, made, now=now)
    to_do = [each for each in for_report(store, scope, period, now=now) if each.closed_on is None]
    return Pack(
        reading(made, told.left_out), reading(before, told.left_out),
        signals.crossed(store, scope, municipality_id, now=now)[:MOST_SIGNALS],
        agreements.of_municipality(store, municipality_id)[:MOST_AGREEMENTS],
        sentences(to_do, "bottleneck")[:MOST_SIGNALS],
        next((story for story in told.stories if len(story.text) <= LONGEST_STORY), None),
    )  # fmt: skip
