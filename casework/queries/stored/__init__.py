"""What is stored of the trajectories that a folder speaks of: read in chunks, as plain rows."""

from casework.queries.stored.chunked import AT_ONCE, AnyRow, chunks
from casework.queries.stored.entries import (
    appointments,
    bare_referrals,
    closings,
    feedback,
    follow_ups,
    participations,
    referrals,
    sessions,
)
from casework.queries.stored.identities import clients, clients_by_id, erased, ids_by_key
from casework.queries.stored.surroundings import coaches, listings, municipalities, people, practices
from casework.queries.stored.walks import all_trajectories, asked_about, trajectories

__all__ = [
    "AT_ONCE",
    "AnyRow",
    "all_trajectories",
    "appointments",
    "asked_about",
    "bare_referrals",
    "chunks",
    "clients",
    "clients_by_id",
    "closings",
    "coaches",
    "erased",
    "feedback",
    "follow_ups",
    "ids_by_key",
    "listings",
    "municipalities",
    "participations",
    "people",
    "practices",
    "referrals",
    "sessions",
    "trajectories",
]
