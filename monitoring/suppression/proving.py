"""Which cells to hide beside the small ones, so that none of those can be worked out: their covers."""

from collections.abc import Collection, Mapping, Sequence

from monitoring.suppression.cells import BY_MENTION, MENTIONED, Sum, solved, sums_of
from monitoring.suppression.families import PART, STOCKS, Part, family
from monitoring.suppression.flows import is_untold
from monitoring.suppression.rules import Rule
from monitoring.suppression.worlds import Worlds

# What a report is read for: hidden as cover where nothing else will do, and the first to be given back.
MAIN = frozenset({"supported_clients.clients", "closed.total", "balance.started", "referrals.total"})
_PATIENCE = 50  # tries to do without a cover: with twenty half of the main numbers stay hidden, 400 take seconds


def proven(printed: Mapping[str, int], rule: Rule, parts: Sequence[Part], out: Collection[str]) -> set[str] | None:
    """What to hide, with all that is `out` already, so that no small number is told. None where no cover is left."""
    sums = sums_of(dict(printed))
    shorter = family(printed, parts)
    cells, sums = solved(printed, sums) | shorter.cells, [*sums, *shorter.sums]
    hidden = {cell for cell, count in printed.items() if rule.is_small(count)} | shorter.hidden | set(out)
    sums = [each for each in sums if not any(is_untold(cell, hidden) for cell in (each[0], *each[1]))]
    small = _small(cells, sums, hidden, rule)
    worlds = Worlds(cells, sums, rule, hidden, STOCKS)  # which looks at what is hidden as that grows, and shrinks
    proofs: dict[str, Collection[str]] = {}
    for cell in small:  # what was proven stays so, as hiding more only makes more worlds possible
        while (proof := worlds.another(cell)) is None:
            cover = _cover(cell, cells, sums, hidden)
            if cover is None:
                return None
            hidden.add(cover)
        proofs[cell] = proof
    for cover in sorted((hidden & printed.keys()) - set(out), key=lambda cell: (cell not in MAIN, -cells[cell], cell)):
        if not rule.is_small(cells[cover]):
            _give_back(cover, hidden, worlds, proofs)
    return hidden & printed.keys()


def _small(cells: Mapping[str, int], sums: Sequence[Sum], hidden: Collection[str], rule: Rule) -> list[str]:
    """The numbers that nobody may work out, those among them that are not printed last."""
    bound = {cell for whole, parts in sums for cell in (whole, *parts)}
    secret = {cell for cell in hidden if cell in cells and not is_untold(cell, hidden)}
    between = {cell for cell in bound if cell.startswith("~") and not cell.startswith("~~")}
    return [cell for group in (secret, between) for cell in sorted(group) if rule.is_small(cells[cell])]


def _give_back(cover: str, hidden: set[str], worlds: Worlds, proofs: dict[str, Collection[str]]) -> None:
    """Show it after all, where every proof in which it was another number can do without it."""
    hidden.remove(cover)
    again = {}
    for cell, proof in proofs.items():
        if cover in proof:
            found = worlds.another(cell, _PATIENCE)
            if found is None:
                hidden.add(cover)
                return
            again[cell] = found
    proofs |= again


def _cover(told: str, cells: Mapping[str, int], sums: Sequence[Sum], out: Collection[str]) -> str | None:
    """The shown cell to hide next: the smallest in a sum with the one that is told, further away if need be."""
    near, seen = {told}, {told}
    while near:
        around = {cell for whole, parts in sums for cell in (whole, *parts) if near & {whole, *parts}} - seen
        candidates = [cell for cell in around if cells[cell] and cell not in out and _may_be_hidden(cell)]
        if candidates:
            return min(candidates, key=lambda cell: (*_last(told, cell), cells[cell], cell))
        seen |= around
        near = around
    return None


def _last(told: str, cell: str) -> tuple[bool, ...]:
    """What is taken last: what a report is read for, totals, and a main reason for who has it only beside it."""
    return cell in MAIN, cell.count(".") == 1, told.startswith(MENTIONED) and BY_MENTION not in cell


def _may_be_hidden(cell: str) -> bool:
    """In the report that is being made: what a part shows is out already. A stock is in the report beside it too."""
    return not cell.startswith("~") and PART not in cell and cell not in STOCKS
