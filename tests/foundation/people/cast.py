"""People for the tests of this folder."""

from datetime import date

from foundation.people import invites, organisations
from foundation.people.who import SYSTEM

TODAY = date(2026, 11, 20)


def organisation(store, name, kind="welfare"):
    """The organisation of this name, made when there is none."""
    try:
        return organisations.named(store, name)
    except organisations.OrganisationNotFound:
        return organisations.add(store, SYSTEM, name, kind=kind)


def invite(store, who, role, place, *, now, kind="welfare", places=()):
    """A code for this role."""
    return invites.make(
        store, who, role=role, organisation_id=organisation(store, place, kind).id, municipality_ids=places, now=now
    )


def joins(store, number, role, place, *, now, kind="welfare", places=(), name="Anna"):
    """Somebody comes in by an invite of the command line."""
    code = invite(store, SYSTEM, role, place, now=now, kind=kind, places=places)
    accepted = invites.accept(store, code, channel="telegram", number=number, name=name, now=now)
    assert isinstance(accepted, invites.Accepted)
    store.flush()
    return accepted
