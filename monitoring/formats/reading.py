"""A report as people read it: without the indicators that their municipality leaves out (DOMAIN G05)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from monitoring.reports import Figures, Report
from monitoring.versions.changes import Change


@dataclass(frozen=True)
class Reading(Report):
    """What is hidden is that of the whole: what is left out tells nothing about what stays."""

    whole: Report | None = None
    left_out: frozenset[str] = field(default_factory=frozenset)

    @property
    def shown(self) -> Figures:
        """Without what is left out."""
        return self._kept(self._whole.shown)

    @cached_property
    def told(self) -> Figures:
        """Without what is left out."""
        return self._kept(self._whole.told)

    @property
    def shown_revised(self) -> Figures | None:
        """Without what is left out."""
        revised = self._whole.shown_revised
        return None if revised is None else self._kept(revised)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Without what is left out."""
        return tuple(each for each in self._whole.changes if each.key not in self.left_out)

    @property
    def version(self) -> int:
        """That of the whole: a version is of all figures."""
        return self._whole.version

    @property
    def _whole(self) -> Report:
        return self if self.whole is None else self.whole

    def _kept(self, figures: Mapping[str, Any]) -> Figures:
        return {key: value for key, value in figures.items() if key not in self.left_out}


def reading(report: Report, left_out: Collection[str]) -> Report:
    """The report without these indicators, for whoever reads it."""
    if not left_out or isinstance(report, Reading):
        return report
    same = {each.name: getattr(report, each.name) for each in fields(Report)}
    return Reading(**same, whole=report, left_out=frozenset(left_out))


def readings(reports: Sequence[Report], left_out: Collection[str]) -> list[Report]:
    """The same of several."""
    return [reading(each, left_out) for each in reports]


def left_out_of(report: Report) -> frozenset[str]:
    """The keys of the indicators that this reading is without."""
    return report.left_out if isinstance(report, Reading) else frozenset()
