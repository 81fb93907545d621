"""What is pointed out once: ten hours in a trajectory, and who may need more help (DOMAIN C01, C07)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from casework import access
from casework.models import Client, Participation, Signal, Trajectory
from casework.models.signals import EXTRA_CHECK, TEN_HOURS
from casework.queries import signals
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound
from foundation.storage import Store

TEN = 10  # hours: the rule of thumb where a municipality has no norm of its own
FACTOR = 1.5  # minutes of work in all for each minute of contact: preparing, travelling, writing
VOLUNTEER = "vrijwilliger"
AFTER = timedelta(weeks=2)  # from the first time
TOO_LATE = timedelta(weeks=8)  # after it the check after three months is near
SAID = ("well", "help")


@dataclass(frozen=True, slots=True)
class Pointed:
    """Something to point out: public ids of the client, the trajectory and, of an extra check, the participation.

    `hours`: of all work, rounded down. `what`: the name of the activity.
    """

    client: str
    trajectory: str
    code_name: str
    participation: str = ""
    hours: int = 0
    what: str = ""


def ten_hours(store: Store, who: Who, *, factor: float = FACTOR, hours: float = TEN) -> list[Pointed]:
    """Her open trajectories with so many hours of work (contact minutes times the factor) that she did not see yet."""
    found = signals.contact_minutes(store, access.mine(who), at_least=hours * 60 / factor)
    seen = {each.trajectory_id for each in signals.of(store, list(found)) if each.kind == TEN_HOURS}
    walks = [store.get_one(Trajectory, id_) for id_ in sorted(set(found) - seen)]
    return [_pointed(store, walk, hours=int(found[walk.id] * factor // 60)) for walk in walks]


def see_ten_hours(store: Store, who: Who, trajectory: str, *, now: datetime) -> Trajectory:
    """She knows: it is not pointed out again."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if not any(each.kind == TEN_HOURS for each in signals.of(store, [walk.id])):
        _keep(store, who, _new(walk, TEN_HOURS), "seen", now)
    return walk


def minutes_of(store: Store, walk: Trajectory) -> int:
    """The minutes of contact in a trajectory that was let through."""
    return signals.contact_minutes(store, Trajectory.id == walk.id, at_least=0).get(walk.id, 0)


def extra_checks(store: Store, who: Who, *, today: date) -> list[Pointed]:
    """Who began two weeks ago as a volunteer, or needs more help, and of whom nobody said how it goes."""
    going = signals.taking_part(store, access.mine(who))
    known = {each.subject: each for each in _of(store, {walk.id for _, walk in going})}
    return [
        _pointed(store, walk, participation=choice.public_id, what=choice.listing_name or "")
        for choice, walk in going
        if _due(choice, walk, known.get(choice.public_id), today)
    ]


def want_extra_check(store: Store, who: Who, participation: str, *, now: datetime) -> Participation:
    """She may need more help there: ask after two weeks, also where it is no volunteer work. Once."""
    choice = access.participation_for(store, who, participation, now=now)
    walk = access.trajectory_of(store, choice)
    if all(each.subject != choice.public_id for each in _of(store, [walk.id])):
        _keep(store, who, _new(walk, EXTRA_CHECK, choice.public_id), None, now)
    return choice


def answer_extra_check(store: Store, who: Who, participation: str, said: str, *, now: datetime) -> Participation:
    """How it goes: `well`, or she needs `help`. Said again, the newest counts."""
    choice = access.participation_for(store, who, participation, now=now)
    if said not in SAID:
        raise NotFound
    walk = access.trajectory_of(store, choice)
    asked = next((each for each in _of(store, [walk.id]) if each.subject == choice.public_id), None)
    _keep(store, who, asked or _new(walk, EXTRA_CHECK, choice.public_id), said, now)
    return choice


def _due(choice: Participation, walk: Trajectory, known: Signal | None, today: date) -> bool:
    wanted = choice.category == VOLUNTEER if known is None else known.answer is None
    began = choice.started_on
    if not wanted or began is None or not began + AFTER <= today <= began + TOO_LATE:
        return False
    return walk.imported_at is None or began + AFTER > said_on(walk.imported_at)


def _of(store: Store, ids: Iterable[int]) -> list[Signal]:
    return [each for each in signals.of(store, sorted(ids)) if each.kind == EXTRA_CHECK]


def _new(walk: Trajectory, kind: str, subject: str = "") -> Signal:
    return Signal(organisation_id=walk.organisation_id, trajectory_id=walk.id, kind=kind, subject=subject)


def _keep(store: Store, who: Who, signal: Signal, answer: str | None, now: datetime) -> None:
    signal.answer, signal.answered_on = answer, said_on(now) if answer else None
    signal.logged_by, signal.logged_at = who.person_id, now
    store.add(signal)
    store.flush()
    walk = store.get_one(Trajectory, signal.trajectory_id)
    audit.record(store, who, f"signal.{signal.kind}", walk.public_id, now=now, organisation_id=walk.organisation_id)


def _pointed(store: Store, walk: Trajectory, *, participation: str = "", hours: int = 0, what: str = "") -> Pointed:
    client = store.get_one(Client, walk.client_id)
    return Pointed(client.public_id, walk.public_id, client.code_name, participation, hours, what)
