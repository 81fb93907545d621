"""Which norms there are: their defaults and sources in `norms.toml`, their words beside it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from foundation.refusals import NotFound


@dataclass(frozen=True, slots=True)
class Kind:
    """One norm. `low` and `high` are the default (None: no such bound, or nobody knows until it is set).

    `practice`: it may hold for one practice too; `by`: the roles that may set it beside a regisseur.
    """

    key: str
    group: str
    unit: str
    source: str
    low: float | None = None
    high: float | None = None
    from_on: date | None = None
    until_on: date | None = None
    practice: bool = False
    by: tuple[str, ...] = ()


@cache
def kinds() -> Mapping[str, Kind]:
    """Every norm by key, in the order of the screens."""
    found = tomllib.loads((files("monitoring.norms") / "norms.toml").read_text(encoding="utf-8"))
    return {key: _kind(key, facts) for key, facts in found.items()}


def kind(key: str) -> Kind:
    """The norm with this key. NotFound for a key that is none."""
    if key not in kinds():
        raise NotFound
    return kinds()[key]


@cache
def words(language: str = "nl") -> dict[str, Any]:
    """`group`, `unit`, `said` and `norm` (a title and a text for each key) in a language."""
    return tomllib.loads((files("monitoring") / "words" / language / "norms.toml").read_text(encoding="utf-8"))


def _kind(key: str, facts: Mapping[str, Any]) -> Kind:
    plain = {name: value for name, value in facts.items() if name not in ("from", "until", "by")}
    return Kind(key, **plain, from_on=facts.get("from"), until_on=facts.get("until"), by=tuple(facts.get("by", ())))
