"""Forms that somebody left unfinished, until a week later."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from dialogue.models import Draft
from dialogue.outbox import Address
from foundation.storage import Store

LEFT_ALONE = timedelta(minutes=10)
TOO_OLD = timedelta(days=7)
AT_MOST = 5


def of(store: Store, to: Address, *, now: datetime) -> Sequence[Draft]:
    """Hers, in which she answered something, newest first."""
    hers = Draft.channel == to.channel, Draft.account == to.account, Draft.state.in_(("open", "parked"))
    left = select(Draft).where(*hers, Draft.updated_at <= now - LEFT_ALONE, Draft.updated_at > now - TOO_OLD)
    every = store.scalars(left.order_by(Draft.updated_at.desc())).all()
    return [draft for draft in every if draft.asked or draft.last_line][:AT_MOST]
