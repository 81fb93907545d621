"""Organisations: added and removed by whoever runs Wegwijs."""

from collections.abc import Sequence
from datetime import datetime

from foundation.people.models import KINDS, Organisation
from foundation.people.queries import organisations as queries
from foundation.people.who import Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store


class OrganisationExists(Refusal):
    """There is one of this kind with this name already."""


class OrganisationKindUnknown(Refusal):
    """Not one of the four kinds."""


class OrganisationNotYours(Refusal):
    """Only whoever runs Wegwijs adds welfare organisations and municipalities, and takes any organisation away."""


class OrganisationNotFound(NotFound):
    """No organisation has this name."""


class OrganisationAmbiguous(Refusal):
    """Organisations of several kinds share this name."""


def add(store: Store, who: Who, name: str, *, kind: str, invented: bool = False) -> Organisation:
    """A new organisation of kind welfare, provider, practice or municipality; a removed one comes back."""
    name = " ".join(name.split())
    if kind not in KINDS:
        raise OrganisationKindUnknown(kind=kind, kinds=KINDS)
    if who.person_id is not None and kind in ("welfare", "municipality"):
        raise OrganisationNotYours
    for known in queries.called(store, name, kind):
        if known.removed_at is None:
            raise OrganisationExists(name=known.name)
        known.removed_at = None
        return known
    organisation = Organisation(public_id=store.new_public_id(), kind=kind, name=name, invented=invented)
    store.add(organisation)
    store.flush()
    return organisation


def list_all(store: Store, kind: str | None = None) -> Sequence[Organisation]:
    """Every organisation in use, of one kind or of all, by name."""
    return queries.present(store, kind)


def named(store: Store, name: str, *, kind: str | None = None) -> Organisation:
    """The organisation in use with this name (capitals do not matter)."""
    found = [o for o in queries.called(store, " ".join(name.split()), kind) if o.removed_at is None]
    if not found:
        raise OrganisationNotFound(name=name)
    if len(found) > 1:
        raise OrganisationAmbiguous(name=name, kinds=[o.kind for o in found])
    return found[0]


def remove(store: Store, who: Who, name: str, *, now: datetime, kind: str | None = None) -> Organisation:
    """Take an organisation out of use: its memberships open nothing from now on, its rows stay as they are."""
    if who.person_id is not None:
        raise OrganisationNotYours
    organisation = named(store, name, kind=kind)
    organisation.removed_at = now
    return organisation
