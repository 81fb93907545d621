"""What decides whether a trajectory is asked about after 3 and 6 months, read for many trajectories at once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select

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


def facts(store: Store, ids: Iterable[int]) -> dict[int, Facts]:
    """The facts of these trajectories, by id. At most a few thousand at a time."""
    wanted = list(ids)
    imported = select(Trajectory.id, Trajectory.imported_at).where(Trajectory.id.in_(wanted))
    found = {row.id: Facts(imported_at=row.imported_at) for row in store.execute(imported)}
    p, c, q, f = Participation, Closing, Question, FollowUp
    stays = select(p.trajectory_id, p.started_on, p.stopped_on, p.stop_reason).where(p.trajectory_id.in_(wanted))
    for stay in store.execute(stays):
        found[stay.trajectory_id].stays.append(Stay(stay.started_on, stay.stopped_on, stay.stop_reason))
    ends = select(c.trajectory_id, c.closed_on, c.reason, c.reopened_on, c.may_ask_later)
    for end in store.execute(ends.where(c.trajectory_id.in_(wanted))):
        found[end.trajectory_id].ends.append(End(end.closed_on, end.reason, end.reopened_on, end.may_ask_later))
    for answer in store.execute(select(f.trajectory_id, f.months).where(f.trajectory_id.in_(wanted))):
        found[answer.trajectory_id].answered.add(answer.months)
    for asked in store.execute(select(q.trajectory_id, q.kind, q.subject).where(q.trajectory_id.in_(wanted))):
        found[asked.trajectory_id].asked.add((asked.kind, asked.subject))
    said = select(Consent.trajectory_id, Consent.granted).where(Consent.purpose == "follow_up")
    for told in store.execute(said.where(Consent.trajectory_id.in_(wanted)).order_by(Consent.answered_on, Consent.id)):
        found[told.trajectory_id].refused = not told.granted
    return found
