"""SELECTs about the two questions of a half-year."""

from collections.abc import Sequence

from sqlalchemy import select, update

from foundation.people.models import Organisation
from foundation.storage import Store
from monitoring.process.models import ProcessAnswer


def of(store: Store, half: str, person_id: int) -> ProcessAnswer | None:
    """What she answered in this half-year."""
    hers = ProcessAnswer.half == half, ProcessAnswer.person_id == person_id
    return store.scalars(select(ProcessAnswer).where(*hers)).one_or_none()


def answered(store: Store, half: str) -> set[int]:
    """Who answered in this half-year."""
    found = select(ProcessAnswer.person_id).where(ProcessAnswer.half == half, ProcessAnswer.person_id.is_not(None))
    return {person_id for person_id in store.scalars(found) if person_id is not None}


def of_half(store: Store, half: str, *, invented: bool) -> Sequence[ProcessAnswer]:
    """Every answer of a half-year: one for each coach at most."""
    found = select(ProcessAnswer).join(Organisation, Organisation.id == ProcessAnswer.organisation_id)
    return store.scalars(found.where(ProcessAnswer.half == half, Organisation.invented.is_(invented))).all()


def let_go(store: Store, half: str) -> int:
    """Whose the answers of all other half-years are is forgotten. Returns of how many."""
    named = ProcessAnswer.half != half, ProcessAnswer.person_id.is_not(None)
    return store.connection().execute(update(ProcessAnswer).where(*named).values(person_id=None)).rowcount
