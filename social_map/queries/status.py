"""How the map stands, counted from columns: a map of any size is read without making an object of each listing."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from statistics import median_low
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select

from foundation.people.models import Membership, Municipality
from foundation.storage import Store
from social_map import freshness, informal, patience
from social_map.models import Listing, ListingReport

Counts = dict[str, int]


def counts(
    store: Store, today: date, municipality_ids: Collection[int] | None, kinds: Callable[[str, str], Iterable[str]]
) -> dict[str, Any]:
    """Numbers of listings by status, capacity, freshness, category, municipality and who offers them.

    Only "status" counts what is over, too. "coverage" holds a place, a category and how many; `kinds` says under which
    categories a listing of this category and title counts there.
    """
    names = {row[0]: row[1] for row in store.execute(select(Municipality.id, Municipality.name))}
    waits = patience.every(store)
    tallies: dict[str, Counter[Any]] = {name: Counter() for name in _TALLIES}
    total = overdue = without_owner = 0
    ages: list[int] = []
    for row in _rows(store, today, municipality_ids):
        tallies["status"][row.status] += 1
        if freshness.over(row, today):
            continue
        here = waits.get(row.municipality_id or 0, freshness.DEFAULT)
        total += 1
        overdue += freshness.overdue(row, today, here) >= 0
        without_owner += not row.owned
        if row.last_confirmed_on is not None:
            ages.append((today - row.last_confirmed_on).days)
        for name, code in _codes(row, names, today, here).items():
            tallies[name][code] += 1
        place = names.get(row.municipality_id or 0, ""), row.neighbourhood or ""
        tallies["coverage"].update((*place, kind) for kind in kinds(row.category, row.title))
    coverage = tallies.pop("coverage")
    return {
        "total": total, "overdue": overdue, "without_owner": without_owner,
        "open_reports": _open_reports(store, municipality_ids),
        "median_age_days": median_low(ages) if ages else None,
        **{name: dict(sorted(counter.items())) for name, counter in tallies.items()},
        "coverage": [_place(place, count) for place, count in sorted(coverage.items())],
    }  # fmt: skip


_TALLIES = ("status", "capacity", "freshness", "category", "municipality", "provider", "coverage")


def _codes(row: Any, names: Mapping[int, str], today: date, here: freshness.Patience) -> dict[str, Any]:
    return {
        "capacity": row.capacity, "category": row.category, "municipality": names.get(row.municipality_id or 0, ""),
        "freshness": freshness.standing(row, today, here).code, "provider": informal.kind(row.organisation_name),
    }  # fmt: skip


def _place(place: tuple[str, str, str], count: int) -> dict[str, Any]:
    municipality, neighbourhood, category = place
    return {
        "municipality": municipality, "neighbourhood": neighbourhood, "category": category, "listings": count,
    }  # fmt: skip


def _rows(store: Store, today: date, municipality_ids: Collection[int] | None) -> Iterator[Any]:
    columns = (
        Listing.status, Listing.title, Listing.capacity, Listing.category, Listing.municipality_id,
        Listing.neighbourhood,
        Listing.organisation_name, Listing.rhythm_days, Listing.last_confirmed_on, Listing.first_asked_at,
        Listing.last_asked_at, Listing.neglected_on, Listing.doubted_at, Listing.valid_until, Listing.created_at,
    )  # fmt: skip
    query = select(*columns, _owned(today).label("owned")).where(Listing.status != "concept")
    if municipality_ids is not None:
        query = query.where(Listing.municipality_id.in_(municipality_ids))
    yield from store.execute(query.execution_options(yield_per=1000))


def _owned(today: date) -> ColumnElement[bool]:
    """Somebody keeps it: a person, or anybody of its organisation, as long as they did not give it to the editor."""
    keeps = and_(
        Membership.organisation_id == Listing.organisation_id, Membership.role == "provider",
        Membership.confirmed_at.is_not(None), or_(Membership.until_on.is_(None), Membership.until_on >= today),
    )  # fmt: skip
    return and_(Listing.given_up_on.is_(None), or_(Listing.owner_person_id.is_not(None), exists().where(keeps)))


def _open_reports(store: Store, municipality_ids: Collection[int] | None) -> int:
    query = (
        select(func.count(func.distinct(ListingReport.listing_id)))
        .join(Listing, Listing.id == ListingReport.listing_id)
        .where(ListingReport.closed_at.is_(None))
    )
    if municipality_ids is not None:
        query = query.where(Listing.municipality_id.in_(municipality_ids))
    return store.scalar(query) or 0
