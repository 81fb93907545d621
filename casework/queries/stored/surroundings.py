"""What the trajectories point at: places, practices, people, listings."""

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select

from casework.queries.stored.chunked import AnyRow, chunks
from foundation.people.models import Membership, Municipality, Organisation, Person
from foundation.storage import Store
from social_map.models import Listing


def municipalities(store: Store) -> Iterator[Municipality]:
    """Every municipality."""
    yield from store.scalars(select(Municipality).order_by(Municipality.id))


def practices(store: Store) -> Iterator[Organisation]:
    """Every practice, removed ones too: history stays."""
    yield from store.scalars(select(Organisation).where(Organisation.kind == "practice").order_by(Organisation.id))


def coaches(store: Store, organisation_id: int, today: date) -> Iterator[Person]:
    """The coaches of an organisation today."""
    yield from store.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.organisation_id == organisation_id,
            Membership.role == "coach",
            (Membership.until_on.is_(None)) | (Membership.until_on >= today),
        )
        .order_by(Person.id)
    )


def listings(store: Store, source_ids: Sequence[str]) -> Iterator[AnyRow]:
    """(source_id, id, title) of the listings with these source ids."""
    for some in chunks(source_ids):
        yield from store.execute(
            select(Listing.source_id, Listing.id, Listing.title).where(Listing.source_id.in_(some)).order_by(Listing.id)
        )


def people(store: Store) -> Iterator[Person]:
    """Everyone who may be a coach."""
    yield from store.scalars(select(Person))
