"""Reading a cohort honestly: what is known, how much is known, and how low or high the truth may lie (DOMAIN I12)."""

from dataclasses import dataclass
from typing import Any

from monitoring.indicators.arithmetic import percentage
from monitoring.summing import Sum
from monitoring.suppression import ENOUGH_TO_SHARE, HIDDEN, Rule

ENOUGH_RESPONSE = 80  # per cent; below it the band is shown, with "voorzichtig lezen"
ENOUGH_KNOWN = 5  # fewer known answers give no percentage, for nobody


@dataclass(frozen=True, slots=True)
class Retention:
    """Counts and whole per cents; None where one is not given. `hidden`: there is something, but it is not shown.

    `known` is None where the number without an answer is too small to show: then only the least share can be said.
    """

    n: int
    yes: int
    known: int | None
    open: int
    hidden: bool = False
    percent: int | None = None
    response: int | None = None
    lowest: int | None = None
    highest: int | None = None
    partial: bool = False  # without the towns that do not show theirs

    @property
    def careful(self) -> bool:
        """Whether too little is known to show a percentage without its band."""
        return self.response is not None and self.response < ENOUGH_RESPONSE


def retention(shown: dict[str, Any], rule: Rule | None) -> Retention:
    """From the figures of `after_3_months` or `after_6_months` as this audience may see them."""
    if HIDDEN in (shown["n"], shown["yes"]):
        return Retention(0 if shown["n"] == 0 else 1, 0, 0, 0, hidden=True)
    n, yes = shown["n"], shown["yes"]
    partial = isinstance(n, Sum)
    if HIDDEN in (shown["unknown"], shown["open"]):
        waiting = 0 if shown["open"] == HIDDEN else shown["open"]
        lowest = percentage(yes, n) if n >= ENOUGH_TO_SHARE else None
        return Retention(n, yes, None, waiting, lowest=lowest, partial=partial)
    known = max(n - shown["unknown"] - shown["open"], yes)  # rounded counts need not add up
    counts = Retention(n, yes, known, shown["open"], partial=partial)
    if rule and n < ENOUGH_TO_SHARE:
        return counts
    enough = known >= (ENOUGH_TO_SHARE if rule else ENOUGH_KNOWN)
    return Retention(
        n, yes, known, shown["open"], partial=partial,
        percent=percentage(yes, known) if enough else None,
        response=percentage(known, n),
        lowest=percentage(yes, n),
        highest=min(100, percentage(yes + n - known, n) or 0) if n else None,
    )  # fmt: skip
