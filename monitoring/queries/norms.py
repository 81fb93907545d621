"""SELECTs about norms."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, select

from foundation.storage import Store
from monitoring.steering_models import Norm


def begun(
    store: Store, municipality_ids: Collection[int], keys: Collection[str], *, on: date, practices: bool = False
) -> Sequence[Norm]:
    """What was set here and began on or before this day, oldest first; of municipalities, or of their practices."""
    whose = Norm.practice_id.is_not(None) if practices else Norm.practice_id.is_(None)
    return store.scalars(_live(municipality_ids, keys).where(whose, Norm.from_on <= on)).all()


def first_day(store: Store, municipality_id: int, key: str, practice_id: int) -> date | None:
    """The day from which this norm was first set for a practice."""
    theirs = _live([municipality_id], [key]).where(Norm.practice_id == practice_id)
    return next((row.from_on for row in store.scalars(theirs.limit(1))), None)


def history(store: Store, municipality_id: int, key: str, *, most: int) -> Sequence[Norm]:
    """Everything that was ever set of one norm, newest first; for practices and what was taken back too."""
    one = select(Norm).where(Norm.municipality_id == municipality_id, Norm.key == key)
    return store.scalars(one.order_by(Norm.from_on.desc(), Norm.id.desc()).limit(most)).all()


def one(store: Store, public_id: str, municipality_ids: Collection[int]) -> Norm | None:
    """The norm with this public id, in one of these municipalities."""
    return store.scalars(
        select(Norm).where(Norm.public_id == public_id, Norm.municipality_id.in_(municipality_ids))
    ).one_or_none()


def _live(municipality_ids: Collection[int], keys: Collection[str]) -> Select[Norm]:
    here = Norm.municipality_id.in_(municipality_ids), Norm.key.in_(keys), Norm.taken_back_at.is_(None)
    return select(Norm).where(*here).order_by(Norm.from_on, Norm.id)
