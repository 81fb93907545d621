"""The last confirmation of a listing: when, by whom and how."""

from dataclasses import dataclass
from datetime import date

from foundation.people.models import Person
from foundation.storage import Store
from foundation.words import label
from foundation.words.filters import long_day
from social_map.models import Listing


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The day, who said so ("" for somebody we do not know by name), and how, in words."""

    on: date
    by: str
    how: str


def last_of(store: Store, listing: Listing) -> Confirmation | None:
    """The last one; None for what was never confirmed."""
    if listing.last_confirmed_on is None:
        return None
    person = store.get(Person, listing.confirmed_by) if listing.confirmed_by is not None else None
    how = label("social_map", f"confirmed_how.{listing.confirmed_how}") if listing.confirmed_how else ""
    return Confirmation(listing.last_confirmed_on, person.name if person is not None else "", how)


def in_words(store: Store, listing: Listing) -> str:
    """`3 november 2026, door Henk, in de chat`; "" for what was never confirmed."""
    last = last_of(store, listing)
    if last is None:
        return ""
    by = label("social_map", "show.by").format(name=last.by) if last.by else ""
    return ", ".join(part for part in (long_day(last.on), by, last.how) if part)


def owner_of(store: Store, listing: Listing) -> str:
    """Who keeps it true: a person by name, else its organisation unless that gave it up, "" for nobody."""
    if listing.given_up_on is not None:
        return ""
    person = store.get(Person, listing.owner_person_id) if listing.owner_person_id is not None else None
    return person.name if person is not None else listing.organisation_name
