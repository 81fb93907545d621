"""SELECTs about what clients look for."""

from sqlalchemy import ColumnElement, delete, select

from casework.models import Client, Participation, Preference, Trajectory
from foundation.storage import Store
from social_map.models import Listing


def of(store: Store, walk: Trajectory) -> Preference | None:
    """What is known in this trajectory; None before the first answer."""
    found = select(Preference).where(
        Preference.trajectory_id == walk.id, Preference.organisation_id == walk.organisation_id
    )
    return store.scalars(found).one_or_none()


def earlier(store: Store, walk: Trajectory) -> Preference | None:
    """What the same coach knows of the same client from the latest of her other trajectories."""
    found = (
        select(Preference)
        .join(Trajectory, Trajectory.id == Preference.trajectory_id)
        .where(Trajectory.client_id == walk.client_id, Trajectory.organisation_id == walk.organisation_id)
        .where(Trajectory.coach_id == walk.coach_id, Trajectory.coach_id.is_not(None), Trajectory.id != walk.id)
        .order_by(Trajectory.id.desc())
    )
    return store.scalars(found.limit(1)).one_or_none()


def forget(store: Store, walk: Trajectory) -> None:
    """A trajectory that is taken away takes along what was looked for in it."""
    store.execute(delete(Preference).where(Preference.trajectory_id == walk.id))


def choices(store: Store, client: Client, allowed: ColumnElement[bool]) -> list[tuple[Participation, str | None]]:
    """What she ever chose in the trajectories that are allowed, oldest first; each with its listing's public id."""
    query = (
        select(Participation, Listing.public_id)
        .join(Trajectory, Trajectory.id == Participation.trajectory_id)
        .outerjoin(Listing, Listing.id == Participation.listing_id)
        .where(Trajectory.client_id == client.id, Trajectory.organisation_id == client.organisation_id, allowed)
        .order_by(Participation.chosen_on, Participation.id)
    )
    return [(row[0], row[1]) for row in store.execute(query)]
