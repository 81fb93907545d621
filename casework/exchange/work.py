"""The work of a trajectory in the format: optional files of codes and days, each read and written by its columns."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from casework.exchange.fields import Fields
from casework.exchange.layout import (
    BARRIERS,
    CIRCUMSTANCES,
    CONSENTS,
    CONTACTS,
    ENJOYMENTS,
    GOALS,
    LEGAL_HOLDS,
    OBJECTIONS,
    PAUSES,
    PORTRAITS,
    SATISFACTIONS,
    SELF_SCORES,
    STEPS,
    File,
)
from casework.exchange.outcomes import Outcome
from casework.models import (
    Barrier,
    Circumstance,
    Consent,
    Contact,
    Enjoyment,
    Goal,
    LegalHold,
    Objection,
    Pause,
    Portrait,
    Satisfaction,
    SelfScores,
    Step,
)
from casework.models.barriers import BARRIERS as BARRIER_KINDS
from casework.models.barriers import HELP, PLACES
from casework.models.circumstances import COMPLAINTS, LIFE_EVENTS
from casework.models.consents import PURPOSES
from casework.models.contacts import OUTCOMES
from casework.models.goals import DIMENSIONS
from casework.models.goals import STEPS as STEP_KINDS
from casework.models.portraits import GENDERS, JOYS
from casework.models.positive_health import HIGHEST, MOMENTS
from casework.models.rights import ABOUT, HOLD_REASONS, OBJECTION_OUTCOMES
from casework.pauses import LONGEST
from foundation.language.dates import add_months
from foundation.storage import Store

AnyModel = (
    type[Contact]
    | type[Consent]
    | type[Goal]
    | type[Step]
    | type[Barrier]
    | type[Circumstance]
    | type[Pause]
    | type[Portrait]
    | type[Enjoyment]
    | type[SelfScores]
    | type[Satisfaction]
    | type[Objection]
    | type[LegalHold]
)
REGISTRATION = "registration"
Values = dict[str, Any]
Cell = Callable[[Fields, str], Any]


def _one_of(codes: Collection[str]) -> Cell:
    return lambda row, name: row.one_of(name, codes)


def _may_be(codes: Collection[str]) -> Cell:
    return lambda row, name: row.may_be(name, codes)


def _needed(row: Fields, name: str) -> date:
    return row.needed_day(name)


def _day(row: Fields, name: str) -> date | None:
    return row.day(name)


def _coming(row: Fields, name: str) -> date:
    return row.needed_day(name, may_come=True)


def _yes_or_no(row: Fields, name: str) -> bool | None:
    return row.yes_or_no(name)


def _may_score(row: Fields, name: str) -> int | None:
    mark = row.may_be(name, [str(each) for each in range(HIGHEST + 1)])
    return int(mark) if mark and row.good else None


def _mark(row: Fields, name: str) -> int:
    mark = row.one_of(name, [str(each) for each in range(1, HIGHEST + 1)])
    return int(mark) if row.good else 0


def _months(row: Fields, name: str) -> int:
    months = row.one_of(name, ("3", "6"))
    return int(months) if row.good else 0


def _needed_instant(row: Fields, name: str) -> datetime | None:
    return row.instant(name)


def _may_be_instant(row: Fields, name: str) -> datetime | None:
    return row.instant(name, optional=True)


def _granted(row: Fields, name: str) -> bool:
    """An answer, yes or no; of who says no to the keeping of records nothing is read in."""
    said = row.yes_or_no(name)
    if said is None and row.good:
        row.refuse(name, "empty")
    if said is False and row.line.values.get("purpose") == REGISTRATION:
        row.refuse(name, "no_consent")
    return bool(said)


@dataclass(frozen=True, slots=True)
class Kind:
    """One file: its table, how each column is read, and how many of the first columns say which row it is."""

    file: File
    model: AnyModel
    cells: Mapping[str, Cell]
    known_by: int

    def identity(self, values: Values) -> tuple[Any, ...]:
        """What two rows of one trajectory share that are the same thing."""
        return tuple(values[name] for name in list(self.cells)[: self.known_by])


KINDS = (
    Kind(CONTACTS, Contact, {"made_on": _needed, "outcome": _one_of(OUTCOMES)}, 2),
    Kind(CONSENTS, Consent, {"purpose": _one_of(PURPOSES), "granted": _granted, "answered_on": _needed}, 3),
    Kind(GOALS, Goal, {"dimension": _one_of(DIMENSIONS), "set_on": _needed, "reached_on": _day}, 2),
    Kind(STEPS, Step, {"what": _one_of(STEP_KINDS), "due_on": _coming, "done_on": _day}, 2),
    Kind(
        BARRIERS, Barrier,
        {"kind": _one_of(BARRIER_KINDS), "place": _may_be(PLACES), "help": _may_be(HELP), "noted_on": _needed}, 1,
    ),
    Kind(CIRCUMSTANCES, Circumstance, {"what": _one_of((*COMPLAINTS, *LIFE_EVENTS)), "noted_on": _needed}, 1),
    Kind(PAUSES, Pause, {"began_on": _needed, "until_on": _coming, "ended_on": _day}, 1),
    Kind(PORTRAITS, Portrait, {"gender": _may_be(GENDERS), "asked_on": _needed}, 0),
    Kind(
        ENJOYMENTS, Enjoyment, {"joy": _may_be(JOYS), "new_contacts": _yes_or_no, "answered_on": _needed}, 0
    ),
    Kind(
        SELF_SCORES, SelfScores,
        {"moment": _one_of(MOMENTS), "scored_on": _needed, **dict.fromkeys(DIMENSIONS, _may_score)}, 2,
    ),
    Kind(SATISFACTIONS, Satisfaction, {"months": _months, "mark": _mark, "answered_on": _needed}, 1),
    Kind(
        OBJECTIONS, Objection,
        {"about": _one_of(ABOUT), "said_on": _needed, "outcome": _one_of(OBJECTION_OUTCOMES)}, 3,
    ),
    Kind(
        LEGAL_HOLDS, LegalHold,
        {"reason": _one_of(HOLD_REASONS), "placed_at": _needed_instant, "lifted_at": _may_be_instant}, 2,
    ),
)  # fmt: skip
BY_NAME = {kind.file.kind: kind for kind in KINDS}


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
            elif _values(kind, here[at]) == row.values:
                self._outcome.unchanged[row.kind] += 1
            else:
                self._outcome.changed[row.kind] += 1
                self._changed.append((here[at], row.values))

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
            if hasattr(model, "logged_at"):
                about["logged_at"] = now
            self._store.add(model(**about, **row.values))

    def _stored(self, kind: Kind, ids: Collection[int]) -> dict[tuple[Any, ...], list[Any]]:
        found: dict[tuple[Any, ...], list[Any]] = {}
        for row in of(self._store, kind, sorted(ids)):
            found.setdefault((row.trajectory_id, *kind.identity(_values(kind, row))), []).append(row)
        return found


def of(store: Store, kind: Kind, ids: Sequence[int]) -> Iterator[Any]:
    """The rows of these trajectories, oldest first."""
    model: Any = kind.model
    yield from store.scalars(select(model).where(model.trajectory_id.in_(ids)).order_by(model.id))


def _values(kind: Kind, row: Any) -> Values:
    return {name: getattr(row, name) for name in kind.cells}


def _ends(values: Values) -> date:
    days: list[date] = [day for day in (values["until_on"], values["ended_on"]) if day is not None]
    return min(days)
