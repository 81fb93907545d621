"""Contacts: where the provider of a listing is reached, and whether it may be mailed. Kept as hashes (DESIGN §4)."""

import hashlib
import string
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import Row, select

from foundation.storage import Store
from social_map.keeping_models import Contact, LinkedListing, ProviderLink
from social_map.listings.hearing import stop_asking
from social_map.models import Listing

if TYPE_CHECKING:
    import phonenumbers

AT_ONCE = 500  # keys in one question
HERE = 31  # the Netherlands
_PLAIN = frozenset(string.ascii_lowercase + string.digits + "!#$%&'*+-/=^_`{|}~.@")


class Mailed(Protocol):
    """Whatever has an e-mail address."""

    @property
    def email(self) -> str | None: ...  # noqa: D102  an address, or what somebody typed there


class Phoned(Protocol):
    """Whatever has a phone number."""

    @property
    def phone(self) -> str | None: ...  # noqa: D102  a number, or what somebody typed there


def mail_of(listing: Mailed) -> str | None:
    """Its e-mail address in small letters, if it is one that any mail server takes and no header breaks on."""
    address = (listing.email or "").strip().casefold()
    name, _, domain = address.rpartition("@")
    plain = name and "." in domain and _PLAIN.issuperset(address) and "@" not in name
    return address if plain else None


def phone_of(listing: Phoned) -> str | None:
    """Its phone number as "+31…", if a Dutch phone can call it."""
    import phonenumbers

    number = _number(listing)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) if number else None


def written_phone(listing: Phoned) -> str | None:
    """Its phone number as people here write it ("013 055 1234", abroad "+32 …"); else what stands there."""
    import phonenumbers

    number = _number(listing)
    if number is None:
        return listing.phone
    here = number.country_code == HERE
    style = phonenumbers.PhoneNumberFormat.NATIONAL if here else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(number, style)


def is_mobile(listing: Phoned) -> bool:
    """Whether its phone is a mobile one, so that a chat app may know it."""
    import phonenumbers

    number = _number(listing)
    mobile = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
    return number is not None and phonenumbers.number_type(number) in mobile


def keys(listing: Listing) -> list[str]:
    """By what its provider is known, the best first: its address, its phone, or else only the listing itself."""
    mail, phone = mail_of(listing), phone_of(listing)
    found = [f"mail:{mail}" if mail else "", f"tel:{phone}" if phone else ""]
    return [key for key in found if key] + [f"listing:{listing.public_id}"]


def hashed(key: str) -> str:
    """What is kept of a contact."""
    return hashlib.sha256(key.encode()).hexdigest()


def known(store: Store, key: str) -> Contact:
    """The contact with this key; made when it is new."""
    found = store.scalars(select(Contact).where(Contact.key_hash == hashed(key))).first()
    if found is None:
        found = Contact(key_hash=hashed(key), state="open")
        store.add(found)
        store.flush()
    return found


def numbers(store: Store, keys: Iterable[str]) -> dict[str, int]:
    """The ids of those of these contacts that are known."""
    return {key: contact.id for key, contact in _known(store, keys)}


def states(store: Store, keys: Iterable[str]) -> dict[str, str]:
    """Those of these keys that want no mail ("stopped") or where nobody is ("bounced")."""
    return {key: contact.state for key, contact in _known(store, keys) if contact.state != "open"}


def _known(store: Store, keys: Iterable[str]) -> Iterator[tuple[str, Row[str, int, str]]]:
    by_hash = {hashed(key): key for key in keys}
    hashes = list(by_hash)
    for start in range(0, len(hashes), AT_ONCE):
        some = Contact.key_hash.in_(hashes[start : start + AT_ONCE])
        for contact in store.execute(select(Contact.key_hash, Contact.id, Contact.state).where(some)):
            yield by_hash[contact.key_hash], contact


def stop_mail(contact: Contact, *, now: datetime) -> None:
    """A contact wants no mail from Wegwijs: from now on the map's editor calls."""
    if contact.state != "stopped":
        contact.state, contact.since, contact.why = "stopped", now, None


def bounced(store: Store, contact_id: int, why: str, *, now: datetime) -> None:
    """The mail server refused this address for good: the editor calls, and its links end."""
    contact = store.get(Contact, contact_id)
    if contact is None or contact.state != "open":
        return
    contact.state, contact.since, contact.why = "bounced", now, why[:40] or None
    links = select(ProviderLink).where(ProviderLink.contact_id == contact_id, ProviderLink.revoked_at.is_(None))
    for link in store.scalars(links):
        link.revoked_at = now
    store.flush()


def not_asked(store: Store, contact_id: int) -> None:
    """The first question never arrived: silence does not count from it."""
    contact = store.get_one(Contact, contact_id)
    for listing in _about(store, contact_id):
        if contact.key_hash == hashed(keys(listing)[0]) and listing.first_asked_at == listing.last_asked_at:
            stop_asking(listing)
    store.flush()


def _about(store: Store, contact_id: int) -> Iterable[Listing]:
    linked = select(LinkedListing.listing_id).join(ProviderLink, ProviderLink.id == LinkedListing.link_id)
    return store.scalars(select(Listing).where(Listing.id.in_(linked.where(ProviderLink.contact_id == contact_id))))


def _number(listing: Phoned) -> "phonenumbers.PhoneNumber | None":
    import phonenumbers  # when a number is first read: a start needs none

    try:
        number = phonenumbers.parse(listing.phone or "", "NL")
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None
