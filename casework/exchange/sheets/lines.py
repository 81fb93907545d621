"""The rows of the folder format that come of a spreadsheet, each with the row it came from."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from casework.exchange.files import Line
from casework.exchange.layout import (
    CLOSINGS,
    FOLLOW_UPS,
    PARTICIPATIONS,
    PORTRAITS,
    PREFERENCES,
    REFERRALS,
    SESSIONS,
)
from casework.exchange.outcomes import Outcome, Remark
from casework.exchange.sheets.entries import Entry, Findings, header

_WRITTEN = (REFERRALS, SESSIONS, PARTICIPATIONS, FOLLOW_UPS, CLOSINGS, PORTRAITS, PREFERENCES)
FILES = {file.kind: file for file in _WRITTEN}
_CALLED = {"referrals.reason": "reason", "closings.reason": "closing_reason", "follow_ups.outcome": "outcome"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a line came from, and which of several of its kind it was ("gesprek 2")."""

    entry: Entry
    number: int = 0
    months: int = 0


@dataclass(slots=True)
class Lines:
    """Lines by kind; their number is their place in `origins`, from 1 on."""

    of: dict[str, list[Line]] = field(default_factory=lambda: defaultdict(list))
    origins: list[Origin] = field(default_factory=list)

    def add(self, kind: str, origin: Origin, values: Mapping[str, str]) -> Line:
        """Add a row of this kind, of the trajectory of the row that it comes from. Returns it."""
        self.origins.append(origin)
        line = Line(FILES[kind], len(self.origins), {"trajectory": origin.entry.trajectory, **values})
        self.of[kind].append(line)
        return line

    def without(self, spoilt: set[str]) -> dict[str, list[Line]]:
        """The lines of all trajectories but these."""
        return {
            kind: [line for line in lines if line.values["trajectory"] not in spoilt]
            for kind, lines in self.of.items()
        }  # fmt: skip

    def tell(self, outcome: Outcome, findings: Findings) -> None:
        """Let an outcome speak of the rows of the spreadsheet, and add what was found there."""
        outcome.refused = [*findings.refused, *map(self._in_the_sheet, outcome.refused)]
        outcome.warnings = [*findings.warnings, *map(self._in_the_sheet, outcome.warnings)]

    def _in_the_sheet(self, remark: Remark) -> Remark:
        origin = self.origins[remark.row - 1]
        kind = remark.file.removesuffix(".csv")
        name = _CALLED.get(f"{kind}.{remark.field}", remark.field)
        if kind == "follow_ups" and origin.months:
            name = {"outcome": f"outcome_{origin.months}"}.get(name, f"outcome_{origin.months}_on")
        entry = origin.entry
        return Remark(entry.table.name, entry.row, header(entry, name, origin.number), remark.why)
