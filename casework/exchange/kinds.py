"""What a coach works on beside talks and activities: optional files of codes and days, by their columns."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

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
    PREFERENCES,
    SATISFACTIONS,
    SELF_SCORES,
    STEPS,
    File,
)
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
    Preference,
    Satisfaction,
    SelfScores,
    Step,
)
from casework.models.barriers import BARRIERS as BARRIER_KINDS
from casework.models.barriers import HELP, PLACES
from casework.models.circumstances import COMPLAINTS, LIFE_EVENTS, REASONS
from casework.models.consents import PURPOSES
from casework.models.contacts import OUTCOMES
from casework.models.goals import DIMENSIONS
from casework.models.goals import STEPS as STEP_KINDS
from casework.models.portraits import GENDERS, JOYS
from casework.models.positive_health import HIGHEST, MOMENTS
from casework.models.preferences import AGE_BANDS, GROUP_SIZES, MOBILITIES
from casework.models.rights import ABOUT, HOLD_REASONS, OBJECTION_OUTCOMES
from casework.preferences import DAYS, FIELDS, LONGEST_CODE, LONGEST_NAME, MOST_INTERESTS

AnyModel = (
    type[Contact]
    | type[Consent]
    | type[Goal]
    | type[Step]
    | type[Barrier]
    | type[Circumstance]
    | type[Pause]
    | type[Portrait]
    | type[Preference]
    | type[Enjoyment]
    | type[SelfScores]
    | type[Satisfaction]
    | type[Objection]
    | type[LegalHold]
)
REGISTRATION = "registration"
SEVERAL = ";"
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


def _short(longest: int) -> Cell:
    return lambda row, name: row.text(name, longest)


def _several(most: int, codes: Collection[str] | None = None) -> Cell:
    """Codes with a semicolon between them."""

    def read(row: Fields, name: str) -> list[str]:
        found = [each.strip() for each in (row.text(name) or "").split(SEVERAL) if each.strip()]
        if len(found) > most or (codes is not None and not set(found) <= set(codes)):
            row.refuse(name, "unknown_code", value=SEVERAL.join(found)[:40], list=name)
        return found

    return read


def _cents(row: Fields, name: str) -> int | None:
    value = row.text(name, LONGEST_CODE)
    if value and not (value.isdecimal() and value.isascii()):
        row.refuse(name, "not_cents", value=value)
    return int(value) if value and row.good else None


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
    """One file: its table, how each column is read, and how many of the first columns say which row it is.

    Of what a coach notes by and by (`grows`) a file that says nothing takes nothing back.
    """

    file: File
    model: AnyModel
    cells: Mapping[str, Cell]
    known_by: int
    grows: bool = False

    def beside(self, stored: Values, told: Values) -> Values:
        """What a row becomes that is stored already."""
        if not self.grows:
            return told
        both = {name: stored[name] if told[name] in (None, []) else told[name] for name in told}
        if "asked" in both:  # what was asked once is asked no more
            both["asked"] = [name for name in FIELDS if name in {*stored["asked"], *told["asked"]}]
        return both

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
    Kind(CIRCUMSTANCES, Circumstance, {"what": _one_of((*COMPLAINTS, *LIFE_EVENTS, *REASONS)), "noted_on": _needed}, 1),
    Kind(PAUSES, Pause, {"began_on": _needed, "until_on": _coming, "ended_on": _day}, 1),
    Kind(PORTRAITS, Portrait, {"gender": _may_be(GENDERS), "asked_on": _needed}, 0, grows=True),
    Kind(
        PREFERENCES, Preference,
        {
            "age_band": _may_be(AGE_BANDS), "neighbourhood": _short(LONGEST_NAME),
            "interests": _several(MOST_INTERESTS), "language": _short(LONGEST_CODE), "budget_cents": _cents,
            "free_days": _several(len(DAYS), DAYS), "mobility": _may_be(MOBILITIES), "group_size": _may_be(GROUP_SIZES),
            "asked": _several(len(FIELDS), FIELDS),
        }, 0, grows=True,
    ),
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
