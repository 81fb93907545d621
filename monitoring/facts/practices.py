"""What casework knows of the practices: which there are, and when they last met a coach."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import ColumnElement, exists, func, select

from casework.models import BareReferral, PracticeMeeting, Referral, Trajectory
from foundation.people.models import Organisation
from foundation.storage import Store
from monitoring.facts.conditions import of_trajectory


def present(store: Store, municipality_id: int, also: Collection[str]) -> Mapping[int, Organisation]:
    """The practices in use of a municipality, and others by these names from which somebody came, in order of names."""
    here = (Organisation.municipality_id == municipality_id) | (Organisation.name.in_(also) & _sent(municipality_id))
    found = select(Organisation).where(Organisation.kind == "practice", Organisation.removed_at.is_(None), here)
    return {one.id: one for one in store.scalars(found.order_by(Organisation.name, Organisation.id))}


def named(store: Store, municipality_id: int, public_id: str) -> Organisation | None:
    """The practice with this public id, if it is in this municipality or somebody came from it there."""
    here = (Organisation.municipality_id == municipality_id) | _sent(municipality_id)
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


def _sent(municipality_id: int) -> ColumnElement[bool]:
    there = of_trajectory(Referral), Trajectory.municipality_id == municipality_id
    came = exists().where(Referral.practice_id == Organisation.id, *there)
    bare = exists().where(BareReferral.practice_id == Organisation.id, BareReferral.municipality_id == municipality_id)
    return came | bare
