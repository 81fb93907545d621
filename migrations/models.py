"""Every table of every room, gathered in one metadata."""

from importlib import import_module
from importlib.util import find_spec

from sqlalchemy import Connection, event

from foundation.storage import Table
from migrations.walls import raise_up

ROOMS = (
    "foundation.people",
    "foundation.audit",
    "foundation.alerts",
    "social_map",
    "social_map.experiences",
    "social_map.wishes",
    "casework",
    "dialogue",
    "monitoring",
    "monitoring.positive_health",
    "monitoring.stories",
    "monitoring.remarks",
    "monitoring.process",
    "monitoring.evaluation",
    "monitoring.versions",
    "monitoring.subscriptions",
)

for room in ROOMS:
    if find_spec(f"{room}.models"):
        import_module(f"{room}.models")

metadata = Table.metadata
WALLED = tuple(  # client rows of one organisation
    sorted(
        mapper.class_.__tablename__
        for mapper in Table.registry.mappers
        if mapper.class_.__module__.startswith("casework.models.") and hasattr(mapper.class_, "organisation_id")
    )
)


@event.listens_for(metadata, "after_create")
def _raise_walls(_metadata: object, connection: Connection, **_how: object) -> None:
    """Tables that are made without the revisions, for tests, have the walls of those that are."""
    raise_up(connection, *WALLED)
