"""What a practice supplies from its own records: one number per period and rule, and average contacts (I4, D17, D19).

No list of patients ever comes in. A print-out of a period that overlaps another is never added to it: who needs help
in both is in both (DOMAIN I4).
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TypeVar

from foundation import audit
from foundation.language.dates import said_on
from foundation.people.models import Organisation
from foundation.people.who import SYSTEM, Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from monitoring import quarters
from monitoring.indicators.arithmetic import percentage
from monitoring.periods import Period
from monitoring.quarters import added_up, at_least
from monitoring.queries import printouts as queries
from monitoring.scope import Scope
from monitoring.steering_models import SELECTION_RULES, SOURCES, CareUse, Printout
from monitoring.suppression import ENOUGH_TO_SHARE

ROLES = ("regisseur", "coordinator", "coach")
Row = TypeVar("Row", Printout, CareUse)
UNKNOWN_RULE = "onbekend"
MOST = 40
QUARTERS = 9  # so far back: two years, and the quarter that goes on
LARGEST = 1_000_000
MOST_CONTACTS = 366.0


class PrintoutNotPossible(Refusal):
    """A period that is not over or runs backwards, or a number that no practice has."""


@dataclass(frozen=True, slots=True)
class Supplied:
    """A print-out as it is told. `coverage`: referrals as a share of the number, an indication; None: not shown.

    `at_least`: without the quarters that do not show theirs.
    """

    id: str
    practice: str
    from_on: date
    until_on: date
    rule: str
    number: int
    coverage: int | None
    at_least: bool
    overlaps: bool  # with another of this practice: the two are never added


@dataclass(frozen=True, slots=True)
class Use:
    """Average contacts of `people` in the year before and after; None for both where there are fewer than ten."""

    id: str
    practice: str
    year: int
    people: int
    before: float | None
    after: float | None


def put(
    store: Store, who: Who, practice: Organisation, municipality_id: int, *, from_on: date, until_on: date, rule: str,
    number: int, source: str = "anders", now: datetime,
) -> Printout:  # fmt: skip
    """Keep one number. Refuses `PrintoutNotPossible`; NotFound for who does not work here."""
    _allow(who, practice, municipality_id)
    if not from_on <= until_on <= said_on(now) or not 0 <= number <= LARGEST:
        raise PrintoutNotPossible
    if rule not in SELECTION_RULES or source not in SOURCES:
        raise NotFound
    row = Printout(
        public_id=store.new_public_id(), municipality_id=municipality_id, practice_id=practice.id,
        counted_on=said_on(now), from_on=from_on, until_on=until_on, rule=rule, number=number, source=source,
        made_by=who.person_id, made_at=now,
    )  # fmt: skip
    return _kept(store, who, row, now)


def put_care_use(
    store: Store, who: Who, practice: Organisation, municipality_id: int, *, year: int, people: int, before: float,
    after: float, now: datetime,
) -> CareUse:  # fmt: skip
    """Keep the averages of the people referred in one year, as the practice worked them out. Refuses as `put`."""
    _allow(who, practice, municipality_id)
    possible = 0 < people <= LARGEST and all(0 <= each <= MOST_CONTACTS for each in (before, after))
    if not possible or not 2000 <= year <= said_on(now).year:  # noqa: PLR2004  no practice counted before
        raise PrintoutNotPossible
    row = CareUse(
        public_id=store.new_public_id(), municipality_id=municipality_id, practice_id=practice.id, year=year,
        people=people, contacts_before=before, contacts_after=after, made_by=who.person_id, made_at=now,
    )  # fmt: skip
    return _kept(store, who, row, now)


def take_back(store: Store, who: Who, public_id: str, *, now: datetime) -> int:
    """It was a mistake; gives the municipality. By a regisseur there or who entered it; NotFound for anybody else."""
    row = queries.one(store, public_id)
    if row is None or not (row.municipality_id in who.municipalities("regisseur") or _made(who, row)):
        raise NotFound
    if row.taken_back_at is None:
        row.taken_back_at = now
        store.flush()
        audit.record(store, who, "printout.take_back", row.public_id, now=now)
    return row.municipality_id


def supplied(store: Store, scope: Scope | None, municipality_id: int, *, now: datetime) -> list[Supplied]:
    """The print-outs of a municipality by practice, newest first; with a scope also what was referred meanwhile."""
    rows = [(row, practice) for row, practice in queries.of_municipality(store, municipality_id, most=MOST)]
    quarter = cache(lambda period: quarters.of(store, scope or Scope(), municipality_id, [period], now=now))

    def told(row: Printout, name: str) -> Supplied:
        wanted = _quarters(row, said_on(now)) if scope is not None else ()
        referrals = added_up(quarter(each).row("from_where", "by_practice", name) for each in wanted)
        shown = bool(wanted) and not isinstance(referrals, str)
        return Supplied(
            row.public_id, name, row.from_on, row.until_on, row.rule, row.number,
            percentage(int(referrals), row.number) if shown else None, at_least(referrals),
            any(_overlap(row, other) for other, _ in rows),
        )  # fmt: skip

    return [told(row, practice.name) for row, practice in rows]


def care_use(store: Store, municipality_id: int) -> list[Use]:
    """The averages that practices supplied, those of fewer than ten people without the figures."""
    found = []
    for row, practice in queries.care_use(store, municipality_id, most=MOST):
        enough = row.people >= ENOUGH_TO_SHARE
        before, after = (row.contacts_before, row.contacts_after) if enough else (None, None)
        found.append(Use(row.public_id, practice.name, row.year, row.people, before, after))
    return found


def _quarters(row: Printout, today: date) -> tuple[Period, ...]:
    """What it can be held against: whole quarters of the last two years, of a known rule and ten people or more.

    Two periods of one's own choice that differ by a day would tell what that day brought.
    """
    if row.rule == UNKNOWN_RULE or row.number < ENOUGH_TO_SHARE:
        return ()
    newest = Period.quarter_of(row.until_on)
    found = tuple(each for each in newest.last_ones(QUARTERS) if each.first >= row.from_on)
    whole = found and (found[0].first, newest.last) == (row.from_on, row.until_on)
    return found if whole and found[0] in Period.quarter_of(today).last_ones(QUARTERS) else ()


def _overlap(one: Printout, other: Printout) -> bool:
    same = one.practice_id == other.practice_id and one.id != other.id
    return same and one.from_on <= other.until_on and other.from_on <= one.until_on


def _made(who: Who, row: Printout | CareUse) -> bool:
    return who.person_id is not None and row.made_by == who.person_id


def _allow(who: Who, practice: Organisation, municipality_id: int) -> None:
    here = who is SYSTEM or municipality_id in who.municipalities(*ROLES)
    if not here or practice.kind != "practice" or practice.municipality_id not in (None, municipality_id):
        raise NotFound


def _kept(store: Store, who: Who, row: Row, now: datetime) -> Row:
    store.add(row)
    store.flush()
    audit.record(store, who, "printout.put", row.public_id, now=now)
    return row
