"""First talks and closings of a period of which a referrer could be told, and whether that was done in time."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlalchemy import Select, func, select

from casework.feedback.moments import IN_TIME, NOBODY, SILENT
from casework.models import Closing, Feedback, Referral, Session
from casework.models.feedback import NOT_NEEDED
from foundation.storage import prepared
from monitoring.facts.together import Source, read_everywhere
from monitoring.facts.values import Told, Walk

INTAKE, CLOSING = "intake", "closing"
ABOUT = {INTAKE: ("intake",), CLOSING: ("closing", "not_reached")}  # who read that nobody was reached, knows it ended
EARLIER = timedelta(days=92)  # a letter that nobody could be reached may go well before the closing
Letters = Mapping[tuple[int, str], date]


def told(source: Source, walks: Sequence[Walk], *, first: date, last: date, today: date) -> tuple[Told, ...]:
    """Counts by what it is about, of what `each_told` gives."""
    each = each_told(source, walks, first=first, last=last, today=today)
    found = Counter((about, in_time) for _, about, in_time in each)
    return tuple(Told(about, in_time, count) for (about, in_time), count in sorted(found.items()))


def each_told(
    source: Source, walks: Sequence[Walk], *, first: date, last: date, today: date
) -> Iterator[tuple[int, str, bool]]:
    """(Trajectory, about, in time). Where the fourteen days are not over and nothing was sent, it is not there yet."""
    touched = [walk for walk in walks if walk.ending or (walk.first_held and walk.first_held >= first)]
    letters, referred = _letters(source, first=first, last=last, today=today), _referred(source, first=first, last=last)
    for walk in (each for each in touched if each.id in referred):
        for about, on in _moments(walk, first):
            sent = [letters[walk.id, kind] for kind in ABOUT[about] if (walk.id, kind) in letters]
            if sent and min(sent) <= on + IN_TIME:
                yield walk.id, about, True
            elif today > on + IN_TIME:
                yield walk.id, about, False


def _moments(walk: Walk, first: date) -> Iterator[tuple[str, date]]:
    """A talk that came only after the closing brings nobody into support."""
    held, ending = walk.first_held, walk.ending
    if held is not None and held >= first and (ending is None or held <= ending.on):
        yield INTAKE, held
    if ending is not None and ending.reason not in SILENT:
        yield CLOSING, ending.on


def _letters(source: Source, *, first: date, last: date, today: date) -> Letters:
    """The day of the first letter of each kind that can be about this period, by trajectory."""
    rows = read_everywhere(source, _sent, since=first - EARLIER, until=min(last + IN_TIME, today))
    return {(trajectory, kind): sent_on for trajectory, kind, sent_on in rows}


@prepared
def _sent(since: date, until: date) -> Select[int, str, date]:
    return (
        select(Feedback.trajectory_id, Feedback.kind, func.min(Feedback.sent_on))
        .where(Feedback.sent_on.between(since, until), Feedback.channel != NOT_NEEDED)
        .group_by(Feedback.trajectory_id, Feedback.kind)
    )


def _referred(source: Source, *, first: date, last: date) -> set[int]:
    """Of the trajectories with a talk or a closing in the period those to which somebody referred who can be told."""
    return {trajectory for (trajectory,) in read_everywhere(source, _of_referrers, first=first, last=last)}


@prepared
def _of_referrers(first: date, last: date) -> Select[int]:
    talks = select(Session.trajectory_id).where(Session.held_on.between(first, last))
    closings = select(Closing.trajectory_id).where(Closing.closed_on.between(first, last))
    return select(Referral.trajectory_id).where(
        Referral.trajectory_id.in_(talks.union_all(closings)), Referral.referrer_type.not_in(NOBODY)
    )
