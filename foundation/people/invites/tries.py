"""Wrong codes are counted, to slow guessing down."""

from datetime import datetime, timedelta

from sqlalchemy import delete

from foundation import alerts
from foundation.people.models import InviteTry
from foundation.people.queries import invites as queries
from foundation.storage import Store

TRIES_AN_HOUR = 5


ALARMING_TRIES_AN_HOUR = 100


_HOUR = timedelta(hours=1)


def too_many(store: Store, channel: str, number: int, *, now: datetime) -> bool:
    """Whether this account tried five wrong codes within the hour."""
    return queries.tries(store, channel, number, since=now - _HOUR) >= TRIES_AN_HOUR


def count(store: Store, channel: str, number: int, *, now: datetime) -> None:
    """Wrong tries are kept an hour; many of them, from whatever accounts, are told but lock out nobody else."""
    store.execute(delete(InviteTry).where(InviteTry.tried_at <= now - _HOUR))
    store.add(InviteTry(channel=channel, number=number, tried_at=now))
    store.flush()
    if queries.all_tries(store, since=now - _HOUR) >= ALARMING_TRIES_AN_HOUR:
        alerts.note(store, "invite_guessing", now=now)
