"""Who opened, changed or exported what is kept of a client, and when; never what it said (DOMAIN §4.1 "Logging")."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from casework import access
from casework.belonging import ids_within
from casework.code_names import CodeName
from casework.models import Client, Trajectory
from casework.queries import clients, rights, trajectories
from casework.queries import insight as queries
from foundation import audit
from foundation.people.models import Organisation, Person
from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from foundation.words import label

ELSEWHERE = "client.elsewhere"
READERS = ("admin", "officer")  # who keeps watch: they read of every client who was there, and nothing else of her


@dataclass(frozen=True, slots=True)
class Line:
    """`by`: the name of a person, empty for the clock. `verb` as in the trail; `outcome`: done, seen or denied.

    Of a colleague in his own trajectory with this client neither is told: "een collega" and `ELSEWHERE`.
    """

    at: datetime
    by: str
    verb: str
    outcome: str


class NobodyLogged(Refusal):
    """No client where she keeps watch has this code name."""


def named(store: Store, who: Who, name: CodeName, *, now: datetime) -> Client:
    """The client with exactly this code name where she keeps watch. Who asks after names is noted."""
    for organisation_id in who.organisations(*READERS):
        known = clients.called(store, organisation_id, name)
        if known is not None:
            return known
    audit.record(store, who, "client.named", "-", now=now, outcome="denied")
    raise NobodyLogged


def read(store: Store, who: Who, client: str, *, now: datetime) -> tuple[Client, list[Line]]:
    """The log of a client (public id): of her own trajectories for a coach, of all of them for who keeps watch."""
    known = rights.client_in(store, client, who.organisations(*READERS))
    walks = (
        rights.walks_of(store, known.id)
        if known is not None
        else trajectories.of_client(store, client, access.mine(who))
    )
    if not walks:
        access.deny(store, who, client, now=now)
    found = access.client_of(store, walks[0])
    audit.record(
        store, who, "client.access", client, now=now, organisation_id=found.organisation_id, outcome="seen"
    )  # fmt: skip
    return found, of(store, found, walks)


def of(store: Store, client: Client, walks: Sequence[Trajectory]) -> list[Line]:
    """The log of a client in these trajectories, the oldest line first. What was corrected away is in it too.

    That a client was looked at is hers to know; what a colleague who walks with her too did, is not her coach's. So of
    who touched none of these trajectories only the moment is in it, unless all of the client is asked for.
    """
    ids = ids_within(store, walks) | queries.removed(store, [walk.id for walk in walks])
    hers, whole = ids | {client.public_id}, len(rights.walks_of(store, client.id)) == len(walks)
    here = store.get_one(Organisation, client.organisation_id).public_id
    names: dict[int, str] = {}
    found = []
    entries = queries.entries(store, hers, exported=here)
    known = {entry.person_id for entry in entries if entry.object_id in ids} | {walk.coach_id for walk in walks}
    for entry in entries:
        if not whole and entry.object_id == client.public_id and entry.person_id not in {None, *known}:
            found.append(Line(entry.at, label("casework", "log.colleague"), ELSEWHERE, "seen"))
            continue
        if entry.person_id is not None and entry.person_id not in names:
            person = store.get(Person, entry.person_id)
            names[entry.person_id] = person.name if person is not None else "?"
        by = names[entry.person_id] if entry.person_id is not None else ""
        found.append(Line(entry.at, by, entry.verb, entry.outcome))
    return found
