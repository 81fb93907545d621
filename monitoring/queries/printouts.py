"""SELECTs about what practices supplied: print-outs and care use."""

from collections.abc import Sequence

from sqlalchemy import Row, select

from foundation.people.models import Organisation
from foundation.storage import Store
from monitoring.steering_models import CareUse, Printout


def of_municipality(store: Store, municipality_id: int, *, most: int) -> Sequence[Row[Printout, Organisation]]:
    """(Print-out, practice) by practice, the newest period first."""
    here = Printout.municipality_id == municipality_id, Printout.taken_back_at.is_(None)
    found = select(Printout, Organisation).join(Organisation, Organisation.id == Printout.practice_id).where(*here)
    return store.execute(
        found.order_by(Organisation.name, Printout.until_on.desc(), Printout.id.desc()).limit(most)
    ).all()


def care_use(store: Store, municipality_id: int, *, most: int) -> Sequence[Row[CareUse, Organisation]]:
    """(Care use, practice) by practice, the newest year first."""
    here = CareUse.municipality_id == municipality_id, CareUse.taken_back_at.is_(None)
    found = select(CareUse, Organisation).join(Organisation, Organisation.id == CareUse.practice_id).where(*here)
    return store.execute(found.order_by(Organisation.name, CareUse.year.desc(), CareUse.id.desc()).limit(most)).all()


def one(store: Store, public_id: str) -> Printout | CareUse | None:
    """Either of them with this public id."""
    printout = store.scalars(select(Printout).where(Printout.public_id == public_id)).one_or_none()
    if printout is not None:
        return printout
    return store.scalars(select(CareUse).where(CareUse.public_id == public_id)).one_or_none()
