"""What decides whether a trajectory is asked about after 3 and 6 months, read for many trajectories at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Integer, bindparam, select

from casework.milestones import End, Stay
from casework.models import Closing, Consent, FollowUp, Participation, Question, Trajectory
from foundation.storage import Store


@dataclass(slots=True)
class Facts:
    """Stays, closings, the months answered and the (kind, subject) asked of one trajectory.

    `refused`: she does not want to be asked after 3 and 6 months.
    """

    imported_at: datetime | None = None
    stays: list[Stay] = field(default_factory=list)
    ends: list[End] = field(default_factory=list)
    answered: set[int] = field(default_factory=set)
    asked: set[tuple[str, str]] = field(default_factory=set)
    refused: bool = False


# The ids stand in the statement itself: a thousand values of their own take a driver longer than the question.
_THESE = bindparam("these", type_=Integer, expanding=True, literal_execute=True)
_p, _c, _f, _q, _k = Participation, Closing, FollowUp, Question, Consent
_IMPORTED = select(Trajectory.id, Trajectory.imported_at).where(Trajectory.id.in_(_THESE))
_STAYS = select(_p.trajectory_id, _p.started_on, _p.stopped_on, _p.stop_reason).where(_p.trajectory_id.in_(_THESE))
_ENDS = select(_c.trajectory_id, _c.closed_on, _c.reason, _c.reopened_on, _c.may_ask_later).where(
    _c.trajectory_id.in_(_THESE)
)
_ANSWERED = select(_f.trajectory_id, _f.months).where(_f.trajectory_id.in_(_THESE))
_ASKED = select(_q.trajectory_id, _q.kind, _q.subject).where(_q.trajectory_id.in_(_THESE))
_SAID = (
    select(_k.trajectory_id, _k.granted)
    .where(_k.purpose == "follow_up", _k.trajectory_id.in_(_THESE))
    .order_by(_k.answered_on, _k.id)
)


def facts(store: Store, ids: Iterable[int]) -> dict[int, Facts]:
    """The facts of these trajectories, by id. At most a few thousand at a time."""
    these = {"these": list(ids)}
    found = {row.id: Facts(imported_at=row.imported_at) for row in store.execute(_IMPORTED, these)}
    for stay in store.execute(_STAYS, these):
        found[stay.trajectory_id].stays.append(Stay(stay.started_on, stay.stopped_on, stay.stop_reason))
    for end in store.execute(_ENDS, these):
        found[end.trajectory_id].ends.append(End(end.closed_on, end.reason, end.reopened_on, end.may_ask_later))
    for answer in store.execute(_ANSWERED, these):
        found[answer.trajectory_id].answered.add(answer.months)
    for asked in store.execute(_ASKED, these):
        found[asked.trajectory_id].asked.add((asked.kind, asked.subject))
    for told in store.execute(_SAID, these):
        found[told.trajectory_id].refused = not told.granted
    return found
