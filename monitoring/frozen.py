"""Whether a report is frozen: before that it is for who works together, and for nobody else."""

from foundation.storage import Store
from monitoring.facts.snapshots import snapshot
from monitoring.periods import Period
from monitoring.scope import Scope
from monitoring.scopes import places_within


def is_frozen(store: Store, scope: Scope, period: Period) -> bool:
    """Of several municipalities together whether each of them is: their report is what theirs show."""
    return all(snapshot(store, each, period) for each in places_within(store, scope) or [scope])
