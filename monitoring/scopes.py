"""Which scope somebody asks for, and may ask for."""

from collections.abc import Sequence
from dataclasses import replace

from foundation.people import municipalities
from foundation.people.models import Municipality
from foundation.people.who import SYSTEM, Who
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store
from monitoring.facts.scopes import (
    holds_trajectories,
    municipalities_with_casework,
    organisation_named,
    organisations_with_casework,
)
from monitoring.scope import Scope

LEADS = ("coordinator", "admin")  # who see the figures of their own organisation


class MunicipalityOutOfScope(NotFound):
    """No municipality of this name, or not one that she speaks for: the two are never told apart. `name`."""


class OrganisationOutOfScope(NotFound):
    """No welfare organisation of this name, or not one that she leads: the two are never told apart. `name`."""


class OrganisationOrMunicipality(Refusal):
    """Of a municipality that she steers she gets no report of one organisation: taken from the other it tells the rest.

    `organisation`, `municipality`.
    """


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


def organisation_scope(store: Store, who: Who, organisation: str, municipality: str | None = None) -> Scope:
    """An organisation that `who` leads, over all its municipalities or in one of them; `SYSTEM` may ask for any.

    Refuses with `OrganisationOutOfScope`, with `MunicipalityOutOfScope` a place where nobody was referred to it, and
    with `OrganisationOrMunicipality` one that she steers.
    """
    found = _of_organisation(store, who, organisation)
    if municipality is not None:
        asked = " ".join(municipality.split()).casefold()
        here = next((each for each in places_of(store, found) if each.name.casefold() == asked), None)
        if here is None:
            raise MunicipalityOutOfScope(name=municipality)
        found = _in(found, here)
    if both := _steered(store, who, found):
        raise OrganisationOrMunicipality(organisation=found.organisation, municipality=both[0].name)
    return found


def scopes_led(store: Store, who: Who, organisation: str) -> list[Scope]:
    """An organisation that she leads, and each of its municipalities where it has more than one: what she may see."""
    whole = _of_organisation(store, who, organisation)
    return [each for each in (whole, *places_within(store, whole)) if not _steered(store, who, each)]


def _of_organisation(store: Store, who: Who, organisation: str) -> Scope:
    found = organisation_named(store, organisation)
    if found is None or (who is not SYSTEM and found.id not in who.organisations(*LEADS)):
        raise OrganisationOutOfScope(name=organisation)
    return _real_or_invented(store, Scope(organisation_ids=frozenset({found.id}), organisation=found.name))


def _steered(store: Store, who: Who, scope: Scope) -> list[Municipality]:
    """The municipalities of this scope that she steers."""
    hers = who.municipalities("regisseur")
    return [each for each in places_of(store, scope) if each.id in hers]


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
    """Everything together, and every municipality with casework on its own."""
    whole = _real_or_invented(store, Scope())
    return [whole, *(_in(whole, each) for each in places_of(store, whole))]


def organisation_scopes(store: Store) -> list[Scope]:
    """Every organisation with casework, and each of its municipalities where it has more than one."""
    invented = _real_or_invented(store, Scope()).invented
    found = []
    for each in organisations_with_casework(store, invented=invented):
        whole = Scope(organisation_ids=frozenset({each.id}), invented=invented, organisation=each.name)
        found += [whole, *places_within(store, whole)]
    return found


def places_of(store: Store, scope: Scope) -> Sequence[Municipality]:
    """The municipalities of this scope where anybody was referred, by name."""
    here = municipalities_with_casework(store, scope.organisation_ids, invented=scope.invented)
    return [each for each in here if scope.municipality_ids is None or each.id in scope.municipality_ids]


def places_within(store: Store, scope: Scope) -> list[Scope]:
    """Each municipality of this scope where anybody was referred, on its own. None for the scope of one coach.

    An organisation that works in one municipality has none either: there they are the same.
    """
    ids = scope.municipality_ids
    if scope.coach_id is not None or (ids is not None and len(ids) == 1):
        return []
    here = places_of(store, scope)
    return [] if scope.organisation_ids is not None and len(here) == 1 else [_in(scope, each) for each in here]


def _in(scope: Scope, municipality: Municipality) -> Scope:
    return replace(scope, municipality_ids=frozenset({municipality.id}), municipality=municipality.name)


def _real_or_invented(store: Store, scope: Scope) -> Scope:
    """Invented rows are left out, unless there is nothing else: then it is the demo, and says so (DOMAIN §2.0)."""
    invented = replace(scope, invented=True)
    if not holds_trajectories(store, scope) and holds_trajectories(store, invented):
        return invented
    return scope
