"""Opening a link: the only door to listings for somebody without an account."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, not_, select

from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from social_map import freshness
from social_map.days import day_of
from social_map.keeping_models import Contact, LinkedListing, ProviderLink
from social_map.links.contacts import hashed as hashed_key
from social_map.links.contacts import keys
from social_map.links.making import hashed
from social_map.models import Listing, ListingHistory
from social_map.queries.owners import left_since

TOKEN_LENGTH = 32
SHOWN = 60  # listings on one page


class LinkUnknown(NotFound):
    """There is no such link, or it was never one."""


class LinkEnded(Refusal):
    """It was a link: its time is over, or somebody ended it."""


class ListingNotInLink(NotFound):
    """The link is not about that listing, or no longer."""


@dataclass(frozen=True)
class Opened:
    """What a link opens: the listings that still have the contact for whom it was made."""

    link: ProviderLink
    contact: Contact
    every: tuple[Listing, ...]
    on: tuple[Listing, ...]  # those that are on the map today

    @property
    def who(self) -> Who:
        """Whoever has the link: nobody we know by name."""
        return Who(person_id=None, name="")

    def listing(self, public_id: str) -> Listing:
        """One of them. `ListingNotInLink` for any other."""
        for listing in self.every:
            if listing.public_id == public_id:
                return listing
        raise ListingNotInLink

    def history(self, store: Store, public_id: str) -> ListingHistory:
        """One change that was made by a link to one of them. `ListingNotInLink` for any other."""
        found = store.scalars(select(ListingHistory).where(ListingHistory.public_id == public_id)).first()
        if found is None or found.how != "link" or found.at < self.link.made_at:
            raise ListingNotInLink
        if found.listing_id not in {listing.id for listing in self.every}:
            raise ListingNotInLink
        return found


def open_link(store: Store, token: str, *, now: datetime) -> Opened:
    """The listings behind a token. `LinkUnknown` or `LinkEnded`. Looking changes nothing."""
    link = find(store, token)
    if link.revoked_at is not None or link.expires_at <= now:
        raise LinkEnded
    every, today = theirs(store, link, now=now), day_of(now)
    if not every and _is_locked_out(store, link, now=now):
        raise LinkEnded
    contact = store.get_one(Contact, link.contact_id)
    return Opened(link, contact, every, tuple(one for one in every if freshness.in_use(one, today)))


def theirs(store: Store, link: ProviderLink, *, now: datetime) -> tuple[Listing, ...]:
    """The listings of a link that still have the contact for whom it was made, by title.

    Without those of an organisation of which somebody was locked out, or left, since it was made: it may be in her
    mail, and who still works there asks for a new one.
    """
    contact = store.get_one(Contact, link.contact_id)
    query = select(Listing).where(_linked(link), Listing.status != "concept")
    query = query.where(not_(left_since(link.made_at, day_of(now))))
    return tuple(
        listing
        for listing in store.scalars(query.order_by(Listing.title, Listing.id).limit(SHOWN))
        if contact.key_hash in {hashed_key(key) for key in keys(listing)}
    )


def _is_locked_out(store: Store, link: ProviderLink, *, now: datetime) -> bool:
    gone = select(Listing.id).where(_linked(link), left_since(link.made_at, day_of(now)))
    return store.scalars(gone.limit(1)).first() is not None


def _linked(link: ProviderLink) -> ColumnElement[bool]:
    return Listing.id.in_(select(LinkedListing.listing_id).where(LinkedListing.link_id == link.id))


def find(store: Store, token: str) -> ProviderLink:
    """The link of a token, also one that ended. `LinkUnknown` when there is none."""
    found = None
    if len(token) == TOKEN_LENGTH:
        found = store.scalars(select(ProviderLink).where(ProviderLink.token_hash == hashed(token))).first()
    if found is None:
        raise LinkUnknown
    return found
