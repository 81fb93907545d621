"""Accounts: whether a person can be reached in a channel, and where."""

from collections.abc import Sequence
from datetime import date

from foundation.people.models import Account
from foundation.people.queries import people as queries
from foundation.storage import Store


def of(store: Store, person_id: int, *, channel: str | None = None) -> Sequence[Account]:
    """The accounts of a person that can be reached, in one channel or in all."""
    return [account for account in queries.accounts_of(store, person_id, channel) if account.reachable]


def with_role(store: Store, role: str, *, today: date) -> Sequence[Account]:
    """The reachable accounts of everybody who has this role today, each once, in order of person."""
    return queries.accounts_with_role(store, role, today=today)


def mark_unreachable(store: Store, channel: str, number: int) -> None:
    """The channel says that this person blocked us or left: nothing is sent there until she speaks again."""
    _mark(store, channel, number, reachable=False)


def mark_reachable(store: Store, channel: str, number: int) -> None:
    """The account spoke to us, so it can be answered."""
    _mark(store, channel, number, reachable=True)


def _mark(store: Store, channel: str, number: int, *, reachable: bool) -> None:
    account = store.get(Account, (channel, number))
    if account is not None and account.reachable != reachable:
        account.reachable = reachable
