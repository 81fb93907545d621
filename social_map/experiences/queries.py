"""SELECTs about experiences."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from foundation.people.models import Organisation
from foundation.storage import Store
from social_map.experiences.models import Experience
from social_map.models import Listing


def of(store: Store, listing: Listing, *, since: date, limit: int) -> Sequence[tuple[Experience, str]]:
    """The newest experiences with a listing since this month, each with the name of its organisation."""
    query = (
        select(Experience, Organisation.name)
        .join(Organisation, Organisation.id == Experience.organisation_id)
        .where(Experience.listing_id == listing.id, Experience.month >= since)
        .order_by(Experience.month.desc(), Experience.id.desc())
        .limit(limit)
    )
    return [(row[0], row[1]) for row in store.execute(query)]


def called(store: Store, public_id: str) -> Experience | None:
    """The experience with this id."""
    return store.scalars(select(Experience).where(Experience.public_id == public_id)).one_or_none()


def made_from(store: Store, draft: str) -> Experience | None:
    """The experience that was made from this draft."""
    return store.scalars(select(Experience).where(Experience.draft == draft)).one_or_none()


def told_by(store: Store, listing: Listing, person_id: int) -> Sequence[Experience]:
    """What one person told of a listing."""
    return store.scalars(
        select(Experience).where(Experience.listing_id == listing.id, Experience.person_id == person_id)
    ).all()
