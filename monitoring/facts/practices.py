"""What casework knows of the practices: when they last met a coach, and which trajectories came from one."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import exists, func, select

from casework.models import PracticeMeeting, Trajectory
from foundation.people.models import Organisation
from foundation.storage import Store


def present(store: Store, municipality_id: int, also: Collection[int]) -> Mapping[int, Organisation]:
    """The practices in use of a municipality, and these others, by id, in order of their names."""
    here = (Organisation.municipality_id == municipality_id) | Organisation.id.in_(also)
    found = select(Organisation).where(Organisation.kind == "practice", Organisation.removed_at.is_(None), here)
    return {one.id: one for one in store.scalars(found.order_by(Organisation.name, Organisation.id))}


def named(store: Store, municipality_id: int, public_id: str) -> Organisation | None:
    """The practice with this public id, if it is in this municipality or somebody came from it there."""
    sent = exists().where(Trajectory.practice_id == Organisation.id, Trajectory.municipality_id == municipality_id)
    here = (Organisation.municipality_id == municipality_id) | sent
    found = select(Organisation).where(Organisation.public_id == public_id, Organisation.kind == "practice", here)
    return store.scalars(found.where(Organisation.removed_at.is_(None))).one_or_none()


def last_met(store: Store, practice_ids: Collection[int], *, today: date) -> Mapping[int, date]:
    """The last day up to today on which a coach met each practice."""
    met = (
        select(PracticeMeeting.practice_id, func.max(PracticeMeeting.met_on))
        .where(PracticeMeeting.practice_id.in_(practice_ids), PracticeMeeting.met_on <= today)
        .group_by(PracticeMeeting.practice_id)
    )
    return {practice: on for practice, on in store.execute(met) if on is not None}


def trajectories(store: Store, practice_id: int, municipality_id: int) -> Mapping[int, int | None]:
    """All that came from one practice in one municipality: by the id of the trajectory that of its coach, if any."""
    here = Trajectory.practice_id == practice_id, Trajectory.municipality_id == municipality_id
    found = store.execute(select(Trajectory.id, Trajectory.coach_id).where(*here))
    return {row.id: row.coach_id for row in found}
