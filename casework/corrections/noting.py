"""The history of corrections."""

from datetime import datetime
from typing import Any

from casework.corrections.entries import Entry
from casework.models import Correction, Trajectory
from foundation import audit
from foundation.people.who import Who
from foundation.storage import Store


def note(
    store: Store,
    who: Who,
    entry: Entry,
    verb: str,
    *,
    now: datetime,
    before: dict[str, Any],
    after: dict[str, Any],
    walk: Trajectory | None = None,
) -> None:
    """Keep what was different; of a change only what changed. A change of nothing is none."""
    if verb == "changed":
        after = {name: value for name, value in after.items() if before.get(name) != value}
        before = {name: before[name] for name in after}
        if not after:
            return
    here = walk or entry.walk
    store.add(
        Correction(
            organisation_id=here.organisation_id, trajectory_id=here.id, entry=entry.kind, entry_id=entry.key,
            verb=verb, before=before, after=after, corrected_by=who.person_id, corrected_at=now,
        )
    )  # fmt: skip
    about = entry.id or here.public_id
    audit.record(store, who, f"{entry.kind}.{verb}", about, now=now, organisation_id=here.organisation_id)
