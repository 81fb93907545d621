"""Complaints, life events and more reasons of a client: a tap notes one, a second takes it away (DOMAIN I3b, §3.9)."""

from collections.abc import Collection
from datetime import datetime

from casework import access
from casework.models import Circumstance, Trajectory
from casework.models.circumstances import COMPLAINTS, LIFE_EVENTS, REASONS
from casework.queries import circumstances
from foundation import audit
from foundation.language.dates import said_on
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store

MOST_REASONS = 3  # beside the main one (DOMAIN I3b)


class AlreadyTheMainReason(Refusal):
    """The main reason is none beside itself."""


class EnoughReasons(Refusal):
    """So many stand beside the main one. `most`."""


def turn(store: Store, who: Who, trajectory: str, what: str, *, now: datetime) -> None:
    """Note it, or take it away where it stands. A fourth reason is refused, and the main one."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if what not in (*COMPLAINTS, *LIFE_EVENTS, *REASONS):
        raise NotFound
    stands = [each for each in circumstances.of(store, walk) if each.what == what]
    if what in REASONS and not stands:
        _check(what, walk.main_reason, also(store, walk))
    for each in stands:
        store.delete(each)
    if not stands:
        noted = Circumstance(organisation_id=walk.organisation_id, trajectory_id=walk.id, what=what)
        noted.noted_on, noted.logged_by, noted.logged_at = said_on(now), who.person_id, now
        store.add(noted)
    store.flush()
    audit.note(store, who, "circumstance.turn", walk, now=now)


def standing(store: Store, walk: Trajectory) -> Collection[str]:
    """The complaints and life events that were noted, in the order of the lists: complaints first."""
    noted = {each.what for each in circumstances.of(store, walk)}
    return [what for what in (*COMPLAINTS, *LIFE_EVENTS) if what in noted]


def also(store: Store, walk: Trajectory) -> Collection[str]:
    """The reasons beside the main one, in the order of the list. After a merge there may be more than three."""
    noted = {each.what for each in circumstances.of(store, walk)} - {walk.main_reason}
    return [what for what in REASONS if what in noted]


def _check(reason: str, main: str | None, beside: Collection[str]) -> None:
    if reason == main:
        raise AlreadyTheMainReason
    if len(beside) >= MOST_REASONS:
        raise EnoughReasons(most=MOST_REASONS)
