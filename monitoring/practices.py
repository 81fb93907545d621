"""One screen per practice, for who steers: referrals against the agreed band, letters in time, meeting, agreements.

Referrals say what a practice did: those of the last four whole quarters, as their reports show them. Letters in time
say what a coach did: where only one walks with the clients of a practice they would be hers (`letters_in_time`).
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from foundation.language.dates import said_on
from foundation.people.models import Organisation
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring import agreements, norms, quarters
from monitoring.agreements import Agreed
from monitoring.facts import practices as facts
from monitoring.letters_in_time import InTime, in_time
from monitoring.norms import Expected
from monitoring.quarters import Quarters, Shown
from monitoring.scope import Scope
from monitoring.suppression import HIDDEN

MOST = 40


@dataclass(frozen=True, slots=True)
class Practice:
    """One practice over the last four whole quarters. `stands`: below, within or above the band."""

    id: str
    number: int
    name: str
    referrals: Shown
    expected: Expected | None
    met_on: date | None
    meet_by: date | None  # the day on which it becomes late; None where they never met

    @property
    def stands(self) -> str | None:
        """None where there is nothing to hold it against, or where it depends on what is not shown."""
        if self.expected is None or isinstance(self.referrals, str):
            return None
        told = self.expected.told(self.referrals)
        return told if told == "above" or not quarters.at_least(self.referrals) else None

    def late(self, today: date) -> bool:
        """Whether they should have met."""
        return self.meet_by is not None and self.meet_by < today


@dataclass(frozen=True, slots=True)
class Picture:
    """A practice with what is open, and of which quarters it is."""

    practice: Practice
    year: Quarters
    in_time: InTime
    fte: float | None
    agreements: list[Agreed]


def every(store: Store, year: Quarters, *, today: date) -> list[Practice]:
    """The practices of a municipality, by name, and those from elsewhere that its reports name."""
    place = year.municipality_id
    here = facts.present(store, place, year.codes("from_where", "by_practice"))
    met = facts.last_met(store, list(here), today=today)
    expected = norms.expected(store, place, on=today, until=year.last)
    within = timedelta(weeks=norms.band(store, "practice_meeting", [place], on=today).most)
    named = Counter(one.name for one in here.values())
    found = []
    for one in list(here.values())[:MOST]:
        referrals = year.row("from_where", "by_practice", one.name) if named[one.name] == 1 else HIDDEN
        found.append(_practice(one, referrals, expected, met.get(one.id), within))
    return found


def is_here(store: Store, municipality_id: int, practice: str) -> bool:
    """Whether this public id is of a practice of this municipality."""
    return facts.named(store, municipality_id, practice) is not None


def one(store: Store, scope: Scope, municipality_id: int, practice: str, *, now: datetime) -> Picture:
    """One of them, by its public id. NotFound for a practice that is not of this municipality."""
    today, year = said_on(now), quarters.last_four(store, scope, municipality_id, now=now)
    found = next((each for each in every(store, year, today=today) if each.id == practice), None)
    if found is None:
        raise NotFound
    fte = norms.fte_of_practices(store, municipality_id, on=today).get(found.number)
    open_ones = agreements.with_practice(store, found.number, municipality_id)
    letters = in_time(store, year.each[-1].scope, found.name, now=now)
    return Picture(found, year, letters, fte, open_ones)


def _practice(
    row: Organisation, referrals: Shown, expected: Mapping[int, Expected], met_on: date | None, within: timedelta
) -> Practice:  # fmt: skip
    return Practice(
        id=row.public_id, number=row.id, name=row.name, referrals=referrals, expected=expected.get(row.id),
        met_on=met_on, meet_by=met_on + within if met_on else None,
    )  # fmt: skip
