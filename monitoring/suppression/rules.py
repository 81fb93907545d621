"""The rules per audience (DOMAIN §2.6)."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

ENOUGH_TO_SHARE = 10  # no percentage of fewer (DOMAIN §2.6)
HIDDEN = "hidden"  # what stands in data in the place of a number that is not shown


@dataclass(frozen=True, slots=True)
class Rule:
    """Counts of 1 up to `threshold` - 1 are hidden, the others shown in multiples of `rounding`."""

    threshold: int
    rounding: int
    audience: str
    left_out: frozenset[str] = frozenset()  # indicators that this audience gets nothing of

    def is_small(self, count: int) -> bool:
        """Whether a count is of so few that it may point at somebody. Zero points at nobody."""
        return 0 < count < self.threshold

    def rounded(self, count: int) -> int:
        """The count as it is shown."""
        steps = (Decimal(count) / self.rounding).quantize(Decimal(1), rounding=ROUND_HALF_UP)
        return int(steps) * self.rounding


INTERNAL = Rule(threshold=5, rounding=1, audience="internal")
# The public gets no codes of health, and no practice or organisation by name.
PUBLIC = Rule(threshold=10, rounding=5, audience="public", left_out=frozenset({"icpc", "from_where"}))
