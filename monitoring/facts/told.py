"""First talks and closings of a period of which a referrer could be told, and whether that was done in time."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import ColumnElement, exists, func, select

from casework.feedback.moments import IN_TIME, NOBODY, SILENT
from casework.models import Closing, Feedback, Referral, Session, Trajectory
from casework.models.feedback import NOT_NEEDED
from foundation.storage import Store
from monitoring.facts.conditions import counted, of_trajectory, standing
from monitoring.facts.values import Told
from monitoring.scope import Scope

INTAKE, CLOSING = "intake", "closing"


def told(store: Store, scope: Scope, *, first: date, last: date, today: date) -> tuple[Told, ...]:
    """Counts by what it is about. Where the fourteen days are not over and nothing was sent, it is not counted yet."""
    found: Counter[tuple[str, bool]] = Counter()
    both: tuple[tuple[str, Iterable[tuple[date, date | None]]], ...] = (
        (INTAKE, _intakes(store, scope, first=first, last=last, today=today)),
        (CLOSING, _closings(store, scope, first=first, last=last, today=today)),
    )
    for about, rows in both:
        for on, sent_on in rows:
            if sent_on is not None and sent_on <= on + IN_TIME:
                found[about, True] += 1
            elif today > on + IN_TIME:
                found[about, False] += 1
    return tuple(Told(about, in_time, count) for (about, in_time), count in sorted(found.items()))


def _intakes(store: Store, scope: Scope, *, first: date, last: date, today: date) -> Iterator[tuple[date, date | None]]:
    """(First talk, first letter about it). A talk that came only after the closing brings nobody into support."""
    talks = select(Session.trajectory_id).where(Session.status == "held", Session.held_on.between(first, last))
    held = select(Session.held_on).where(of_trajectory(Session), Session.status == "held").order_by(Session.held_on)
    closed = select(func.min(Closing.closed_on)).where(of_trajectory(Closing), standing(today))
    rows = store.execute(
        select(
            held.limit(1).correlate(Trajectory).scalar_subquery(),
            closed.correlate(Trajectory).scalar_subquery(),
            _sent(today, INTAKE),
        ).where(Trajectory.id.in_(talks), *counted(scope, today), _referred())
    )
    for first_held, closed_on, sent_on in rows:
        if first_held >= first and (closed_on is None or first_held <= closed_on):
            yield first_held, sent_on


def _closings(
    store: Store, scope: Scope, *, first: date, last: date, today: date
) -> Iterator[tuple[date, date | None]]:
    """(Day of the closing, first letter about it). Who read that nobody could be reached, knows that it ended."""
    rows = store.execute(
        select(Closing.closed_on, _sent(today, CLOSING, "not_reached"))
        .join(Trajectory, of_trajectory(Closing))
        .where(Closing.closed_on.between(first, last), standing(today), Closing.reason.not_in(SILENT))
        .where(*counted(scope, today), _referred())
    )
    yield from ((row[0], row[1]) for row in rows)


def _sent(today: date, *kinds: str) -> ColumnElement[date]:
    letters = Feedback.kind.in_(kinds), Feedback.channel != NOT_NEEDED, Feedback.sent_on <= today
    sent = select(func.min(Feedback.sent_on)).where(of_trajectory(Feedback), *letters)
    return sent.correlate(Trajectory).scalar_subquery()


def _referred() -> ColumnElement[bool]:
    """Somebody who can be told referred."""
    return exists().where(of_trajectory(Referral), Referral.referrer_type.not_in(NOBODY))
