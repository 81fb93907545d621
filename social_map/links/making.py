"""Making a link and ending it."""

import hashlib
from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import select

from foundation.people.who import Who
from foundation.storage import Store
from social_map.keeping_models import Contact, LinkedListing, ProviderLink
from social_map.models import Listing

LIFETIME = timedelta(days=30)


def make(store: Store, who: Who, contact: Contact, listings: Iterable[Listing], *, now: datetime) -> str:
    """A link to these listings of one contact. Returns its token, 160 random bits; only its hash is kept.

    A link that an editor makes ends the earlier ones that an editor made for this contact. Those that were mailed stay:
    people open the mail of last week.
    """
    if who.person_id is not None:
        revoke(store, who, contact, now=now)
    token = store.new_public_id() + store.new_public_id()
    link = ProviderLink(
        public_id=store.new_public_id(), token_hash=hashed(token), contact_id=contact.id, made_by=who.person_id,
        made_at=now, expires_at=now + LIFETIME,
    )  # fmt: skip
    store.add(link)
    store.flush()
    store.add_all(LinkedListing(link_id=link.id, listing_id=listing.id) for listing in listings)
    store.flush()
    return token


def revoke(store: Store, who: Who, contact: Contact, *, now: datetime, mailed: bool = False) -> int:
    """End what is still open for this contact: what editors made, or with `mailed` everything. Returns how many."""
    still_open = select(ProviderLink).where(
        ProviderLink.contact_id == contact.id, ProviderLink.revoked_at.is_(None), ProviderLink.expires_at > now
    )
    ended = [link for link in store.scalars(still_open) if mailed or link.made_by is not None]
    for link in ended:
        link.revoked_at, link.revoked_by = now, who.person_id
    return len(ended)


def hashed(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()
