"""Who opened, changed or exported what is kept of a client, and when; never what it said (DOMAIN §4.1 "Logging")."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from casework.belonging import ids_within
from casework.models import Client, Trajectory
from casework.queries import insight as queries
from foundation.people.models import Organisation, Person
from foundation.storage import Store


@dataclass(frozen=True, slots=True)
class Line:
    """`by`: the name of a person, empty for the clock. `verb` as in the trail; `outcome`: done, seen or denied."""

    at: datetime
    by: str
    verb: str
    outcome: str


def of(store: Store, client: Client, walks: Sequence[Trajectory]) -> list[Line]:
    """The log of a client in these trajectories, the oldest line first. What was corrected away is in it too."""
    ids = ids_within(store, walks) | queries.removed(store, [walk.id for walk in walks]) | {client.public_id}
    here = store.get_one(Organisation, client.organisation_id).public_id
    names: dict[int, str] = {}
    found = []
    for entry in queries.entries(store, ids, exported=here):
        if entry.person_id is not None and entry.person_id not in names:
            person = store.get(Person, entry.person_id)
            names[entry.person_id] = person.name if person is not None else "?"
        by = names[entry.person_id] if entry.person_id is not None else ""
        found.append(Line(entry.at, by, entry.verb, entry.outcome))
    return found
