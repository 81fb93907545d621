"""Chance as this work has it: weights by name, waits with a long tail, days on which people work."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from math import log
from random import Random
from typing import Any, TypeVar

from foundation.language.dates import next_working_day

Item = TypeVar("Item")


@cache
def mixes() -> dict[str, Any]:
    """The weights in `mixes.toml`."""
    return tomllib.loads((files(__package__) / "mixes.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Luck:
    """A seeded source of chance, asked in the words of the story."""

    chance: Random

    def has(self, probability: float) -> bool:
        """Whether it happens this time."""
        return self.chance.random() < probability

    def pick(self, weights: Mapping[str, float]) -> str:
        """One of the names, as often as its weight says."""
        return self.chance.choices(list(weights), list(weights.values()))[0]

    def mix(self, *path: str) -> str:
        """One of the names of a table in `mixes.toml`."""
        table = mixes()
        for name in path:
            table = table[name]
        return self.pick(table)

    def one(self, items: Sequence[Item]) -> Item:
        """Any of these."""
        return self.chance.choice(items)

    def around(self, median: float, spread: float = 0.55) -> int:
        """A number of days, lognormal around its median: never less than one, now and then much more."""
        return max(1, round(self.chance.lognormvariate(log(median), spread)))

    def days(self, fewest: int, most: int) -> timedelta:
        """So many days, all as likely."""
        return timedelta(days=self.chance.randint(fewest, most))

    def later(self, day: date, after: date) -> date:
        """`day` itself when it lies after `after`, else a working day soon after that."""
        return day if day > after else self.working_day(after, 1, 14)

    def working_day(self, day: date, fewest: int, most: int) -> date:
        """A working day some days after `day`."""
        return next_working_day(day + self.days(fewest, most))
