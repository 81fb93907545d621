"""The demo never touches real people's rows (INTERFACES, "Set-up")."""

from sqlalchemy import exists, select

from casework.models import Client, Trajectory
from foundation.people.models import Organisation, Person
from foundation.storage import Store

MARKED = (Organisation, Person, Client, Trajectory)


def only_invented(store: Store) -> bool:
    """Whether every organisation, person, client and trajectory is marked as invented; so is an empty database."""
    return not any(store.scalar(select(exists().where(table.invented.is_(False)))) for table in MARKED)
