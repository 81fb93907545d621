"""The first and accompanied visits that lie ahead, and who must know when one does not take place."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from casework.code_names import CodeName
from casework.queries import visits
from foundation.storage import Store

JUST_CHOSEN = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Visit:
    """A client goes to a listing on this day, or may be going.

    `why`: "first" (agreed for this day), "along" (an appointment with the coach that day), "chosen" (not begun yet, no
    day agreed). `client`, `trajectory` and `participation` are public ids; `coach_id` is a person.
    """

    listing_id: int
    on: date
    organisation_id: int
    coach_id: int
    client: str
    trajectory: str
    code_name: str
    participation: str
    why: str


def ahead(store: Store, today: date, falling: Collection[tuple[int, date]]) -> list[Visit]:
    """Every first visit from today on; the other kinds only where `falling` holds their (listing id, day).

    An appointment says no more than its day (DESIGN §4), so that of a client who takes part there may be for going
    along; and who has just chosen may go on any day. Who is told for nothing loses less than who stands before a
    closed door.
    """
    found = [_visit(row, row.on, "first") for row in visits.first(store, today)]
    days, places = {on for _, on in falling}, {listing_id for listing_id, _ in falling}
    found += [
        _visit(row, row.on, "along")
        for row in visits.with_appointment(store, days)
        if (row.listing_id, row.on) in falling
    ]
    found += [
        _visit(row, on, "chosen")
        for row in visits.just_chosen(store, places, since=today - JUST_CHOSEN)
        for listing_id, on in falling
        if row.listing_id == listing_id and on <= today + JUST_CHOSEN
    ]
    every: dict[tuple[str, date], Visit] = {}
    for visit in found:
        every.setdefault((visit.participation, visit.on), visit)
    return sorted(every.values(), key=lambda visit: (visit.on, visit.code_name))


def _visit(row: visits.AnyRow, on: date, why: str) -> Visit:
    name = str(CodeName(row.code_word, row.code_number))
    return Visit(
        listing_id=row.listing_id, on=on, organisation_id=row.organisation_id, coach_id=row.coach_id,
        client=row.client, trajectory=row.trajectory, code_name=name, participation=row.participation, why=why,
    )  # fmt: skip
