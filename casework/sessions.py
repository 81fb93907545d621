"""Meetings of coach and client: logging, changing and undoing them."""

from datetime import date, datetime

from casework import access, entries
from casework.models import Session, Trajectory
from casework.queries import closings, sessions, trajectories
from foundation import audit
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store

LONGEST = 480  # minutes (DOMAIN I7)
AFTER_CLOSING = frozenset({"opvolg3", "opvolg6"})  # INTERFACES, casework import, "Order"


class SessionInTheFuture(entries.InTheFuture):
    """A session is logged after it was held."""


class MinutesOutOfRange(Refusal):
    """Contact time is 1 to 480 minutes."""


class SessionAfterClosing(Refusal):
    """After the closing only follow-up talks are logged; anything more reopens the trajectory. `closed_on`."""


def log(
    store: Store,
    who: Who,
    trajectory: str,
    *,
    held_on: date,
    kind: str,
    now: datetime,
    minutes: int | None = None,
    status: str = "held",
    draft: str | None = None,
) -> Session:
    """Log a session. The same draft twice is the same session. May lie before the referral: see `before_referral`."""
    walk = access.trajectory_for(store, who, trajectory, now=now)
    if draft and (made := sessions.made_from(store, draft)):
        if made.trajectory_id != walk.id:
            raise NotFound
        return made
    session = Session(
        public_id=store.new_public_id(), organisation_id=walk.organisation_id, trajectory_id=walk.id,
        held_on=held_on, minutes=minutes, kind=kind, status=status, draft=draft,
        logged_by=who.person_id, logged_at=now,
    )  # fmt: skip
    _check(store, walk, session, now)
    store.add(session)
    store.flush()
    audit.note(store, who, "session.log", session, now=now)
    return session


def change(
    store: Store,
    who: Who,
    session: str,
    *,
    now: datetime,
    held_on: date | None = None,
    kind: str | None = None,
    minutes: int | None = None,
    status: str | None = None,
) -> Session:
    """Correct a session at any time. What is not given stays as it was."""
    changed = access.session_for(store, who, session, now=now)
    given = {"held_on": held_on, "kind": kind, "minutes": minutes, "status": status}
    facts = {name: getattr(changed, name) if value is None else value for name, value in given.items()}
    _check(store, access.trajectory_of(store, changed), Session(**facts), now)
    for name, value in facts.items():
        setattr(changed, name, value)
    store.flush()
    audit.note(store, who, "session.change", changed, now=now)
    return changed


def move(store: Store, who: Who, session: str, to: Trajectory, *, now: datetime) -> Session:
    """It was another client's: the session goes to a trajectory that was let through, by the rules there."""
    moved = access.session_for(store, who, session, now=now)
    _check(store, to, moved, now)
    moved.trajectory_id, moved.organisation_id = to.id, to.organisation_id
    store.flush()
    audit.note(store, who, "session.move", moved, now=now)
    return moved


def undo(store: Store, who: Who, session: str, *, now: datetime) -> None:
    """Take a session back within ten minutes, by who logged it; otherwise `entries.TooLateToUndo`."""
    undone = access.session_for(store, who, session, now=now)
    entries.may_undo(who, undone, now=now)
    store.delete(undone)
    store.flush()
    audit.note(store, who, "session.undo", undone, now=now)


def before_referral(store: Store, session: Session) -> bool:
    """Whether it was held before the referral came in: allowed (the client was known), but worth saying."""
    received_on = trajectories.received_on(store, access.trajectory_of(store, session))
    return received_on is not None and session.held_on < received_on


def _check(store: Store, walk: Trajectory, session: Session, now: datetime) -> None:
    entries.known("session_kind", session.kind)
    entries.known("session_status", session.status)
    entries.not_in_future(session.held_on, now, SessionInTheFuture)
    if session.minutes is not None and not 1 <= session.minutes <= LONGEST:
        raise MinutesOutOfRange(minutes=session.minutes)
    final = closings.final(store, walk)
    if final and session.held_on > final.closed_on and session.kind not in AFTER_CLOSING:
        raise SessionAfterClosing(closed_on=final.closed_on)
