"""What follows from answers about consent that a folder told: nobody waits for them, and a no is not asked about."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import update

from casework import checks, questions
from casework.exchange.kinds import REGISTRATION
from casework.exchange.layout import CONSENTS
from casework.exchange.work import WorkRow
from casework.models import Trajectory
from casework.queries import stored
from foundation.storage import Store


def settle(store: Store, rows: Sequence[WorkRow], ids: Mapping[str, int], *, now: datetime) -> None:
    """Once they are written. `ids`: of the trajectories, by their key in the source."""
    told = [row for row in rows if row.kind == CONSENTS.kind]
    if not told:
        return
    store.flush()
    answered = {ids[row.trajectory] for row in told if row.values["purpose"] == REGISTRATION}
    for some in stored.chunks(sorted(answered)):
        store.execute(update(Trajectory).where(Trajectory.id.in_(some)).values(consent_asked_on=None))
    every = sorted({ids[row.trajectory] for row in told})
    store.expire_all()
    checks.plan_many(store, every)
    for trajectory in stored.asked_about(store, every):
        questions.review(store, trajectory, now=now)
