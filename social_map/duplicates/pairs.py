"""Pairs that may be the same: proposed once, and looked at by an editor."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select

from foundation.people.who import Who
from foundation.storage import Store
from social_map.access import ListingNotFound, may_change
from social_map.duplicates import cards, finding
from social_map.duplicates.finding import Match
from social_map.models import Listing
from social_map.pair_models import ListingPair
from social_map.queries import changes
from social_map.queries import listings as listing_queries
from social_map.queries import pairs as queries


def propose(store: Store, found: Iterable[tuple[int, Match]], *, now: datetime) -> int:
    """Keep pairs of (listing id, match) that are new; what an editor decided before is not asked again. How many."""
    wanted = {(min(one, int(str(match.known))), max(one, int(str(match.known)))): match for one, match in found}
    known = queries.known(store, [first for first, _ in wanted])
    fresh = {pair: match for pair, match in wanted.items() if pair not in known}
    store.add_all(
        ListingPair(
            public_id=store.new_public_id(), first_id=first, second_id=second, likeness=match.likeness.score,
            why=list(match.likeness.why), proposed_at=now,
        )
        for (first, second), match in fresh.items()
    )  # fmt: skip
    store.flush()
    return len(fresh)


def look(store: Store, *, now: datetime) -> int:
    """Compare everything on the map that came from different sources. How many pairs are new."""
    names = dict(changes.municipalities(store))
    on_map = [
        cards.of_listing(each, names.get(each.municipality_id or 0, "")) for each in listing_queries.in_use(store)
    ]
    return propose(store, ((int(str(match.new)), match) for match in finding.find(on_map, on_map)), now=now)


def pair_for(store: Store, who: Who, public_id: str) -> tuple[ListingPair, Listing, Listing]:
    """A pair whose two listings `who` may change, hers alone until the end of the transaction.

    `ListingNotFound` whether it is missing or somebody else's. Who was second waits, and finds it decided.
    """
    hers = select(ListingPair).where(ListingPair.public_id == public_id).with_for_update()
    pair = store.scalars(hers, execution_options={"populate_existing": True}).first()
    if pair is None:
        raise ListingNotFound
    both = store.get_one(Listing, pair.first_id), store.get_one(Listing, pair.second_id)
    if not all(may_change(who, each) for each in both):
        raise ListingNotFound
    return pair, *both
