"""The only door to client records: a coach sees the clients she walks with, the clock sees what it must.

Somebody else's object is indistinguishable from one that does not exist: both are `NotFound`, and both are noted.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import NoReturn, TypeVar

from sqlalchemy import ColumnElement, Select, and_, false, or_, select, true

from casework.models import (
    Appointment,
    Barrier,
    Client,
    Closing,
    Contact,
    Goal,
    Participation,
    Pause,
    Question,
    Referral,
    SelfScores,
    Session,
    Step,
    Trajectory,
)
from casework.queries import trajectories
from foundation import audit
from foundation.people.who import SYSTEM, Who
from foundation.refusals import NotFound
from foundation.storage import Store

IN_WELFARE = ("coach", "coordinator", "admin", "officer")
Row = TypeVar("Row")
OfTrajectory = TypeVar(
    "OfTrajectory", Session, Appointment, Participation, Question, Referral, Closing, Contact, Step, SelfScores,
    Goal, Barrier, Pause,
)  # fmt: skip


def narrow(store: Store, who: Who) -> None:
    """Until the transaction ends the database itself hides what is not of her organisations (PostgreSQL).

    Not for who is more than that: a listing that a provider stops concerns clients of any organisation, and figures
    are of a municipality.
    """
    if all(member.role in IN_WELFARE for member in who.members):
        store.narrow({member.organisation_id for member in who.members})


def mine(who: Who) -> ColumnElement[bool]:
    """The trajectories this person walks: hers, in an organisation where she is a coach today. The clock: all.

    Also those of a colleague on leave for whom she agreed to stand in there, for as long as that lasts.
    """
    return true() if who is SYSTEM else _walked(tuple(walkers(who)))


@lru_cache(maxsize=512)
def _walked(by: tuple[tuple[int, tuple[int, ...]], ...]) -> ColumnElement[bool]:
    """Asked at every update about a client: statements are kept by it too."""
    walked = [and_(Trajectory.coach_id == coach, Trajectory.organisation_id.in_(at)) for coach, at in by]
    return or_(false(), *walked)


def walkers(who: Who) -> list[tuple[int, tuple[int, ...]]]:
    """The same as values: coaches whose trajectories this person walks, each with the organisations in which."""
    if who.person_id is None:  # `= NULL` would become IS NULL: everybody's clients without a coach
        return []
    here = who.organisations("coach")
    lent = [(absent, (at,)) for absent, at in sorted(who.stands_in_for) if at in here]
    return [(who.person_id, here), *lent]


def client_for(store: Store, who: Who, about: str, *, now: datetime) -> Client:
    """A client with whom she walks or walked, by her public id or by that of a trajectory of hers.

    Noted as read: ask once per screen.
    """
    walks = select(Trajectory.client_id).where(mine(who))
    client = store.scalars(select(Client).where(Client.public_id == about, Client.id.in_(walks))).one_or_none()
    if client is None:
        named = select(Client).where(Client.id.in_(walks.where(Trajectory.public_id == about)))
        client = _only(store, who, named, about, now)
    audit.record(
        store, who, "client.read", client.public_id, now=now, organisation_id=client.organisation_id, outcome="seen"
    )
    return client


def trajectory_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Trajectory:
    """One of her trajectories."""
    found = trajectories.called(store, public_id, mine(who))
    if found is None:
        deny(store, who, public_id, now=now)
    return found


def current_for(store: Store, who: Who, about: str, *, now: datetime) -> Trajectory:
    """Her trajectory with a client: the open one, otherwise the latest. `about`: client or trajectory (public ids).

    Her own goes before that of a colleague for whom she stands in, which is found by its own id (`lent.pointer`).
    """
    hers = trajectories.of_client(store, about, mine(who))
    if not hers:
        return trajectory_for(store, who, about, now=now)
    own = [walk for walk in hers if walk.coach_id is not None and walk.coach_id == who.person_id]
    return (own or hers)[0]


def session_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Session:
    """A session in one of her trajectories."""
    return _of_trajectory(store, who, Session, public_id, now)


def participation_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Participation:
    """A participation in one of her trajectories."""
    return _of_trajectory(store, who, Participation, public_id, now)


def question_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Question:
    """A question about one of her trajectories: who takes over a client also gets its open questions."""
    return _of_trajectory(store, who, Question, public_id, now)


def appointment_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Appointment:
    """An appointment in one of her trajectories."""
    return _of_trajectory(store, who, Appointment, public_id, now)


def referral_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Referral:
    """A referral of one of her trajectories, or one that she put in the queue where it still waits."""
    queued = and_(Trajectory.coach_id.is_(None), Referral.logged_by == who.person_id, _hers(who))
    found = select(Referral).join(Trajectory, Trajectory.id == Referral.trajectory_id)
    found = found.where(Referral.public_id == public_id, or_(mine(who), queued))
    return _only(store, who, found, public_id, now)


def contact_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Contact:
    """A try to reach one of her clients."""
    return _of_trajectory(store, who, Contact, public_id, now)


def closing_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Closing:
    """A closing of one of her trajectories."""
    return _of_trajectory(store, who, Closing, public_id, now)


def step_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Step:
    """A step in one of her trajectories."""
    return _of_trajectory(store, who, Step, public_id, now)


def goal_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Goal:
    """A goal in one of her trajectories."""
    return _of_trajectory(store, who, Goal, public_id, now)


def barrier_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Barrier:
    """What is in the way in one of her trajectories."""
    return _of_trajectory(store, who, Barrier, public_id, now)


def pause_for(store: Store, who: Who, public_id: str, *, now: datetime) -> Pause:
    """A pause of one of her trajectories."""
    return _of_trajectory(store, who, Pause, public_id, now)


def self_scores_for(store: Store, who: Who, public_id: str, *, now: datetime) -> SelfScores:
    """The marks of one moment in one of her trajectories."""
    return _of_trajectory(store, who, SelfScores, public_id, now)


def trajectory_of(store: Store, entry: OfTrajectory) -> Trajectory:
    """The trajectory of an entry that was let through."""
    return store.get_one(Trajectory, entry.trajectory_id)


def client_of(store: Store, trajectory: Trajectory) -> Client:
    """The client of a trajectory that was let through."""
    return store.get_one(Client, trajectory.client_id)


def caseload(store: Store, who: Who) -> Sequence[Trajectory]:
    """Everyone she walks with, closed ones too."""
    return store.scalars(select(Trajectory).where(mine(who)).order_by(Trajectory.id)).all()


def member_in(store: Store, who: Who, organisation_id: int, *, now: datetime) -> None:
    """NotFound unless she is a coach or coordinator of this organisation today."""
    if organisation_id not in who.organisations("coach", "coordinator"):
        deny(store, who, "organisation", now=now)


def _hers(who: Who) -> ColumnElement[bool]:
    return Trajectory.organisation_id.in_(who.organisations("coach", "coordinator"))


def _of_trajectory(store: Store, who: Who, kind: type[OfTrajectory], public_id: str, now: datetime) -> OfTrajectory:
    found = select(kind).join(Trajectory, Trajectory.id == kind.trajectory_id)
    return _only(store, who, found.where(kind.public_id == public_id, mine(who)), public_id, now)


def _only(store: Store, who: Who, query: Select[Row], public_id: str, now: datetime) -> Row:
    row = store.scalars(query).one_or_none()
    if row is None:
        deny(store, who, public_id, now=now)
    return row


def deny(store: Store, who: Who, public_id: str, *, now: datetime) -> NoReturn:
    """NotFound, noted: what is not hers answers as what does not exist."""
    audit.record(store, who, "client.read", public_id[:40], now=now, outcome="denied")
    raise NotFound
