"""What the search reads: listings that changed after a number."""

from collections import namedtuple
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Select, Text, cast, select
from sqlalchemy.orm import InstrumentedAttribute

from foundation.people.models import Municipality
from foundation.storage import Store, prepared
from social_map.models import Listing, MapChange, MapSequence, ScheduleRow
from social_map.sequence import LISTINGS, POSTCODES

A_TIME = 500
NO_MORE: tuple[int | None, Iterator[Any]] = (None, iter(()))


def newest(store: Store) -> tuple[int, int]:
    """The number of the last change of a listing, and of the last list of postcodes; 0 where there was none."""
    found: dict[int, int] = {row.id: row.seq for row in store.rows(*_newest())}
    return found.get(LISTINGS, 0), found.get(POSTCODES, 0)


@prepared
def _newest() -> Select[int, int]:
    return select(MapSequence.id, MapSequence.seq)


def since(store: Store, seq: int) -> Sequence[tuple[int, int]]:
    """(number, listing id) of every listing that changed after this number, in order."""
    return store.execute(*_since(seq=seq)).all()


@prepared
def _since(seq: int) -> Select[int, int]:
    return select(MapChange.seq, MapChange.listing_id).where(MapChange.seq > seq).order_by(MapChange.seq)


def municipalities(store: Store) -> Iterator[tuple[int, str]]:
    """Every municipality: its id and name."""
    yield from store.execute(select(Municipality.id, Municipality.name))


def with_municipality(store: Store, ids: list[int]) -> Iterator[tuple[Listing, str]]:
    """These listings with the name of their municipality ("" for none)."""
    for start in range(0, len(ids), A_TIME):
        query = (
            select(Listing, Municipality.name)
            .outerjoin(Municipality, Municipality.id == Listing.municipality_id)
            .where(Listing.id.in_(ids[start : start + A_TIME]))
        )
        for listing, name in store.execute(query):
            yield listing, name or ""


def facts(store: Store, ids: Sequence[int] | None = None) -> Iterator[tuple[Any, Sequence[Any]]]:
    """What the search reads of each of these listings (of all, without ids), and the rows of its schedule, in order.

    As named tuples: a map of 100,000 listings is read at once, and a row takes ten times as long to name a column.
    Past the session for the same reason, which therefore writes first what it holds.
    `municipality` is a name, None where there is none;
    `audience` and `languages` are lists as JSON.
    """
    store.flush()
    connection = store.connection()
    for some in [None] if ids is None else [ids[start : start + A_TIME] for start in range(0, len(ids), A_TIME)]:
        moments = map(_moment, connection.execute(_of(_SCHEDULE, ScheduleRow.listing_id, some)))
        schedules = groupby(moments, attrgetter("listing_id"))
        here, rows = next(schedules, NO_MORE)
        listings = connection.execute(_of(_LISTING, Listing.id, some), execution_options={"yield_per": A_TIME})
        for listing in map(_listing, listings):
            while here is not None and here < listing.id:
                here, rows = next(schedules, NO_MORE)
            yield listing, list(rows) if here == listing.id else ()


def _of(query: Any, key: InstrumentedAttribute[int], ids: Sequence[int] | None) -> Any:
    return query if ids is None else query.where(key.in_(ids))


_LISTING = (
    select(
        Listing.id, Listing.public_id, Listing.source_id, Listing.title, Listing.organisation_name, Listing.description,
        Listing.category, Listing.source_category, cast(Listing.audience, Text).label("audience"),
        cast(Listing.languages, Text).label("languages"), Listing.venue, Listing.street, Listing.postcode,
        Listing.neighbourhood, Listing.lat, Listing.lon, Listing.cost_cents, Listing.cost_text,
        Listing.age_min, Listing.age_max, Listing.wheelchair, Listing.online, Listing.registration, Listing.volunteer,
        Listing.capacity, Listing.status, Listing.last_confirmed_on, Listing.doubted_at, Listing.neglected_on,
        Listing.valid_until, Municipality.name.label("municipality"),
    )
    .outerjoin(Municipality, Municipality.id == Listing.municipality_id)
    .order_by(Listing.id)
)  # fmt: skip
_SCHEDULE = select(
    ScheduleRow.listing_id, ScheduleRow.day, ScheduleRow.start, ScheduleRow.end, ScheduleRow.frequency
).order_by(ScheduleRow.listing_id, ScheduleRow.position)


def _named(query: Any) -> Callable[[Iterable[Any]], Any]:
    row: Any = namedtuple("row", list(query.selected_columns.keys()))  # type: ignore[misc]  # noqa: PYI024  named as the query is
    make: Callable[[Iterable[Any]], Any] = row._make
    return make


_listing, _moment = _named(_LISTING), _named(_SCHEDULE)
