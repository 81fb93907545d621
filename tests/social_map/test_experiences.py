"""Who reads what coaches tell of a listing: those who work there, never who keeps it."""

import pytest

from foundation.people.models import Organisation
from foundation.people.who import SYSTEM, Member, Who
from foundation.refusals import NotFound
from social_map import listings
from social_map.experiences import reading, telling
from tests.casework import builders
from tests.social_map.conftest import TODAY

HERE, THERE = 1, 2


@pytest.fixture
def places(store):
    return [builders.make_municipality(store, name).id for name in ("Tilburg", "Breda")]


@pytest.fixture
def keeper(store):
    return builders.make_organisation(store, "Schaakclub", "provider")


def somebody(store, *roles, name="Samira"):
    """A person with these roles: (role, organisation, municipalities)."""
    person = builders.make_person(store, name)
    members = [Member(n, role, at.id, at.name, frozenset(where)) for n, (role, at, where) in enumerate(roles, 1)]
    return Who(person_id=person.id, name=name, members=tuple(members))


@pytest.fixture
def listing(store, now, places, keeper):
    facts = {"title": "Schaken", "municipality_id": places[0], "organisation_id": keeper.id}
    return listings.add(store, SYSTEM, facts, now=now)


@pytest.fixture
def welfare(store):
    return builders.make_organisation(store)


def test_coaches_of_the_place_read_it_and_its_keeper_does_not_in_any_role(store, now, places, welfare, listing):
    keeper = store.get_one(Organisation, listing.organisation_id)
    coach = somebody(store, ("coach", welfare, places[:1]))
    telling.tell(store, coach, listing.public_id, ["rustig", "bestaat_niet"], "", now=now)

    def reads(*roles):
        return [each.said for each in reading.of(store, somebody(store, *roles), listing, today=TODAY)]

    assert reads(("coach", welfare, places[:1])) == reads(("editor", welfare, places[:1])) == [("Rustig",)]
    assert reads(("coach", welfare, places[1:])) == []
    assert reads(("provider", keeper, ())) == reads(("regisseur", welfare, places)) == []
    assert reads(("provider", keeper, ()), ("coach", welfare, places[:1])) == []


def test_only_its_author_and_the_maps_editor_may_remove_it(store, now, places, welfare, listing):
    coach = somebody(store, ("coach", welfare, places[:1]))
    told = telling.tell(store, coach, listing.public_id, [], "Fijne plek.", now=now)
    for other in (("coach", welfare, places[:1]), ("editor", welfare, places[1:])):
        with pytest.raises(NotFound):
            telling.remove(store, somebody(store, other), told.public_id)
    telling.remove(store, somebody(store, ("editor", welfare, places[:1])), told.public_id)
    assert reading.of(store, coach, listing, today=TODAY) == []


def test_the_same_draft_twice_is_one_and_nothing_is_no_experience(store, now, places, welfare, listing):
    coach = somebody(store, ("coach", welfare, places[:1]))
    one = telling.tell(store, coach, listing.public_id, ["druk"], "", draft="d" * 16, now=now)
    assert telling.tell(store, coach, listing.public_id, ["rustig"], "", draft="d" * 16, now=now) is one
    with pytest.raises(telling.NothingTold):
        telling.tell(store, coach, listing.public_id, ["bestaat_niet"], "  ", now=now)
    with pytest.raises(NotFound):
        telling.tell(store, somebody(store, ("editor", welfare, places)), listing.public_id, ["druk"], "", now=now)
