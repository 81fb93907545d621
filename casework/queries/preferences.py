"""SELECTs about what clients look for."""

from sqlalchemy import ColumnElement, delete, select

from casework.models import Client, Participation, Preference, Trajectory
from foundation.storage import Store
from social_map.models import Listing


def of(store: Store, client: Client) -> Preference | None:
    """What is known of this client; None before the first answer."""
    found = select(Preference).where(
        Preference.client_id == client.id, Preference.organisation_id == client.organisation_id
    )
    return store.scalars(found).one_or_none()


def forget(store: Store, client: Client) -> None:
    """A client who is taken away takes along what she looks for."""
    store.execute(delete(Preference).where(Preference.client_id == client.id))


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
