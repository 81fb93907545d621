"""A person who was not here before."""

from datetime import datetime

from foundation.people.models import Account, Invite, Organisation, Person
from foundation.storage import Store

_NAME_LENGTH = 80


def newcomer(store: Store, invite: Invite, channel: str, number: int, name: str, *, now: datetime) -> Person:
    """Whoever joins an invented organisation (the demo) is invented too: no row of the demo passes for a real one."""
    shown = "".join(ch for ch in " ".join(name.split()) if ch.isprintable())[:_NAME_LENGTH].strip()
    invented = store.get_one(Organisation, invite.organisation_id).invented
    person = Person(public_id=store.new_public_id(), name=shown or "?", language="nl", invented=invented)
    store.add(person)
    store.flush()
    store.add(Account(channel=channel, number=number, person_id=person.id, reachable=True, linked_at=now))
    return person
