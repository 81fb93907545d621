"""The number that every change of the map raises, so that a search can ask what is new."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.sql.dml import ReturningUpdate

from foundation.storage import Store, insert_new
from social_map.models import Listing, MapChange, MapSequence

BELL = "map"
_AT_ONCE = 10_000  # databases take so many values in one question
LISTINGS, POSTCODES = 1, 2  # what is counted


def bump(store: Store, listings: Sequence[Listing]) -> None:
    """Note that these listings changed. Whoever bumps holds the counter until the transaction ends: no gaps seen."""
    if not listings:
        return
    store.flush()
    last = _reserve(store, len(listings))
    known = {
        change.listing_id: change
        for start in range(0, len(listings), _AT_ONCE)
        for change in store.scalars(
            select(MapChange).where(MapChange.listing_id.in_([each.id for each in listings[start : start + _AT_ONCE]]))
        )
    }
    for offset, listing in enumerate(listings):
        seq = last - len(listings) + 1 + offset
        if listing.id in known:
            known[listing.id].seq = seq
        else:
            store.add(MapChange(listing_id=listing.id, seq=seq))
    store.flush()
    store.ring(BELL)


def _reserve(store: Store, count: int) -> int:
    raised = _raised(LISTINGS, count)
    last: int | None = store.scalar(raised)
    if last is None:  # the first change of all; another first writer is waited for
        insert_new(store, MapSequence, [{"id": LISTINGS, "seq": 0}])
        last = store.scalar(raised)
    return last or 0


def _raised(which: int, by: int) -> ReturningUpdate[int]:
    return (
        update(MapSequence).where(MapSequence.id == which).values(seq=MapSequence.seq + by).returning(MapSequence.seq)
    )


def bump_postcodes(store: Store) -> None:
    """Note that there is another list of postcodes."""
    if store.scalar(_raised(POSTCODES, 1)) is None:
        insert_new(store, MapSequence, [{"id": POSTCODES, "seq": 1}])
    store.ring(BELL)


def newest(store: Store) -> int:
    """The number of the last change, 0 for an empty map."""
    return store.scalar(select(MapSequence.seq).where(MapSequence.id == LISTINGS)) or 0
