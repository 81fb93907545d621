"""What a benchmark finds: one figure each, beside its peer and its budget (DESIGN §7)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class How:
    """How a benchmark is run. `rounds`: how often both sides take their turn; `full`: in the size of the budget."""

    full: bool = False
    rounds: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measurement in `unit`. `peer` is another program doing the same in the same run, in the same unit.

    `ratio` is ours by the peer's: the median over pairs that ran right after each other, where there were pairs.
    Limits are inclusive; a figure without any is shown to be looked at.
    """

    name: str
    ours: float
    unit: str
    peer: float | None = None
    peer_name: str = ""
    ratio: float | None = None
    at_most: float | None = None
    ratio_at_least: float | None = None
    ratio_at_most: float | None = None

    @property
    def budget(self) -> str:
        """The limits in words; empty where there are none."""
        limits = [
            f"≤ {self.at_most:g} {self.unit}" if self.at_most is not None else "",
            f"≥ {self.ratio_at_least:g} ×" if self.ratio_at_least is not None else "",
            f"≤ {self.ratio_at_most:g} ×" if self.ratio_at_most is not None else "",
        ]
        return ", ".join(limit for limit in limits if limit)

    @property
    def ok(self) -> bool | None:
        """Whether it is within its budget; None where it has none."""
        if not self.budget:
            return None
        within = [self.at_most is None or self.ours <= self.at_most]
        if self.ratio is not None:
            within.append(self.ratio_at_least is None or self.ratio >= self.ratio_at_least)
            within.append(self.ratio_at_most is None or self.ratio <= self.ratio_at_most)
        return all(within)

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return {
            "name": self.name, "ours": round(self.ours, 4), "unit": self.unit, "peer_name": self.peer_name or None,
            "peer": round(self.peer, 4) if self.peer is not None else None,
            "ratio": round(self.ratio, 4) if self.ratio is not None else None,
            "budget": self.budget or None, "ok": self.ok,
        }  # fmt: skip


def in_pairs(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of ours by theirs, pair by pair: on a busy machine both of a pair suffer alike."""
    return median(a / b for a, b in zip(ours, theirs, strict=True))


def percentile(values: Sequence[float], part: float) -> float:
    """The value below which this part (0.5, 0.99) of them lies."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * part))]


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of text in columns."""
    head = ("figure", "ours", "peer", "ratio", "budget", "")
    rows = [head, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    )


def _row(figure: Figure) -> tuple[str, ...]:
    peer = f"{figure.peer:.3g} ({figure.peer_name})" if figure.peer is not None else ""
    ratio = f"{figure.ratio:.2f} ×" if figure.ratio is not None else ""
    judged = {True: "ok", False: "NOT OK", None: ""}[figure.ok]
    return figure.name, f"{figure.ours:.3g} {figure.unit}", peer, ratio, figure.budget, judged
