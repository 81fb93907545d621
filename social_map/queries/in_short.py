"""What a list shows of listings, as columns: at every search, a tenth of what a whole listing is made of."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime

from sqlalchemy import Select, select

from foundation.storage import Store, prepared
from social_map.display import Row
from social_map.models import Listing, ScheduleRow


@dataclass(slots=True)
class InShort:
    """A listing as a line of a list: each field but the schedule is a column of `Listing` with that name."""

    public_id: str
    title: str
    venue: str | None
    neighbourhood: str | None
    municipality_id: int | None
    cost_cents: int | None
    cost_text: str | None
    capacity: str
    closures: list[list[str]] | None
    closed_on_holidays: bool | None
    season_from: str | None
    season_until: str | None
    status: str
    rhythm_days: int | None
    last_confirmed_on: date | None
    first_asked_at: datetime | None
    last_asked_at: datetime | None
    neglected_on: date | None
    doubted_at: datetime | None
    valid_until: date | None
    created_at: datetime
    schedule: list[Row] = field(default_factory=list)


def by_public_ids(store: Store, public_ids: Sequence[str]) -> dict[str, InShort]:
    """Listings by their random names."""
    found = {id_: InShort(*shown) for id_, *shown in store.rows(*_listings(public_ids=public_ids))}
    for row in store.rows(*_schedules(listing_ids=list(found))):
        found[row.listing_id].schedule.append(row)
    return {each.public_id: each for each in found.values()}


@prepared
def _listings(public_ids: Sequence[str]) -> Select[int]:
    columns = [getattr(Listing, each.name) for each in fields(InShort) if each.name != "schedule"]
    return select(Listing.id, *columns).where(Listing.public_id.in_(public_ids))


@prepared
def _schedules(listing_ids: Sequence[int]) -> Select[int, str | None, str | None, str | None, str | None]:
    return (
        select(ScheduleRow.listing_id, ScheduleRow.day, ScheduleRow.start, ScheduleRow.end, ScheduleRow.frequency)
        .where(ScheduleRow.listing_id.in_(listing_ids))
        .order_by(ScheduleRow.listing_id, ScheduleRow.position)
    )
