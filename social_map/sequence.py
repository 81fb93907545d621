"""The number that every change of the map raises, so that a search can ask what is new."""

from collections.abc import Sequence

from sqlalchemy import select, update

from foundation.storage import Store, insert_new
from social_map.models import Listing, MapChange, MapSequence

BELL = "map"


def bump(store: Store, listings: Sequence[Listing]) -> None:
    """Note that these listings changed. Whoever bumps holds the counter until the transaction ends: no gaps seen."""
    if not listings:
        return
    store.flush()
    last = _reserve(store, len(listings))
    known = {
        change.listing_id: change
        for change in store.scalars(select(MapChange).where(MapChange.listing_id.in_([each.id for each in listings])))
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
    raised = update(MapSequence).where(MapSequence.id == 1).values(seq=MapSequence.seq + count)
    last: int | None = store.scalar(raised.returning(MapSequence.seq))
    if last is None:  # the first change of all; another first writer is waited for
        insert_new(store, MapSequence, [{"id": 1, "seq": 0}])
        last = store.scalar(raised.returning(MapSequence.seq))
    return last or 0


def newest(store: Store) -> int:
    """The number of the last change, 0 for an empty map."""
    return store.scalar(select(MapSequence.seq).where(MapSequence.id == 1)) or 0
