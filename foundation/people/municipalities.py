"""Municipalities, found by name."""

from collections.abc import Sequence

from foundation.people.models import Municipality
from foundation.people.queries import organisations as queries
from foundation.refusals import NotFound
from foundation.storage import Store


class MunicipalityNotFound(NotFound):
    """No municipality has this name."""


def named(store: Store, name: str, *, create: bool = False) -> Municipality:
    """The municipality with this name (capitals and white space do not matter), made when asked for."""
    name = " ".join(name.split())
    found = queries.municipality_called(store, name)
    if found is not None:
        return found
    if not create or not name:
        raise MunicipalityNotFound(name=name)
    made = Municipality(name=name)
    store.add(made)
    store.flush()
    return made


def list_all(store: Store) -> Sequence[Municipality]:
    """Every municipality, by name."""
    return queries.municipalities(store)
