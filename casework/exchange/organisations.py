"""Which organisation a folder belongs to."""

from foundation.people import organisations
from foundation.people.models import Organisation
from foundation.people.who import SYSTEM
from foundation.refusals import Refusal
from foundation.storage import Store
from foundation.words import label


class WhichOrganisation(Refusal):
    """There are several welfare organisations. `names`."""


class NoOrganisation(Refusal):
    """There is no welfare organisation yet."""


def to_import_into(store: Store, name: str | None) -> Organisation:
    """The organisation of this name; without a name the only one, or a new one in an empty database."""
    found = _only(store, name)
    return found or organisations.add(store, SYSTEM, label("casework", "import.organisation"), kind="welfare")


def to_export(store: Store, name: str | None) -> Organisation:
    """The organisation of this name; without a name the only one."""
    found = _only(store, name)
    if found is None:
        raise NoOrganisation
    return found


def _only(store: Store, name: str | None) -> Organisation | None:
    if name is not None:
        return organisations.named(store, name, kind="welfare")
    every = organisations.list_all(store, "welfare")
    if len(every) > 1:
        raise WhichOrganisation(names=[each.name for each in every])
    return every[0] if every else None
