"""What the letters to referrers are about: the events that ask for one, and what was sent."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, func, select, tuple_

from casework.models import (
    Client,
    Closing,
    Consent,
    Contact,
    Feedback,
    FollowUp,
    Referral,
    Session,
    Trajectory,
)
from foundation.people.models import Organisation
from foundation.storage import Store

AnyRow = Row[*tuple[Any, ...]]
PURPOSE = "feedback"
QUARTER = 3  # months


def of(store: Store, trajectory: Trajectory) -> Sequence[Feedback]:
    """The letters of a trajectory, oldest first."""
    query = select(Feedback).where(Feedback.trajectory_id == trajectory.id)
    return store.scalars(query.order_by(Feedback.sent_on, Feedback.id)).all()


def with_public_id(store: Store, public_id: str) -> Feedback | None:
    """The letter with this public id."""
    return store.scalars(select(Feedback).where(Feedback.public_id == public_id)).one_or_none()


def one(store: Store, trajectory: Trajectory, kind: str, about_on: date) -> Feedback | None:
    """The letter of this kind about this day."""
    same = Feedback.trajectory_id == trajectory.id, Feedback.kind == kind, Feedback.about_on == about_on
    return store.scalars(select(Feedback).where(*same)).one_or_none()


def told_twice(store: Store, trajectory: Trajectory, other: Trajectory) -> Sequence[Feedback]:
    """The letters of a trajectory that the other has as well: of the same kind, about the same day."""
    theirs = select(Feedback.kind, Feedback.about_on).where(Feedback.trajectory_id == other.id)
    same = tuple_(Feedback.kind, Feedback.about_on).in_(theirs)
    return store.scalars(select(Feedback).where(Feedback.trajectory_id == trajectory.id, same)).all()


def moved(store: Store, allowed: ColumnElement[bool], since: date) -> set[int]:
    """The trajectories in which something happened since a day that asks for a letter."""
    hers = select(Trajectory.id).where(allowed)
    first = _first_held(hers).having(func.min(Session.held_on) >= since)
    found = {row[0] for row in store.execute(first)}
    found |= set(store.scalars(_checked(hers).where(FollowUp.answered_on >= since)))
    closed = select(Closing.trajectory_id).where(Closing.trajectory_id.in_(hers), Closing.closed_on >= since)
    return found | set(store.scalars(closed.where(Closing.reopened_on.is_(None))))


def walks(store: Store, ids: Sequence[int]) -> Sequence[AnyRow]:
    """Whom these trajectories are with, and by which practice they came."""
    practice = Organisation.__table__.alias("practice")
    return store.execute(
        select(
            Trajectory, Client.public_id.label("client"), Client.code_word, Client.code_number,
            practice.c.name.label("practice"),
        )
        .join(Client, Client.id == Trajectory.client_id)
        .outerjoin(practice, practice.c.id == Trajectory.practice_id)
        .where(Trajectory.id.in_(ids))
        .order_by(Trajectory.id)
    ).all()  # fmt: skip


def last_referrals(store: Store, ids: Sequence[int]) -> dict[int, Referral]:
    """Who referred last, by trajectory."""
    query = select(Referral).where(Referral.trajectory_id.in_(ids)).order_by(Referral.received_on, Referral.id)
    return {referral.trajectory_id: referral for referral in store.scalars(query)}


def first_held(store: Store, ids: Sequence[int]) -> dict[int, date]:
    """The day of the first talk that was held."""
    return {row[0]: row[1] for row in store.execute(_first_held(ids))}


def checked(store: Store, ids: Sequence[int]) -> dict[int, date]:
    """The day on which the question after three months was first answered with something that is known."""
    query = select(FollowUp.trajectory_id, func.min(FollowUp.answered_on)).where(
        FollowUp.trajectory_id.in_(ids),
        FollowUp.months == QUARTER,
        FollowUp.outcome != "unknown",
    )
    return {row[0]: row[1] for row in store.execute(query.group_by(FollowUp.trajectory_id))}


def last_closings(store: Store, ids: Sequence[int]) -> dict[int, Closing]:
    """The last closing, annulled or not."""
    query = select(Closing).where(Closing.trajectory_id.in_(ids)).order_by(Closing.closed_on)
    return {closing.trajectory_id: closing for closing in store.scalars(query)}


def sent(store: Store, ids: Sequence[int]) -> dict[int, set[tuple[str, date]]]:
    """What was told already: (kind, the day it tells of)."""
    found: dict[int, set[tuple[str, date]]] = defaultdict(set)
    query = select(Feedback.trajectory_id, Feedback.kind, Feedback.about_on).where(Feedback.trajectory_id.in_(ids))
    for trajectory_id, kind, about_on in store.execute(query):
        found[trajectory_id].add((kind, about_on))
    return found


def granted(store: Store, ids: Sequence[int]) -> dict[int, bool]:
    """The newest answer about feedback to the referrer; no entry where nobody asked."""
    query = select(Consent.trajectory_id, Consent.granted).where(
        Consent.trajectory_id.in_(ids), Consent.purpose == PURPOSE
    )
    return {row[0]: row[1] for row in store.execute(query.order_by(Consent.answered_on, Consent.id))}


def tries(store: Store, ids: Sequence[int]) -> dict[int, list[Contact]]:
    """The tries to reach each client that did not succeed, oldest first."""
    found: dict[int, list[Contact]] = defaultdict(list)
    query = select(Contact).where(Contact.trajectory_id.in_(ids), Contact.outcome != "spoken")
    for contact in store.scalars(query.order_by(Contact.made_on, Contact.id)):
        found[contact.trajectory_id].append(contact)
    return found


def _first_held(ids: Sequence[int] | Select[int]) -> Select[int, date]:
    held = Session.trajectory_id.in_(ids), Session.status == "held"
    return select(Session.trajectory_id, func.min(Session.held_on)).where(*held).group_by(Session.trajectory_id)


def _checked(ids: Select[int]) -> Select[int]:
    return select(FollowUp.trajectory_id).where(FollowUp.trajectory_id.in_(ids), FollowUp.months == QUARTER)
