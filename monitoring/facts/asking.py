"""Statements about a scope that are built once for each kind of scope: to build one takes longer than to run it."""

from collections.abc import Callable
from functools import cache
from inspect import signature
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam
from sqlalchemy.orm import InstrumentedAttribute

from casework.models import Trajectory
from monitoring.scope import Scope

Build = Callable[..., Select[*tuple[Any, ...]]]
Place = ColumnElement[int] | InstrumentedAttribute[int]
_IDS = ("municipality_ids", "organisation_ids", "coach_id")


class Asked:
    """`foundation.storage.prepared`, of which the first argument is a scope: `store.execute(*walked(scope, last=day))`.

    `build` may look at which limits the scope has and whether it is invented, never at what they are. `place` tells
    the municipality of a row, for who reads several at once; `counts`: the rows are counts of more than one of those.
    """

    def __init__(self, build: Build, *, place: Place = Trajectory.municipality_id, counts: bool = False) -> None:
        self.counts = counts
        self._build, self._place = build, place
        self._names = tuple(signature(build).parameters)[1:]
        self._statement = cache(self._built)

    def __call__(self, scope: Scope, **values: Any) -> tuple[Select[*tuple[Any, ...]], dict[str, Any]]:
        """The statement with its values."""
        return self._with_values(scope, False, values)

    def apart(self, scope: Scope, **values: Any) -> tuple[Select[*tuple[Any, ...]], dict[str, Any]]:
        """The same with the municipality of each row as its last column."""
        return self._with_values(scope, True, values)

    def _with_values(
        self, scope: Scope, apart: bool, values: dict[str, Any]
    ) -> tuple[Select[*tuple[Any, ...]], dict[str, Any]]:
        if values.keys() != set(self._names):
            raise TypeError(f"{self._build.__name__} takes {', '.join(self._names)}")
        limits = {name: getattr(scope, name) for name in _IDS if getattr(scope, name) is not None}
        ids = {name: list(value) if name != "coach_id" else value for name, value in limits.items()}
        return self._statement(_kind(frozenset(limits), scope.invented), apart), values | ids

    def _built(self, kind: Scope, apart: bool) -> Select[*tuple[Any, ...]]:
        statement = self._build(kind, *(bindparam(name) for name in self._names))
        if not apart:
            return statement
        with_place = statement.add_columns(self._place)
        return with_place.group_by(self._place) if self.counts else with_place


def asked(build: Build) -> Asked:
    """Of rows that each belong to a trajectory."""
    return Asked(build)


def asked_counts(place: Place = Trajectory.municipality_id) -> Callable[[Build], Asked]:
    """Of counts."""
    return lambda build: Asked(build, place=place, counts=True)


@cache
def _kind(limits: frozenset[str], invented: bool) -> Scope:
    """A scope with a placeholder for each of its limits."""
    holders: dict[str, Any] = {name: bindparam(name, expanding=name != "coach_id") for name in limits}
    return Scope(invented=invented, **holders)
