"""Not too often: how many requests one address may make, kept in memory and never longer than a minute."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta

A_MINUTE = timedelta(minutes=1)
MOST_KEPT = 10_000


class Throttle:
    """Counts by key within the minute that began with its first request."""

    def __init__(self, *, most: int, clock: Callable[[], datetime]) -> None:
        self.most, self.clock = most, clock
        self._counts: OrderedDict[str, tuple[datetime, int]] = OrderedDict()

    def count(self, key: str) -> bool:
        """Count one more. False when it is one too many."""
        now = self.clock()
        began, times = self._counts.pop(key, (now, 0))
        if not timedelta(0) <= now - began < A_MINUTE:
            began, times = now, 0
        self._counts[key] = began, times + 1
        while len(self._counts) > MOST_KEPT:
            self._counts.popitem(last=False)
        return times < self.most
