"""The events of one coach's own clients behind her figures, each with whose it is."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from casework.models import Client, Closing, Referral, Session, Trajectory
from foundation.codes import of_class
from foundation.storage import Store
from monitoring.facts.conditions import counted, of_trajectory
from monitoring.scope import Scope

Found = list[tuple[int, date]]


def referrals_behind(store: Store, scope: Scope, *, first: date, last: date, today: date) -> Found:
    """Client and day of every referral that counts: no repeats, no transfers; who was sent back is one too."""
    transfers = of_class("referrer_type", "transfer")
    received = (
        select(Trajectory.client_id, Referral.received_on)
        .join(Referral, of_trajectory(Referral))
        .where(
            Referral.received_on.between(first, last), Referral.repeat.is_(False),
            Referral.referrer_type.not_in(transfers), *counted(scope, today),
        )
    )  # fmt: skip
    sent_back = (
        select(Trajectory.client_id, Closing.reopened_on)
        .join(Closing, of_trajectory(Closing))
        .where(
            Closing.reopened_on.between(first, last), Closing.reopened_by.is_not(None),
            Closing.reopened_by.not_in(transfers), *counted(scope, today),
        )
    )  # fmt: skip
    back = [(client, on) for client, on in store.execute(sent_back) if on]
    return [*((client, on) for client, on in store.execute(received)), *back]


def sessions_behind(store: Store, scope: Scope, *, first: date, last: date, today: date) -> Found:
    """Client and day of every talk that was held."""
    query = (
        select(Trajectory.client_id, Session.held_on)
        .join(Session, of_trajectory(Session))
        .where(Session.held_on.between(first, last), Session.status == "held", *counted(scope, today))
    )
    return [(client, on) for client, on in store.execute(query)]


def clients_of(store: Store, scope: Scope, ids: Collection[int]) -> dict[int, str]:
    """The code names of these clients, of whom this coach walks with."""
    hers = select(Trajectory.client_id).where(Trajectory.coach_id == scope.coach_id)
    found = store.scalars(select(Client).where(Client.id.in_(ids), Client.id.in_(hers)))
    return {client.id: client.code_name for client in found}
