"""Other worlds: whether the same report could have been printed with another number in a cell.

If so, nobody can work the cell out, whatever sums they know. Finding one other world is a proof; not finding one is
taken as "it can be worked out", so a search that gives up too early hides more, never less.
"""

from collections.abc import Collection, Mapping

from monitoring.suppression.cells import Sum
from monitoring.suppression.rules import Rule

_PATIENCE = 400  # tries per cell; sixty hid nearly all of a year of nine towns, thousands took minutes to give up too


class Worlds:
    """The true cells, the sums between them, and which cells a reader does not see."""

    def __init__(self, cells: Mapping[str, int], sums: Collection[Sum], rule: Rule, hidden: Collection[str]) -> None:
        self._sums = list(sums)
        self._rule = rule
        self._hidden = hidden
        self._true = dict(cells)
        self._touching: dict[str, list[int]] = {}
        for place, (whole, parts) in enumerate(self._sums):
            for cell in (whole, *parts):
                self._touching.setdefault(cell, []).append(place)
        self._tries = 0

    def leave_open(self, cell: str) -> bool:
        """Whether some other world, with another number in this cell, prints the same report."""
        self._tries = _PATIENCE
        return any(self._may(cell, step) and self._mend({cell: step}) for step in (1, -1))

    def _may(self, cell: str, step: int) -> bool:
        """Whether the report would look the same if this cell were so much more."""
        now = self._true[cell] + step
        if cell.startswith("~"):
            return now >= 0
        if cell in self._hidden:
            return now >= 1  # a zero would have been shown
        true, threshold = self._true[cell], self._rule.threshold
        return true >= threshold <= now and self._rule.rounded(now) == self._rule.rounded(true)

    def _mend(self, changed: dict[str, int]) -> bool:
        """Change further cells until every sum holds again, each once at most; where fewest can mend it first."""
        self._tries -= 1
        if self._tries < 0:
            return False
        moves = self._fewest_moves(changed)
        return moves is None or any(self._mend(changed | {cell: step}) for cell, step in moves)

    def _fewest_moves(self, changed: Mapping[str, int]) -> list[tuple[str, int]] | None:
        """What may mend the sum that leaves least choice; None where every sum holds."""
        fewest = None
        for place in {place: None for cell in changed for place in self._touching.get(cell, ())}:
            whole, parts = self._sums[place]
            gap = changed.get(whole, 0) - sum(changed.get(part, 0) for part in parts)
            if not gap:
                continue
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
