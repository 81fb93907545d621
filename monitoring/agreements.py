"""What was agreed in a municipality: with whom, who sees to it, by when, and whether it is done (DOMAIN B25, F02)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Row

from foundation import audit
from foundation.language.dates import said_on
from foundation.people.models import Organisation, Person
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.queries import agreements as queries
from monitoring.steering_models import Agreement

STEERS = ("regisseur", "coordinator")
SOON, AGAIN = timedelta(days=3), timedelta(days=14)  # before its day; after it, once in so many days
MOST = 10


@dataclass(frozen=True, slots=True)
class Agreed:
    """One agreement as it is told. `organisation` is empty where it is with nobody in particular."""

    id: str
    text: str
    owner: str
    organisation: str
    due_on: date
    done_on: date | None

    def late(self, today: date) -> bool:
        """Whether its day is over and it is not done."""
        return self.done_on is None and self.due_on < today


def make(
    store: Store, who: Who, municipality_id: int, *, text: str, owner: str, due_on: date,
    organisation_id: int | None = None, draft: str | None = None, now: datetime,
) -> Agreement:  # fmt: skip
    """A new one. `owner` is the public id of somebody who works here. NotFound for who does not steer here."""
    people = {each.public_id: each.id for each in owners(store, municipality_id, today=said_on(now))}
    if municipality_id not in who.municipalities(*STEERS) or owner not in people:
        raise NotFound
    row = Agreement(
        public_id=store.new_public_id(), municipality_id=municipality_id, organisation_id=organisation_id,
        text=" ".join(text.split()), owner_id=people[owner], due_on=due_on, draft=draft, made_by=who.person_id,
        made_at=now,
    )  # fmt: skip
    store.add(row)
    return _noted(store, who, row, "make", now)


def mine(store: Store, who: Who, *, done: bool = False) -> list[Agreed]:
    """The open ones (`done`: the others) of her municipalities, and those she sees to herself."""
    here = who.municipalities(*STEERS)
    return _told(queries.visible(store, here, who.person_id, most=MOST, is_open=not done))


def of_municipality(store: Store, municipality_id: int) -> list[Agreed]:
    """The open ones of one municipality, for a report or a meeting."""
    return _told(queries.visible(store, [municipality_id], None, most=MOST))


def with_practice(store: Store, practice_id: int, municipality_id: int) -> list[Agreed]:
    """The open ones with one practice."""
    return _told(queries.with_organisation(store, practice_id, municipality_id, most=MOST))


def owners(store: Store, municipality_id: int, *, today: date) -> Sequence[Person]:
    """Who may see to one: everybody who steers, coordinates or coaches in this municipality."""
    return queries.owners(store, municipality_id, today=today)


def finish(store: Store, who: Who, public_id: str, *, on: date | None, now: datetime) -> Agreement:
    """It was done on this day; None: it was not, after all. Twice is once. NotFound for one that is not hers."""
    row = _hers(store, who, public_id)
    if on is not None and row.done_on is not None:
        return row
    row.done_on = on
    return _noted(store, who, row, "finish" if on else "reopen", now)


def put_off(store: Store, who: Who, public_id: str, *, until: date, now: datetime) -> Agreement:
    """It will be done later; what is done stays as it is."""
    row = _hers(store, who, public_id)
    if row.done_on is not None:
        return row
    row.due_on = until
    return _noted(store, who, row, "put_off", now)


def take_back(store: Store, who: Who, public_id: str, *, now: datetime) -> Agreement:
    """It was not agreed after all. Only who steers there takes one away."""
    row = _hers(store, who, public_id)
    if row.municipality_id not in who.municipalities(*STEERS):
        raise NotFound
    row.taken_back_at = now
    return _noted(store, who, row, "take_back", now)


def to_remind(store: Store, *, today: date) -> dict[int, list[Agreement]]:
    """Everything that is due soon or late, by the id of its owner."""
    found: dict[int, list[Agreement]] = {}
    for row in queries.due(store, today + SOON):
        found.setdefault(row.owner_id, []).append(row)
    return found


def is_news(rows: Iterable[Agreement], since: date, today: date) -> bool:
    """Whether one of these came near, passed its day, or was late for another fortnight, after `since`."""
    return any(since < moment <= today for row in rows for moment in _moments(row, today))


def _moments(row: Agreement, today: date) -> list[date]:
    """When its owner hears of it: three days before (the day after it was made, if later), after it, and again."""
    late = row.due_on + timedelta(days=1)
    again = [late + AGAIN * n for n in range(max(0, (today - late).days) // AGAIN.days + 1)]
    return [max(row.due_on - SOON, said_on(row.made_at) + timedelta(days=1)), *again]


def _told(rows: Iterable[Row[Agreement, Person, Organisation]]) -> list[Agreed]:
    return [_agreed(agreement, owner, organisation) for agreement, owner, organisation in rows]


def _agreed(row: Agreement, owner: Person, organisation: Organisation | None) -> Agreed:
    name = organisation.name if organisation is not None else ""
    return Agreed(row.public_id, row.text, owner.name, name, row.due_on, row.done_on)


def _hers(store: Store, who: Who, public_id: str) -> Agreement:
    row = queries.one(store, public_id)
    steers = row is not None and row.municipality_id in who.municipalities(*STEERS)
    if row is None or who.person_id is None or not (steers or row.owner_id == who.person_id):
        raise NotFound
    return row


def _noted(store: Store, who: Who, row: Agreement, verb: str, now: datetime) -> Agreement:
    store.flush()
    audit.record(store, who, f"agreement.{verb}", row.public_id, now=now)
    return row
