"""Where a person is reached, if she still has the role for which we want to reach her; and when she last was."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select

from dialogue.models import Outgoing
from dialogue.outbox import Address
from foundation.language.dates import said_on
from foundation.people import accounts, people
from foundation.storage import Store


def reached(
    store: Store, person_id: int | None, *roles: str, now: datetime, organisation_id: int | None = None
) -> Address | None:
    """Her first account that can be reached; None when she has left, is blocked or has another role by now.

    With `organisation_id`: only if she has the role there.
    """
    if person_id is None:
        return None
    for account in accounts.of(store, person_id):
        who = people.who(store, account.channel, account.number, today=said_on(now))
        if organisation_id in (None, *who.organisations(*roles)) and who.has(*roles):
            return Address(account.channel, account.number, account.number, who.language)
    return None


def last_said(store: Store, channel: str, number: int, kind: str) -> datetime | None:
    """When a message of this kind last went to an account."""
    mine = (Outgoing.channel == channel, Outgoing.account == number, Outgoing.kind == kind)
    return store.scalar(select(func.max(Outgoing.made_at)).where(*mine))


def last_about(store: Store, about: str, kind: str, key: str) -> int | None:
    """The number of the last message of this kind about this thing whose key begins so."""
    mine = (Outgoing.about == about, Outgoing.kind == kind, Outgoing.dedupe_key.startswith(key, autoescape=True))
    return store.scalar(select(func.max(Outgoing.id)).where(*mine))


def said_about(store: Store, about: Sequence[str], kind: str) -> set[str]:
    """Those of these things about which a message of this kind was made."""
    if not about:
        return set()
    mine = (Outgoing.about.in_(about), Outgoing.kind == kind)
    return {one for one in store.scalars(select(Outgoing.about).where(*mine).distinct()) if one is not None}
