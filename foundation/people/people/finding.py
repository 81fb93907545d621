"""People by public id or by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from foundation.people.models import Membership, Organisation, Person
from foundation.people.queries import people as queries
from foundation.refusals import NotFound, Refusal
from foundation.storage import Store


class PersonNotFound(NotFound):
    """Nobody is called this, or not where you may look."""


class PersonAmbiguous(Refusal):
    """Several people have this name: say which by the public id."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A person as an administrator sees her: with the memberships that have not ended."""

    person: Person
    memberships: tuple[tuple[Membership, Organisation], ...]


def found(store: Store, wanted: str) -> Person:
    """The person with this public id or else exactly this name."""
    by_id = queries.with_public_id(store, wanted)
    if by_id is not None:
        return by_id
    named = queries.called(store, wanted)
    if not named:
        raise PersonNotFound(name=wanted)
    if len(named) > 1:
        raise PersonAmbiguous(name=wanted, ids=[p.public_id for p in named])
    return named[0]


def list_all(store: Store, *, today: date) -> Sequence[Listed]:
    """Everyone, blocked people too, by name, with the memberships that have not ended."""
    rows = queries.everyone(store, today=today)
    return [
        Listed(person, tuple((row[1], row[2]) for row in hers if row[1] is not None))
        for person, hers in groupby(rows, key=lambda row: row[0])
    ]
