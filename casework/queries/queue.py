"""SELECTs about referrals that wait for a coach: never more than code name, practice, day and reason."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, func, select

from casework.models import Client, Referral, Trajectory
from casework.queries.caseload import AnyRow
from casework.queries.trajectories import is_closed
from foundation.people.models import Organisation
from foundation.storage import Store


def waits(organisations: Sequence[int]) -> ColumnElement[bool]:
    """Nobody walks with her, and nobody ended it."""
    return and_(Trajectory.organisation_id.in_(organisations), Trajectory.coach_id.is_(None), ~is_closed())


def page(store: Store, organisations: Sequence[int], *, start: int, at_most: int) -> Sequence[AnyRow]:
    """Some of the queue, who came in first on top."""
    practice = Organisation.__table__.alias("practice")
    received = select(func.min(Referral.received_on)).where(Referral.trajectory_id == Trajectory.id).scalar_subquery()
    urgent = (
        select(func.count()).where(Referral.trajectory_id == Trajectory.id, Referral.urgency == "spoed")
    ).scalar_subquery()  # fmt: skip
    return store.execute(
        select(
            Trajectory.public_id, Trajectory.main_reason, Client.code_word, Client.code_number,
            practice.c.name.label("practice"), received.label("received_on"), urgent.label("urgent"),
        )
        .join(Client, Client.id == Trajectory.client_id)
        .outerjoin(practice, practice.c.id == Trajectory.practice_id)
        .where(waits(organisations))
        .order_by(Trajectory.id)
        .offset(start)
        .limit(at_most)
    ).all()  # fmt: skip


def count(store: Store, organisations: Sequence[int], *, imported: bool) -> int:
    """How many wait; `imported`: also those that an import brought, about which nobody is ever prompted."""
    found = select(func.count()).select_from(Trajectory).where(waits(organisations))
    return store.scalar(found if imported else found.where(Trajectory.imported_at.is_(None))) or 0


def called(store: Store, organisations: Sequence[int], public_id: str) -> Trajectory | None:
    """A trajectory of these organisations, waiting or not."""
    return store.scalars(
        select(Trajectory).where(Trajectory.public_id == public_id, Trajectory.organisation_id.in_(organisations))
    ).one_or_none()
