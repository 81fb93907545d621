"""SELECTs about organisations and municipalities."""

from collections.abc import Sequence

from sqlalchemy import Select, func, select

from foundation.people.models import Municipality, Organisation
from foundation.storage import Store, prepared


def present(store: Store, kind: str | None = None) -> Sequence[Organisation]:
    """The organisations that were not removed, of one kind or of all, by name."""
    query = select(Organisation).where(Organisation.removed_at.is_(None)).order_by(Organisation.name, Organisation.id)
    return store.scalars(query if kind is None else query.where(Organisation.kind == kind)).all()


def called(store: Store, name: str, kind: str | None = None) -> Sequence[Organisation]:
    """Organisations with this name (capitals do not matter), removed ones too."""
    query = select(Organisation).where(func.lower(Organisation.name) == name.lower()).order_by(Organisation.id)
    return store.scalars(query if kind is None else query.where(Organisation.kind == kind)).all()


def municipality_called(store: Store, name: str) -> Municipality | None:
    """The municipality of this name (capitals do not matter)."""
    return store.scalars(select(Municipality).where(func.lower(Municipality.name) == name.lower())).first()


def municipalities(store: Store) -> Sequence[Municipality]:
    """Every municipality, by name."""
    return store.scalars(*_municipalities()).all()


@prepared
def _municipalities() -> Select[Municipality]:
    return select(Municipality).order_by(Municipality.name)
