"""Accounts: whether a person can be reached in a channel, and where."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Update, update

from foundation.people.models import Account
from foundation.people.queries import people as queries
from foundation.storage import Store, prepared


def of(store: Store, person_id: int, *, channel: str | None = None) -> Sequence[Account]:
    """The accounts of a person that can be reached, in one channel or in all."""
    return [account for account in queries.accounts_of(store, person_id, channel) if account.reachable]


def with_role(store: Store, role: str, *, today: date) -> Sequence[Account]:
    """The reachable accounts of everybody who has this role today, each once, in order of person."""
    return queries.accounts_with_role(store, role, today=today)


def mark_unreachable(store: Store, channel: str, number: int) -> None:
    """The channel says that this person blocked us or left: nothing is sent there until she speaks again."""
    store.connection().execute(*_marked(to=False, in_channel=channel, with_number=number))


def mark_reachable(store: Store, channel: str, number: int) -> None:
    """The account spoke to us, so it can be answered. Said at every update, so nothing is loaded for it."""
    store.connection().execute(*_marked(to=True, in_channel=channel, with_number=number))


@prepared
def _marked(to: bool, in_channel: str, with_number: int) -> Update:
    mine = (Account.channel == in_channel, Account.number == with_number, Account.reachable != to)
    return update(Account).where(*mine).values(reachable=to)
