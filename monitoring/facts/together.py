"""Several municipalities read at once: each statement is asked once, and its rows are split by municipality.

Read one by one, each of nine towns goes through the days of all nine.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Executable

from foundation.storage import Store
from monitoring.facts.asking import Asked
from monitoring.scope import Scope

Rows = Sequence[Any]
Prepared = Callable[..., tuple[Executable, dict[str, Any]]]


class Together:
    """What was read in one transaction of `whole`, and of the scopes that are one municipality of it each."""

    def __init__(self, store: Store, whole: Scope) -> None:
        self.store, self.whole = store, whole
        self._split: dict[Any, tuple[Rows, Mapping[int, Rows]]] = {}
        self._everywhere: dict[Any, Rows] = {}

    def rows(self, ask: Asked, scope: Scope, values: dict[str, Any]) -> Rows:
        """Those of this scope. Counts of the whole are asked apart: somebody in two towns is one person."""
        if scope == self.whole and ask.counts:
            return self.store.rows(*ask(scope, **values)).all()
        key = ask, *values.items()
        if key not in self._split:
            self._split[key] = _split(self.store.rows(*ask.apart(self.whole, **values)).all())
        every, by_place = self._split[key]
        if scope == self.whole:
            return every
        (place,) = tuple(scope.municipality_ids or ())
        return by_place.get(place, ())

    def everywhere(self, ask: Prepared, values: dict[str, Any]) -> Rows:
        """The rows of a statement that knows no scope."""
        key = ask, *values.items()
        if key not in self._everywhere:
            self._everywhere[key] = self.store.rows(*ask(**values)).all()
        return self._everywhere[key]


Source = Store | Together


def read(source: Source, ask: Asked, scope: Scope, **values: Any) -> Rows:
    """The rows of this scope."""
    if isinstance(source, Together):
        return source.rows(ask, scope, values)
    return source.rows(*ask(scope, **values)).all()


def read_everywhere(source: Source, ask: Prepared, **values: Any) -> Rows:
    """The rows of a statement that knows no scope."""
    if isinstance(source, Together):
        return source.everywhere(ask, values)
    return source.rows(*ask(**values)).all()


def store_of(source: Source) -> Store:
    """For what is asked of each scope by itself."""
    return source.store if isinstance(source, Together) else source


def whole_of(source: Source, scope: Scope) -> Scope:
    """What this scope is read with."""
    return source.whole if isinstance(source, Together) else scope


def _split(rows: Rows) -> tuple[Rows, Mapping[int, Rows]]:
    """Without the last column, which tells the municipality: all, and by municipality."""
    every = []
    by_place: defaultdict[int, list[Any]] = defaultdict(list)
    for *row, place in rows:
        every.append(row)
        by_place[place].append(row)
    return every, by_place
