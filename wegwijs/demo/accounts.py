"""Who is who on the chat page: accounts of the demo's people in a channel."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select, update

from foundation.people.models import Account, Person
from foundation.storage import Store


def link_accounts(store: Store, channel: str, numbers: Mapping[str, int], now: datetime) -> None:
    """Let these numbers speak for these people, by name. Linked before: that is how it is now. KeyError: no such one.

    An account that spoke for somebody else is given to who is named here.
    """
    people = _named(store, numbers)
    for name, number in numbers.items():
        account = store.get(Account, (channel, number)) or Account(channel=channel, number=number)
        account.person_id, account.reachable, account.linked_at = people[name], True, now
        store.add(account)
    store.flush()


def still_here(store: Store, now: datetime) -> None:
    """Note a sign of life of everybody with an account: the demo's clock leaps months, its people were not away.

    Without this a leap of 90 days would take the coach her clients (DESIGN §4 "People": idle memberships lapse).
    """
    linked = select(Account.person_id)
    store.execute(update(Person).where(Person.id.in_(linked), Person.invented).values(last_seen_at=now))


def _named(store: Store, names: Mapping[str, int]) -> dict[str, int]:
    rows = store.execute(select(Person.name, Person.id).where(Person.name.in_(names), Person.invented))
    found = {row.name: row.id for row in rows}
    missing = names.keys() - found.keys()
    if missing:
        raise KeyError(min(missing))
    return found
