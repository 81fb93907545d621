"""A report: the figures of one scope and period, as they were frozen or as they are now. Every face shows this."""

from collections.abc import Iterable, Sequence
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
from monitoring.facts import Source, Together, gather
from monitoring.facts.snapshots import snapshot, snapshots, snapshots_of
from monitoring.facts.values import Facts
from monitoring.indicators import DEFINITIONS, INDICATORS, compute
from monitoring.indicators.support import closings
from monitoring.models import ReportSnapshot
from monitoring.periods import Period, PeriodNotBegun, PeriodNotOver
from monitoring.piles.counting import to_keep
from monitoring.scope import Scope
from monitoring.scopes import all_scopes, organisation_scopes, places_within
from monitoring.summing import Told, Whole, add_up, whole_of, without_sums
from monitoring.suppression import INTERNAL, Part, Rule, hidden_in_any, show
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
    sent_number: int = 0  # … its number, from 1, …
    sent_at: datetime | None = None  # … and when that was
    trend: tuple["Report", ...] = ()  # the periods before this one that were made with it, oldest first
    parts: tuple["Report", ...] = ()  # of one municipality: the two shorter periods to which it yields
    towns: tuple["Report", ...] = ()  # of several: their reports, which are all that is shown of it

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
        if self.sent is None or not self._sent_together:
            return ()
        return changes(self.shown_as("sent"), self.shown_as("latest"))

    @property
    def before(self) -> "Report | None":
        """The period just before, where it was made with this one and there was anything."""
        return self.trend[-1] if self.trend else None

    @property
    def same_last_year(self) -> "Report | None":
        """The same period of the year before, where it was made with this one."""
        before = self.period.a_year_earlier()
        return next((each for each in self.trend if each.period == before), None)

    @property
    def shown(self) -> Figures:
        """The figures that this audience may see; "hidden" stands where one is not shown."""
        return self.shown_as("figures")

    @cached_property
    def told(self) -> Told:
        """What a reader is told: what is shown, and of several municipalities the sum of those that show it."""
        return self._added_up("figures") if self.towns else self.shown

    @property
    def shown_revised(self) -> Figures | None:
        """The revised figures that this audience may see. What is hidden in one version is hidden in the other."""
        return self.shown_as("revised") if self.revised is not None else None

    @cached_property
    def hidden(self) -> frozenset[str]:
        """The paths of the numbers of one municipality that this audience may not see, here or in the parts of it."""
        if self.rule is None:
            return frozenset()
        # Who works together reads the public report too: in fives it would tell what is hidden in theirs.
        internal = frozenset[str]() if self.rule == INTERNAL else self.read_by(INTERNAL).hidden
        versions = [each for each in (self.figures, self.revised, self.sent) if each]
        both = self.frozen_at and any(each.revised is not None for each in self.parts)
        every = [[each.as_part(name) for each in self.parts] for name in ("latest", *(("figures",) if both else ()))]
        return internal.union(*(hidden_in_any(versions, self.rule, parts) for parts in every))

    def read_by(self, rule: Rule) -> "Report":
        """The same report of one municipality for others."""
        return replace(self, rule=rule, parts=tuple(each.read_by(rule) for each in self.parts))

    def as_part(self, version: str) -> Part:
        """Of a longer report, that adds up from this version: what was corrected here since, is corrected there."""
        figures: Figures = getattr(self, version)
        return Part(figures, self.hidden, bool(self.parts))

    def shown_as(self, version: str) -> Figures:
        """`figures`, `revised`, `latest` or `sent`, as this audience may see it."""
        if version == "latest":
            version = "figures" if self.revised is None else "revised"
        if version not in self._concealed:
            self._concealed[version] = self._conceal(version)
        return self._concealed[version]

    @cached_property
    def _concealed(self) -> dict[str, Figures]:
        return {}

    def _conceal(self, version: str) -> Figures:
        if self.towns:
            return without_sums(self.told if version == "figures" else self._added_up(version))
        figures: Figures = getattr(self, version)
        then = "figures" if version == "figures" and self.frozen_at else "latest"
        parts = [each.as_part(then) for each in self.parts]
        return show(figures, self.hidden, self.rule, parts) if self.rule else figures

    def _added_up(self, version: str) -> Told:
        """Whether somebody was in two towns is as known now; a middle is told of the figures, never of a change."""
        now = whole_of(self.latest, [each.latest for each in self.towns])
        then = whole_of(self.figures, [each.figures for each in self.towns]) if version == "figures" else None
        whole = Whole(self.figures, then.middles if then else {}, now.twice)
        name = "latest" if version == "revised" else version
        return add_up([each.shown_as(name) for each in self.towns], whole)

    @property
    def _sent_together(self) -> bool:
        """Whether what went out of each municipality last, is what went out of all of them then."""
        return all(town.sent_at and self.sent_at and town.sent_at <= self.sent_at for town in self.towns)


def report(store: Store, scope: Scope, period: Period, *, now: datetime, rule: Rule | None) -> Report:
    """The report of this scope and period as known now. Refuses (`PeriodNotBegun`) one that lies in the future."""
    return _Making(store, scope, now=now, rule=rule).report(scope, period)


class _Making:
    """The reports that one report needs: each is made once, and several municipalities are read together."""

    def __init__(self, store: Store, scope: Scope, *, now: datetime, rule: Rule | None) -> None:
        self._store, self._now, self._rule = store, now, rule
        self._whole, self._towns = scope, _towns(store, scope) if rule else ()
        self._source = Together(store, scope) if self._towns else store
        self._made: dict[tuple[str, Period], Report] = {}

    def report(self, scope: Scope, period: Period) -> Report:
        """Of what was asked, or of one of its municipalities."""
        key = scope.key, period
        if key not in self._made:
            own = _alone(self._store, self._source, scope, period, now=self._now, rule=self._rule)
            if self._towns and scope == self._whole:
                self._made[key] = _of_towns(own, tuple(self.report(each, period) for each in self._towns))
            else:
                self._made[key] = replace(own, parts=self._parts(scope, period))
        return self._made[key]

    def _parts(self, scope: Scope, period: Period) -> tuple[Report, ...]:
        begun = [each for each in period.parts() if self._rule and each.first <= said_on(self._now)]
        parts = tuple(self.report(scope, each) for each in begun)
        return parts if any(each.parts for each in parts) or len(parts) > 1 else ()


def _towns(store: Store, scope: Scope) -> Sequence[Scope]:
    """Of what it is the sum. Everything there is, where that is one municipality, is that: both are frozen and kept."""
    places = places_within(store, scope)
    return places if len(places) > 1 or scope.municipality_ids is not None else ()


def _of_towns(own: Report, towns: tuple[Report, ...]) -> Report:
    """As firm as its towns: frozen when all of them are, revised when one of them is."""
    frozen = [each.frozen_at for each in towns if each.frozen_at]
    return replace(
        own,
        towns=towns,
        frozen_at=max(frozen) if len(frozen) == len(towns) else None,
        definitions=towns[0].definitions,
        revised=own.latest if any(each.revised is not None for each in towns) else None,
    )


def _alone(store: Store, source: Source, scope: Scope, period: Period, *, now: datetime, rule: Rule | None) -> Report:
    kept = {snap.period: snap for snap in snapshots(store, scope, now=now)}
    live = compute(_facts(source, scope, period, kept.values(), now=now))
    frozen, last = kept.get(str(period)), newest(store, scope, period, now=now)
    found = Report(period, scope, now, live, rule)
    if last is not None:
        same = last.definitions == (frozen.definitions if frozen else DEFINITIONS)  # else nothing can be compared
        found = replace(found, sent=last.figures if same else None, sent_number=last.number, sent_at=last.kept_at)
    if frozen is None:
        return found
    revised = None
    comparable = frozen.definitions == DEFINITIONS and not terms.touched(store, period.first, since=frozen.frozen_at)
    if comparable and _changed(frozen.figures, live):
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
    """Keep the figures of a period that is over as they are now, for good. Refuses with `AlreadyFrozen`.

    Of several municipalities together each is frozen too, where it was not: the report is what theirs show.
    """
    if said_on(now) <= period.last:
        raise PeriodNotOver(period=str(period), last=period.last)
    if earlier := snapshot(store, scope, period):
        raise AlreadyFrozen(period=str(period), frozen_at=earlier.frozen_at)
    for place in _towns(store, scope):
        if snapshot(store, place, period) is None:
            _freeze(store, who, place, period, now=now)
    return _freeze(store, who, scope, period, now=now)


def _freeze(store: Store, who: Who, scope: Scope, period: Period, *, now: datetime) -> ReportSnapshot:
    facts = _facts(store, scope, period, snapshots(store, scope, now=now), now=now)
    kept = ReportSnapshot(
        scope=scope.key, period=str(period), first_on=period.first, last_on=period.last, definitions=DEFINITIONS,
        frozen_at=now, frozen_by=who.person_id, figures=compute(facts),
        closings=sorted(ending.closing for ending in closings(facts)),
        tables=None if _towns(store, scope) else to_keep(store, scope, period, now=now),
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
    return [_freeze(store, SYSTEM, scope, period, now=now) for scope, period in due]


def _newest_due(now: datetime) -> list[Period]:
    today = said_on(now)
    newest = []
    for part, months in (("Q", 3), ("H", 6), ("", 12)):
        period = Period(today.year, part, (today.month - 1) // months + 1)
        while period.freezes_on > today:
            period = period.previous()
        newest.append(period)
    return newest


def _facts(source: Source, scope: Scope, period: Period, kept: Iterable[ReportSnapshot], *, now: datetime) -> Facts:
    today = said_on(now)
    if period.first > today:
        raise PeriodNotBegun(period=str(period), first=period.first)
    return gather(source, scope, period, today=today, frozen={closing for snap in kept for closing in snap.closings})
