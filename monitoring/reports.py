"""A report: the figures of one scope and period, as they were frozen or as they are now. Every face shows this."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from casework import terms
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import SYSTEM, Who
from foundation.refusals import Refusal
from foundation.storage import Store
from monitoring.facts import gather
from monitoring.facts.snapshots import snapshot, snapshots, snapshots_of
from monitoring.facts.values import Facts
from monitoring.indicators import DEFINITIONS, INDICATORS, compute
from monitoring.indicators.support import closings
from monitoring.models import ReportSnapshot
from monitoring.periods import Period, PeriodNotBegun, PeriodNotOver
from monitoring.scope import Scope
from monitoring.scopes import all_scopes, organisation_scopes, places_within
from monitoring.summing import with_sums
from monitoring.suppression import Part, Rule, hidden_in_any, show
from monitoring.versions.changes import Change, changes
from monitoring.versions.keeping import keep
from monitoring.versions.queries import newest

Figures = dict[str, dict[str, Any]]


class AlreadyFrozen(Refusal):
    """A report is frozen once. `period`, `frozen_at`."""


@dataclass(frozen=True)
class Report:
    """`figures` and `revised` hide nothing; what may be shown is `shown` and `shown_revised`."""

    period: Period
    scope: Scope
    as_of: datetime
    figures: Figures
    rule: Rule | None
    definitions: str = DEFINITIONS
    frozen_at: datetime | None = None
    revised: Figures | None = None  # what the figures would be today, where a frozen report says otherwise
    sent: Figures | None = None  # the last version that went out …
    sent_number: int = 0  # … and its number, from 1
    trend: tuple["Report", ...] = ()  # the periods before this one that were made with it, oldest first
    partitions: tuple[tuple["Report", ...], ...] = ()  # the smaller reports that it adds up: of periods, of places

    @property
    def status(self) -> str:
        """`frozen` where a snapshot exists, else `provisional`."""
        return "frozen" if self.frozen_at else "provisional"

    @property
    def in_progress(self) -> bool:
        """Whether the period is still going on."""
        return said_on(self.as_of) < self.period.last

    @property
    def latest(self) -> Figures:
        """The newest figures: the revised ones where there are any."""
        return self.figures if self.revised is None else self.revised

    @property
    def version(self) -> int:
        """The number of the version that these figures are: a new one where something changed since the last."""
        return self.sent_number + 1 if self.sent is None or self.changes else self.sent_number

    @property
    def changes(self) -> tuple[Change, ...]:
        """What this audience may know of what changed since the version that went out."""
        concealed = self._concealed
        return changes(concealed[-1], concealed[-2]) if self.sent is not None else ()

    @property
    def same_last_year(self) -> "Report | None":
        """The same period of the year before, where it was made with this one."""
        before = self.period.a_year_earlier()
        return next((each for each in self.trend if each.period == before), None)

    @property
    def shown(self) -> Figures:
        """The figures that this audience may see; "hidden" stands where one is not shown."""
        return self._concealed[0]

    @cached_property
    def told(self) -> Figures:
        """What a reader is told: what is shown, and of several municipalities the sum of those that show it."""
        places = next((parts for parts in self.partitions if parts[0].period == self.period), ())
        return with_sums(self.figures, self.shown, [each.shown for each in places])

    @property
    def shown_revised(self) -> Figures | None:
        """The revised figures that this audience may see. What is hidden in one version is hidden in the other."""
        return self._concealed[1] if self.revised is not None else None

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The paths of the numbers that this audience may not see, in this report or beside those it adds up."""
        if self.rule is None:
            return frozenset()
        parts = [[Part(each.figures, each.hidden) for each in partition] for partition in self.partitions]
        return hidden_in_any(self._versions, self.rule, parts)

    @cached_property
    def _concealed(self) -> list[Figures]:
        return [show(each, self.hidden, self.rule) for each in self._versions] if self.rule else self._versions

    @property
    def _versions(self) -> list[Figures]:
        return [each for each in (self.figures, self.revised, self.sent) if each is not None]


Made = dict[tuple[str, Period], Report]


def report(store: Store, scope: Scope, period: Period, *, now: datetime, rule: Rule | None) -> Report:
    """The report of this scope and period as known now. Refuses (`PeriodNotBegun`) one that lies in the future."""
    return _report(store, scope, period, now=now, rule=rule, made={})


def _report(store: Store, scope: Scope, period: Period, *, now: datetime, rule: Rule | None, made: Made) -> Report:
    key = scope.key, period
    if key not in made:
        parts = _partitions(store, scope, period, now=now, rule=rule, made=made) if rule else ()
        made[key] = replace(_alone(store, scope, period, now=now, rule=rule), partitions=parts)
    return made[key]


def _partitions(
    store: Store, scope: Scope, period: Period, *, now: datetime, rule: Rule, made: Made
) -> tuple[tuple[Report, ...], ...]:
    """Two or more: a whole of one part is that part."""
    begun = [(scope, each) for each in period.parts() if each.first <= said_on(now)]
    places = [(each, period) for each in places_within(store, scope)]
    return tuple(
        tuple(_report(store, *each, now=now, rule=rule, made=made) for each in parts)
        for parts in (begun, places)
        if len(parts) > 1
    )


def _alone(store: Store, scope: Scope, period: Period, *, now: datetime, rule: Rule | None) -> Report:
    kept = {snap.period: snap for snap in snapshots(store, scope, now=now)}
    live = compute(_facts(store, scope, period, now=now))
    frozen, last = kept.get(str(period)), newest(store, scope, period, now=now)
    found = Report(
        period, scope, now, live, rule, sent=last.figures if last else None, sent_number=last.number if last else 0
    )
    if frozen is None:
        return found
    revised = None
    if not terms.touched(store, period.first, since=frozen.frozen_at) and _changed(frozen.figures, live):
        revised = live | {key: kept for key, kept in frozen.figures.items() if INDICATORS[key].of_today}
    return replace(
        found, figures=frozen.figures, definitions=frozen.definitions, frozen_at=frozen.frozen_at, revised=revised
    )


def _changed(frozen: Figures, live: Figures) -> bool:
    """Whether a number that was frozen is another now; one that was added to the report since is no change."""
    return any(
        live[key].get(name) != value
        for key, each in frozen.items()
        if not INDICATORS[key].of_today
        for name, value in each.items()
    )


def freeze(store: Store, who: Who, scope: Scope, period: Period, *, now: datetime) -> ReportSnapshot:
    """Keep the figures of a period that is over as they are now, for good. Refuses with `AlreadyFrozen`."""
    if said_on(now) <= period.last:
        raise PeriodNotOver(period=str(period), last=period.last)
    if earlier := snapshot(store, scope, period):
        raise AlreadyFrozen(period=str(period), frozen_at=earlier.frozen_at)
    facts = _facts(store, scope, period, now=now)
    kept = ReportSnapshot(
        scope=scope.key, period=str(period), first_on=period.first, last_on=period.last, definitions=DEFINITIONS,
        frozen_at=now, frozen_by=who.person_id, figures=compute(facts),
        closings=sorted(ending.closing for ending in closings(facts)),
    )  # fmt: skip
    store.add(kept)
    keep(store, scope, period, kept.figures, definitions=DEFINITIONS, now=now)
    store.flush()
    audit.record(store, who, "report.freeze", str(period), now=now)
    return kept


def freeze_due(store: Store, *, now: datetime) -> list[ReportSnapshot]:
    """What the clock does: 42 days after a quarter, half-year or year, freeze its figures where nobody did yet.

    Only the newest period of each length: history that is brought along later is not frozen behind one's back.
    """
    scopes, periods = [*all_scopes(store), *organisation_scopes(store)], _newest_due(now)
    kept = snapshots_of(store, map(str, periods))
    due = [(scope, period) for period in periods for scope in scopes if (scope.key, str(period)) not in kept]
    return [freeze(store, SYSTEM, scope, period, now=now) for scope, period in due]


def _newest_due(now: datetime) -> list[Period]:
    today = said_on(now)
    newest = []
    for part, months in (("Q", 3), ("H", 6), ("", 12)):
        period = Period(today.year, part, (today.month - 1) // months + 1)
        while period.freezes_on > today:
            period = period.previous()
        newest.append(period)
    return newest


def _facts(store: Store, scope: Scope, period: Period, *, now: datetime) -> Facts:
    today = said_on(now)
    if period.first > today:
        raise PeriodNotBegun(period=str(period), first=period.first)
    frozen = {closing for snap in snapshots(store, scope, now=now) for closing in snap.closings}
    return gather(store, scope, period, today=today, frozen=frozen)


def series(
    store: Store, scope: Scope, period: Period, count: int, *, now: datetime, rule: Rule | None
) -> tuple[Report, ...]:
    """The reports of the last `count` periods of this length, oldest first, this one last, with the others as trend."""
    newest_first = [report(store, scope, each, now=now, rule=rule) for each in reversed(period.last_ones(count))]
    earlier = tuple(reversed(newest_first[1:]))
    return (*earlier, replace(newest_first[0], trend=earlier))
