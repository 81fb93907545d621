"""Larger changes by a link: written down, and done when a second person agrees (DESIGN §5)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store
from social_map import fields, listings
from social_map.access import may_change
from social_map.keeping_models import ProposedChange
from social_map.links.opening import Opened
from social_map.listings.changing import NothingChanged
from social_map.listings.hearing import heard
from social_map.models import Listing, ListingHistory

MAY_PROPOSE = frozenset({"schedule", "cost_cents", "cost_text", "description"})
AT_ONCE = 50


class ProposalNotFound(NotFound):
    """There is no such proposal, or not for you, or somebody decided already."""


def propose(
    store: Store, opened: Opened, listing: Listing, values: Mapping[str, Any], *, now: datetime
) -> ProposedChange:
    """Write down what should change; an earlier proposal of this link for this listing gives way.

    `NothingChanged` when all of it is so already. KeyError for a fact that a link may not propose.
    """
    if unknown := values.keys() - MAY_PROPOSE:
        raise KeyError(min(unknown))
    new = fields.different(listing, values)
    if not new:
        raise NothingChanged(title=listing.title)
    earlier = select(ProposedChange).where(
        ProposedChange.listing_id == listing.id, ProposedChange.link_id == opened.link.id,
        ProposedChange.state == "waiting",
    )  # fmt: skip
    for old in store.scalars(earlier):
        old.state, old.decided_at = "rejected", now
        new = {**old.values, **new}
    made = ProposedChange(
        public_id=store.new_public_id(), listing_id=listing.id, link_id=opened.link.id, values=new, state="waiting",
        made_at=now,
    )  # fmt: skip
    store.add(made)
    store.flush()
    return made


def waiting(store: Store, municipality_ids: Collection[int]) -> Sequence[tuple[ProposedChange, Listing]]:
    """What waits in these municipalities with its listing, oldest first."""
    query = (
        select(ProposedChange, Listing)
        .join(Listing, Listing.id == ProposedChange.listing_id)
        .where(ProposedChange.state == "waiting", Listing.municipality_id.in_(municipality_ids))
        .order_by(ProposedChange.made_at, ProposedChange.id)
        .limit(AT_ONCE)
    )
    return [(change, listing) for change, listing in store.execute(query)]


def of_listings(store: Store, listing_ids: Collection[int]) -> set[int]:
    """Those of these listings about which a proposal waits."""
    query = select(ProposedChange.listing_id).where(
        ProposedChange.state == "waiting", ProposedChange.listing_id.in_(listing_ids)
    )
    return set(store.scalars(query))


def waiting_for(store: Store) -> set[int]:
    """Every listing about which a proposal waits."""
    return set(store.scalars(select(ProposedChange.listing_id).where(ProposedChange.state == "waiting")))


def proposal_for(store: Store, who: Who, public_id: str) -> tuple[ProposedChange, Listing]:
    """A proposal that waits for an editor of its municipality, hers alone until the end of the transaction.

    `ProposalNotFound` otherwise; who was second waits for the first, and finds it decided.
    """
    waits = select(ProposedChange).where(ProposedChange.public_id == public_id, ProposedChange.state == "waiting")
    found = store.scalars(waits.with_for_update(), execution_options={"populate_existing": True}).first()
    listing = store.get(Listing, found.listing_id) if found is not None else None
    if found is None or listing is None or not who.has("editor") or not may_change(who, listing):
        raise ProposalNotFound
    return found, listing


def accept(store: Store, who: Who, change: ProposedChange, listing: Listing, *, now: datetime) -> ListingHistory | None:
    """Do it. The history names who agreed; who wrote it looked at the rest too.

    None when it is all so by now, or the listing stopped: then it is put away.
    """
    new = fields.different(listing, change.values)
    if not new or listing.status == "stopped":
        reject(who, change, now=now)
        return None
    change.state, change.decided_at, change.decided_by = "accepted", now, who.person_id
    history = listings.change(store, who, listing, new, now=now, how="editor")
    heard(listing, Who(person_id=None, name=""), now=now, how="link")
    return history


def reject(who: Who, change: ProposedChange, *, now: datetime) -> None:
    """It stays as it was."""
    change.state, change.decided_at, change.decided_by = "rejected", now, who.person_id
