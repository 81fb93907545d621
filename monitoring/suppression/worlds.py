"""Other worlds: whether the same report could have been printed with another number in a cell.

If so, nobody can work the cell out, whatever sums they know. Finding one other world is a proof; not finding one is
taken as "it can be worked out", so a search that gives up too early hides more, never less.
"""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from monitoring.suppression.cells import Sum
from monitoring.suppression.rules import Rule

_PATIENCE = 400  # tries per cell; sixty hid nearly all of a year of nine towns, thousands took minutes to give up too


class Worlds:
    """The true cells, the sums between them, and which cells a reader does not see."""

    def __init__(
        self, cells: Mapping[str, int], sums: Collection[Sum], rule: Rule, hidden: Collection[str],
        stocks: Mapping[str, int] = MappingProxyType({}),
    ) -> None:  # fmt: skip
        self._sums = list(sums)
        self._rule = rule
        self._hidden = hidden
        self._stocks = stocks  # and the day of each: in no world does one change, but where that day is asked for
        self._day: int | None = None
        self._true = dict(cells)
        self._touching: dict[str, list[int]] = {}
        for place, (whole, parts) in enumerate(self._sums):
            for cell in (whole, *parts):
                self._touching.setdefault(cell, []).append(place)
        self._tries = 0

    def leave_open(self, cell: str) -> bool:
        """Whether some other world, with another number in this cell, prints the same report."""
        return self.another(cell) is not None

    def another(self, cell: str, patience: int = _PATIENCE) -> Collection[str] | None:
        """What is another number in such a world, this cell among it; None where none was found."""
        self._tries = patience
        self._day = self._stocks.get(cell)
        steps = (1, -1) if self._day is None else (1,)  # the quarters that meet there agree on the other number
        found = (self._mend({cell: step}) for step in steps if self._may(cell, step))
        return next((world for world in found if world is not None), None)

    def _may(self, cell: str, step: int) -> bool:
        """Whether the report would look the same if this cell were so much more."""
        if self._stocks.get(cell, self._day) != self._day:
            return False
        now = self._true[cell] + step
        if cell.startswith("~"):
            return now >= 0
        if cell in self._hidden:
            return now >= 1  # a zero would have been shown
        true, threshold = self._true[cell], self._rule.threshold
        return true >= threshold <= now and self._rule.rounded(now) == self._rule.rounded(true)

    def _mend(self, changed: dict[str, int]) -> dict[str, int] | None:
        """Change further cells until every sum holds again, each once at most; where fewest can mend it first."""
        self._tries -= 1
        if self._tries < 0:
            return None
        moves = self._fewest_moves(changed)
        if moves is None:
            return changed
        worlds = (self._mend(changed | {cell: step}) for cell, step in moves)
        return next((world for world in worlds if world is not None), None)

    def _fewest_moves(self, changed: Mapping[str, int]) -> list[tuple[str, int]] | None:
        """What may mend the sum that leaves least choice; None where every sum holds."""
        fewest = None
        for place, gap in self._gaps(changed).items():
            if not gap:
                continue
            whole, parts = self._sums[place]
            moves = [
                (cell, step)
                for cell, step in ((whole, -gap), *((part, gap) for part in parts))
                if cell not in changed and self._may(cell, step)
            ]
            if fewest is None or len(moves) < len(fewest):
                fewest = moves
            if len(fewest) <= 1:
                break
        return fewest

    def _gaps(self, changed: Mapping[str, int]) -> dict[int, int]:
        """By how much each sum with a changed cell does not hold any more."""
        gaps: dict[int, int] = {}
        for cell, step in changed.items():
            for place in self._touching.get(cell, ()):
                gaps[place] = gaps.get(place, 0) + (step if self._sums[place][0] == cell else -step)
        return gaps
