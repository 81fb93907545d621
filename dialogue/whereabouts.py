"""Where a person is reached, if she still has the role for which we want to reach her; and when she last was."""

from datetime import datetime

from sqlalchemy import func, select

from dialogue.models import Outgoing
from dialogue.outbox import Address
from foundation.language.dates import said_on
from foundation.people import accounts, people
from foundation.storage import Store


def reached(store: Store, person_id: int | None, *roles: str, now: datetime) -> Address | None:
    """Her first account that can be reached; None when she has left, is blocked or has another role by now."""
    if person_id is None:
        return None
    for account in accounts.of(store, person_id):
        who = people.who(store, account.channel, account.number, today=said_on(now))
        if who.has(*roles):
            return Address(account.channel, account.number, account.number, who.language)
    return None


def last_said(store: Store, channel: str, number: int, kind: str) -> datetime | None:
    """When a message of this kind last went to an account."""
    mine = (Outgoing.channel == channel, Outgoing.account == number, Outgoing.kind == kind)
    return store.scalar(select(func.max(Outgoing.made_at)).where(*mine))
