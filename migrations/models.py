"""Every table of every room, gathered in one metadata."""

from importlib import import_module
from importlib.util import find_spec

from foundation.storage import Table

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
