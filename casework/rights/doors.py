"""Who may ask something about a client's records: her coach, or two authorised people once her coach has left."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from casework import access
from casework.code_names import CodeName
from casework.models import Client, Trajectory
from casework.queries import clients, rights, trajectories
from casework.rights.refusals import CoachIsThere, NoSuchCodeName
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.storage import Store

DECIDERS = ("coordinator", "admin")


def trajectory(store: Store, who: Who, client: str, *, now: datetime, keeping: bool = False) -> Trajectory:
    """A trajectory of the client about whom she may ask: her own, or that of a coach who left.

    `client`: her public id, or that of a trajectory where it is a colleague's for whom she stands in (`lent.pointer`).

    `keeping`: that her records must be kept an admin says of every client; for that nothing has to be seen.
    """
    hers = _hers(store, who, client)
    if hers is not None:
        return hers
    known = rights.client_in(store, client, who.organisations(*DECIDERS))
    walks = rights.walks_of(store, known.id) if known is not None else ()
    if not walks or not _may_ask(store, who, walks, now, keeping=keeping):
        access.deny(store, who, client, now=now)
    return walks[-1]


def named(store: Store, who: Who, name: CodeName, *, now: datetime, keeping: bool = False) -> Client:
    """The client with exactly this code name where she decides. Who asks after names is noted.

    `CoachIsThere` where a coach walks with her: that the code name exists is all that is told.
    """
    for organisation_id in who.organisations(*DECIDERS):
        known = clients.called(store, organisation_id, name)
        if known is not None:
            walks = rights.walks_of(store, known.id)
            may = _may_ask(store, who, walks, now, keeping=keeping)
            _note(store, who, known.public_id, "seen" if may else "denied", now)
            if not may:
                raise CoachIsThere
            return known
    _note(store, who, "-", "denied", now)
    raise NoSuchCodeName


def of_code_name(store: Store, organisation_id: int, written: str) -> Client:
    """The client of an organisation with this code name, for who runs Wegwijs. `NoSuchCodeName`."""
    name = CodeName.parse(written)
    known = clients.called(store, organisation_id, name) if name is not None else None
    if known is None:
        raise NoSuchCodeName
    return known


def is_hers(store: Store, who: Who, client: str) -> bool:
    """Whether she walks with this client herself, or for a colleague on leave."""
    return _hers(store, who, client) is not None


def walked(store: Store, walks: Iterable[Trajectory], *, now: datetime) -> bool:
    """Whether a coach who works there today walks any of these."""
    today = said_on(now)
    return any(
        walk.coach_id is not None
        and rights.is_member(store, walk.coach_id, walk.organisation_id, ("coach",), today=today)
        for walk in walks
    )


def _hers(store: Store, who: Who, about: str) -> Trajectory | None:
    walks = trajectories.of_client(store, about, access.mine(who))
    return walks[0] if walks else trajectories.called(store, about, access.mine(who))


def _may_ask(store: Store, who: Who, walks: Sequence[Trajectory], now: datetime, *, keeping: bool) -> bool:
    alone = keeping and any(walk.organisation_id in who.organisations("admin") for walk in walks)
    return alone or not walked(store, walks, now=now)


def _note(store: Store, who: Who, about: str, outcome: str, now: datetime) -> None:
    audit.record(store, who, "client.named", about, now=now, outcome=outcome)
