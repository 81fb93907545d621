"""Which scope somebody asks for, and may ask for."""

from dataclasses import replace

from foundation.people import municipalities
from foundation.people.who import SYSTEM, Who
from foundation.refusals import NotFound
from foundation.storage import Store
from monitoring.facts.scopes import holds_trajectories, municipalities_with_casework
from monitoring.scope import Scope


class MunicipalityOutOfScope(NotFound):
    """No municipality of this name, or not one that she speaks for: the two are never told apart. `name`."""


def scope_for(store: Store, who: Who, municipality: str | None = None) -> Scope:
    """What `who` may see: a regisseur her municipalities, `SYSTEM` (the command line) everything; or one of these.

    Refuses with `MunicipalityOutOfScope`.
    """
    allowed = None if who is SYSTEM else who.municipalities("regisseur")
    if municipality is None:
        return _real_or_invented(store, Scope(municipality_ids=allowed))
    try:
        asked = municipalities.named(store, municipality)
    except municipalities.MunicipalityNotFound as unknown:
        raise MunicipalityOutOfScope(name=municipality) from unknown
    if allowed is not None and asked.id not in allowed:
        raise MunicipalityOutOfScope(name=municipality)
    return _real_or_invented(store, Scope(municipality_ids=frozenset({asked.id}), municipality=asked.name))


def own_scope(store: Store, who: Who) -> Scope:
    """Whom a coach walks with today herself, so not as a stand-in. Nobody can ask for the scope of another.

    She knows each of these facts, so nothing is hidden from her. Refuses (`NotFound`) who is no coach, and `SYSTEM`:
    figures of one coach are never a report, a file or a snapshot.
    """
    here = frozenset(who.organisations("coach"))
    if who.person_id is None or not here:
        raise NotFound
    return _real_or_invented(store, Scope(organisation_ids=here, coach_id=who.person_id))


def all_scopes(store: Store) -> list[Scope]:
    """Everything together, and every municipality with casework on its own: what the clock freezes."""
    whole = _real_or_invented(store, Scope())
    parts = municipalities_with_casework(store, invented=whole.invented)
    return [
        whole,
        *(Scope(frozenset({m.id}), invented=whole.invented, municipality=m.name) for m in parts),
    ]


def places_within(store: Store, scope: Scope) -> list[Scope]:
    """Each municipality of this scope where anybody was referred, on its own. None for the scope of one coach."""
    ids = scope.municipality_ids
    if scope.coach_id is not None or (ids is not None and len(ids) == 1):
        return []
    here = municipalities_with_casework(store, invented=scope.invented)
    return [
        replace(scope, municipality_ids=frozenset({m.id}), municipality=m.name)
        for m in here
        if ids is None or m.id in ids
    ]


def _real_or_invented(store: Store, scope: Scope) -> Scope:
    """Invented rows are left out, unless there is nothing else: then it is the demo, and says so (DOMAIN §2.0)."""
    invented = replace(scope, invented=True)
    if not holds_trajectories(store, scope) and holds_trajectories(store, invented):
        return invented
    return scope
