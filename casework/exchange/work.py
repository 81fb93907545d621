"""The work of a trajectory in the format (`kinds`): compared with what is stored, and written."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from casework.exchange.fields import Fields
from casework.exchange.kinds import BY_NAME, KINDS, Kind, Values
from casework.exchange.outcomes import Outcome
from casework.models import Pause
from casework.pauses import LONGEST
from foundation.language.dates import add_months
from foundation.storage import Store


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A row of one of these files: its line, the source's key of the trajectory, and its values by column."""

    kind: str
    line: int
    trajectory: str
    values: Values


def reader(kind: Kind) -> Callable[[Fields], WorkRow]:
    """How a line of this file becomes a row. A pause that ends before it begins, or that never wakes, is refused."""

    def read(row: Fields) -> WorkRow:
        values = {name: cell(row, name) for name, cell in kind.cells.items()}
        if kind.model is Pause and row.good and _ends(values) < values["began_on"]:
            row.refuse("until_on", "ends_before_it_begins")
        if kind.model is Pause and row.good and values["until_on"] > add_months(row.today, LONGEST):
            row.refuse("until_on", "rests_too_long")
        return WorkRow(kind.file.kind, row.line.number, row.key("trajectory"), values)

    return read


class Work:
    """Compares the rows of a folder with what is stored, and writes what is new or has changed."""

    def __init__(self, store: Store, organisation_id: int, outcome: Outcome) -> None:
        self._store, self._organisation_id, self._outcome = store, organisation_id, outcome
        self._new: list[WorkRow] = []
        self._changed: list[tuple[Any, Values]] = []

    def refuse_unknown(self, rows: Iterable[WorkRow], known: Collection[str]) -> None:
        """Rows of a trajectory that is neither in the folder nor stored."""
        for row in rows:
            if row.trajectory not in known:
                self._outcome.refuse(f"{row.kind}.csv", row.line, "trajectory", "unknown_trajectory")

    def compare(self, rows: Sequence[WorkRow], ids: Mapping[str, int]) -> None:
        """Count what is the same; keep what is new and what has changed. `ids`: of the trajectories stored."""
        stored = {kind.file.kind: self._stored(kind, set(ids.values())) for kind in KINDS} if rows else {}
        seen: Counter[tuple[Any, ...]] = Counter()
        for row in rows:
            kind, id_ = BY_NAME[row.kind], ids.get(row.trajectory)
            which = (row.kind, row.trajectory, *kind.identity(row.values))
            here = stored[row.kind].get((id_, *kind.identity(row.values)), [])
            at, seen[which] = seen[which], seen[which] + 1
            if at >= len(here):
                self._outcome.added[row.kind] += 1
                self._new.append(row)
            elif (known := _values(kind, here[at])) == (values := kind.beside(known, row.values)):
                self._outcome.unchanged[row.kind] += 1
            else:
                self._outcome.changed[row.kind] += 1
                self._changed.append((here[at], values))

    def write(self, ids: Mapping[str, int], *, now: datetime) -> None:
        """Write it, once every trajectory exists."""
        for stored, values in self._changed:
            for name, value in values.items():
                setattr(stored, name, value)
        for row in self._new:
            model = BY_NAME[row.kind].model
            about: Values = {"organisation_id": self._organisation_id, "trajectory_id": ids[row.trajectory]}
            if hasattr(model, "public_id"):
                about["public_id"] = self._store.new_public_id()
            about |= {moment: now for moment in ("logged_at", "changed_at") if hasattr(model, moment)}
            self._store.add(model(**about, **row.values))

    def _stored(self, kind: Kind, ids: Collection[int]) -> dict[tuple[Any, ...], list[Any]]:
        found: dict[tuple[Any, ...], list[Any]] = {}
        for row in of(self._store, kind, sorted(ids)):
            found.setdefault((row.trajectory_id, *kind.identity(_values(kind, row))), []).append(row)
        return found


def of(store: Store, kind: Kind, ids: Sequence[int]) -> Iterator[Any]:
    """The rows of these trajectories, oldest first."""
    model: Any = kind.model
    yield from store.scalars(select(model).where(model.trajectory_id.in_(ids)).order_by(_first(model)))


def _first(model: Any) -> Any:
    """What there is one of in a trajectory has no number of its own."""
    return getattr(model, "id", model.trajectory_id)


def _values(kind: Kind, row: Any) -> Values:
    return {name: getattr(row, name) for name in kind.cells}


def _ends(values: Values) -> date:
    days: list[date] = [day for day in (values["until_on"], values["ended_on"]) if day is not None]
    return min(days)
