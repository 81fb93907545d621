"""The first and accompanied visits that lie ahead, and who must know when one does not take place."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from casework.models import Client
from casework.queries import visits
from foundation.storage import Store


@dataclass(frozen=True, slots=True)
class Visit:
    """A client goes to a listing on this day: for the first time, or there is an appointment with the coach.

    `client` and `participation` are public ids; `coach_id` is a person.
    """

    listing_id: int
    on: date
    organisation_id: int
    coach_id: int
    client: str
    code_name: str
    participation: str
    first: bool


def ahead(store: Store, today: date, cancelled: Collection[tuple[int, date]]) -> list[Visit]:
    """Every first visit from today on; an accompanied one only where `cancelled` holds its (listing id, day).

    An appointment says no more than its day (DESIGN §4), so that of a client who takes part there may be for going
    along: who is told for nothing loses less than who stands before a closed door.
    """
    first = [_visit(row, first=True) for row in visits.first(store, today)]
    known = {(visit.participation, visit.on) for visit in first}
    days = {on for _, on in cancelled}
    with_coach = [_visit(row, first=False) for row in visits.with_appointment(store, days)]
    gone = [v for v in with_coach if (v.listing_id, v.on) in cancelled and (v.participation, v.on) not in known]
    return [*first, *gone]


def _visit(row: visits.AnyRow, *, first: bool) -> Visit:
    name = Client(code_word=row.code_word, code_number=row.code_number).code_name
    return Visit(
        listing_id=row.listing_id, on=row.on, organisation_id=row.organisation_id, coach_id=row.coach_id,
        client=row.client, code_name=name, participation=row.participation, first=first,
    )  # fmt: skip
