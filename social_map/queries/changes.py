"""What the search reads: listings that changed after a number."""

from collections.abc import Iterable, Iterator

from sqlalchemy import Select, select

from foundation.people.models import Municipality
from foundation.storage import Store, prepared
from social_map.models import Listing, MapChange


def since(store: Store, seq: int) -> Iterable[tuple[int, int]]:
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
    for start in range(0, len(ids), 500):
        query = (
            select(Listing, Municipality.name)
            .outerjoin(Municipality, Municipality.id == Listing.municipality_id)
            .where(Listing.id.in_(ids[start : start + 500]))
        )
        for listing, name in store.execute(query):
            yield listing, name or ""
