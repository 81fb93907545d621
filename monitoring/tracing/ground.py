"""What the figures of one scope and period stand on, piece by piece: the facts of one event, with whose it is and when.

Each piece is counted by the same function that counts the whole, so a list cannot mean something else than its figure.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from typing import Any, TypeVar

from foundation.storage import Store
from monitoring.facts import Facts, gather
from monitoring.facts.behind import owners, resting_since
from monitoring.facts.values import Joined, Walk
from monitoring.periods import Period
from monitoring.scope import Scope

Owned = TypeVar("Owned", Walk, Joined)


@dataclass(frozen=True, slots=True)
class Piece:
    """The facts of one event, or of one person where people are counted."""

    client_id: int
    on: date
    facts: Facts


@dataclass(frozen=True)
class Ground:
    """The facts of a report, and the way back to whose they are."""

    store: Store
    scope: Scope
    facts: Facts

    @classmethod
    def of(cls, store: Store, scope: Scope, period: Period, *, today: date) -> "Ground":
        """As known today. Nothing is kept: whoever asks again, counts again."""
        return cls(store, scope, gather(store, scope, period, today=today))

    @property
    def days(self) -> dict[str, date]:
        """The first and last day that count, and today."""
        return {"first": self.facts.first, "last": self.facts.last, "today": self.facts.today}

    def piece(self, client_id: int, on: date, **parts: Any) -> Piece:
        """Of the facts only these parts, beside what is told of trajectories."""
        return Piece(client_id, on, replace(self._bare, **parts))

    @cached_property
    def _bare(self) -> Facts:
        whole = self.facts
        return Facts(
            whole.period, whole.today, milestones={3: (), 6: ()}, newcomers=whole.newcomers, resting=whole.resting
        )

    @cached_property
    def owners(self) -> dict[int, int]:
        """The client of every trajectory."""
        return dict(owners(self.store, self.scope, today=self.facts.today))

    @cached_property
    def resting_since(self) -> dict[int, date]:
        """Since when each trajectory rests that rested on the last day."""
        return dict(resting_since(self.store, self.facts.resting, last=self.facts.last))

    @property
    def walks_by_client(self) -> Iterator[tuple[int, list[Walk]]]:
        """All trajectories of each client."""
        return _by_client(self.facts.walks)

    @property
    def joined_by_client(self) -> Iterator[tuple[int, list[Joined]]]:
        """All that each client chose or started in the period."""
        return _by_client(self.facts.joined)


def _by_client(rows: Iterable[Owned]) -> Iterator[tuple[int, list[Owned]]]:
    def whose(row: Owned) -> int:
        return row.client_id

    return ((client, list(hers)) for client, hers in groupby(sorted(rows, key=whose), whose))
