"""Imports that were applied, what they touched, and what happened to that since."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import select

from foundation.storage import Store
from social_map.import_models import ImportColumn, MapImport, MapImportChange
from social_map.models import Listing, ListingHistory

Change = tuple[MapImportChange, Listing, ListingHistory]


def recent(store: Store, *, limit: int = 50) -> Sequence[MapImport]:
    """The last imports, newest first."""
    return store.scalars(select(MapImport).order_by(MapImport.id.desc()).limit(limit)).all()


def standing(store: Store, person_id: int | None, *, limit: int) -> Sequence[MapImport]:
    """The last imports of this person that were not taken back, newest first."""
    hers = MapImport.person_id == person_id, MapImport.person_id.is_not(None), MapImport.undone_at.is_(None)
    return store.scalars(select(MapImport).where(*hers).order_by(MapImport.id.desc()).limit(limit)).all()


def called(store: Store, public_id: str) -> MapImport | None:
    """The import with this name."""
    return store.scalars(select(MapImport).where(MapImport.public_id == public_id)).first()


def later(store: Store, run: MapImport) -> MapImport | None:
    """The newest import that touched a listing of this one afterwards and still stands."""
    ours = select(MapImportChange.listing_id).where(MapImportChange.import_id == run.id)
    query = (
        select(MapImport)
        .join(MapImportChange, MapImportChange.import_id == MapImport.id)
        .where(MapImport.id > run.id, MapImport.undone_at.is_(None), MapImportChange.listing_id.in_(ours))
    )
    return store.scalars(query.order_by(MapImport.id.desc())).first()


def changes_of(store: Store, run: MapImport) -> Iterator[Change]:
    """Everything that an import touched."""
    query = (
        select(MapImportChange, Listing, ListingHistory)
        .join(Listing, Listing.id == MapImportChange.listing_id)
        .join(ListingHistory, ListingHistory.id == MapImportChange.history_id)
        .where(MapImportChange.import_id == run.id)
        .order_by(MapImportChange.listing_id)
    )
    for row in store.execute(query).all():
        yield row[0], row[1], row[2]


def changed_since(store: Store, run: MapImport) -> Mapping[int, set[str]]:
    """By listing: the facts that somebody changed after this import, and that were not put back."""
    query = (
        select(ListingHistory)
        .join(MapImportChange, MapImportChange.listing_id == ListingHistory.listing_id)
        .where(
            MapImportChange.import_id == run.id,
            ListingHistory.id > MapImportChange.history_id,
            ListingHistory.undone_at.is_(None),
            ListingHistory.what != "undo",
        )
    )
    found: dict[int, set[str]] = defaultdict(set)
    for history in store.scalars(query):
        found[history.listing_id].update(history.after)
    return found


def columns(store: Store, source: str) -> dict[str, str]:
    """What was said of the columns of this source: the field of each header."""
    return {
        each.header: each.field for each in store.scalars(select(ImportColumn).where(ImportColumn.source == source))
    }
