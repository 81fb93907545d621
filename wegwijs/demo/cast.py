"""The organisations and people of the demo, as `cast.toml` names them. All of them are marked as invented."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from sqlalchemy import select

from foundation.language.dates import add_months
from foundation.people import memberships, municipalities
from foundation.people.models import Municipality, Organisation, Person
from foundation.people.queries import organisations as queries
from foundation.storage import Store

EVERYWHERE = "all"


@dataclass(slots=True)
class Cast:
    """Ids by name: municipalities, organisations by (kind, name), people."""

    places: dict[str, int] = field(default_factory=dict)
    organisations: dict[tuple[str, str], int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)


@cache
def script() -> dict[str, Any]:
    """What `cast.toml` says."""
    return tomllib.loads((files(__package__) / "cast.toml").read_text(encoding="utf-8"))


def enter(store: Store, *, first: date, now: datetime) -> Cast:
    """Make everybody; `first` is the day on which the work began. Places and providers of the map are met again."""
    cast = Cast()
    for name, inhabitants in script()["municipalities"].items():
        place = municipalities.named(store, name, create=True)
        place.inhabitants = inhabitants
        cast.places[name] = place.id
    for facts in script()["welfare"]:
        _organisation(store, cast, "welfare", facts["name"], place=next(iter(facts["places"])))
    for facts in script()["practice"]:
        _organisation(store, cast, "practice", facts["name"], place=facts["place"])
    for facts in script()["coach"]:
        since = add_months(first, facts["since"])
        _person(store, cast, facts, role="coach", kind="welfare", since=since, now=now)
    for facts in script()["main"]:
        _organisation(store, cast, facts["kind"], facts["organisation"])
        _person(store, cast, facts, role=facts["role"], kind=facts["kind"], since=first, now=now)
    store.flush()
    return cast


def meet(store: Store) -> Cast:
    """Everybody again, of a demo that was filled before."""
    people = select(Person.name, Person.id).where(Person.invented).order_by(Person.id.desc())
    organisations = select(Organisation.kind, Organisation.name, Organisation.id).order_by(Organisation.id.desc())
    return Cast(
        places={row.name: row.id for row in store.execute(select(Municipality.name, Municipality.id))},
        organisations={(row.kind, row.name): row.id for row in store.execute(organisations)},
        people={row.name: row.id for row in store.execute(people)},
    )


def _organisation(store: Store, cast: Cast, kind: str, name: str, *, place: str | None = None) -> None:
    known = queries.called(store, name, kind)
    organisation = known[0] if known else Organisation(public_id=store.new_public_id(), kind=kind, name=name)
    organisation.invented = True
    organisation.municipality_id = cast.places[place] if place else organisation.municipality_id
    store.add(organisation)
    store.flush()
    cast.organisations[kind, name] = organisation.id


def _person(
    store: Store, cast: Cast, facts: dict[str, Any], *, role: str, kind: str, since: date, now: datetime
) -> None:
    person = Person(public_id=store.new_public_id(), name=facts["name"], invented=True)
    store.add(person)
    store.flush()
    memberships.give(
        store, person.id, role=role, organisation_id=cast.organisations[kind, facts["organisation"]],
        municipality_ids=_places(cast, facts["places"]), today=since, confirmed_at=now,
    )  # fmt: skip
    cast.people[facts["name"]] = person.id


def _places(cast: Cast, names: str | Iterable[str]) -> list[int]:
    return list(cast.places.values()) if names == EVERYWHERE else [cast.places[name] for name in names]
