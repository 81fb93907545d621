"""Records that must be kept for now: neither the clock nor anybody erases them meanwhile (DOMAIN §4.4)."""

from datetime import datetime

from casework import access
from casework.erasing import HeldByLaw
from casework.models import LegalHold, Trajectory
from casework.queries import rights as queries
from casework.rights.refusals import NotHeld
from foundation import audit
from foundation.people.who import Who
from foundation.storage import Store


def in_force(store: Store, client_id: int) -> LegalHold | None:
    """What keeps the records of this client, if anything does."""
    return queries.hold_of(store, client_id)


def check(store: Store, client_id: int) -> None:
    """`HeldByLaw` where the records of this client must be kept."""
    found = queries.hold_of(store, client_id)
    if found is not None:
        raise HeldByLaw


def place(store: Store, who: Who, walk: Trajectory, reason: str, *, asked_by: int, now: datetime) -> LegalHold:
    """Keep everything of the client of this trajectory. Placed twice is placed once."""
    found = queries.hold_of(store, walk.client_id)
    if found is None:
        found = LegalHold(
            organisation_id=walk.organisation_id, trajectory_id=walk.id, reason=reason, asked_by=asked_by,
            placed_by=who.person_id, placed_at=now,
        )  # fmt: skip
        store.add(found)
        store.flush()
        _note(store, who, "hold.place", walk, now)
    return found


def lift(store: Store, who: Who, walk: Trajectory, *, now: datetime) -> None:
    """They may be erased again. `NotHeld` where nothing keeps them."""
    found = queries.hold_of(store, walk.client_id)
    if found is None:
        raise NotHeld
    found.lifted_at, found.lifted_by = now, who.person_id
    store.flush()
    _note(store, who, "hold.lift", walk, now)


def _note(store: Store, who: Who, verb: str, walk: Trajectory, now: datetime) -> None:
    about = access.client_of(store, walk).public_id
    audit.record(store, who, verb, about, now=now, organisation_id=walk.organisation_id)
