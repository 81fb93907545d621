import pytest
from sqlalchemy import select

from casework import access
from foundation.audit import AuditEntry
from foundation.people.who import STRANGER, SYSTEM, Member, Who
from foundation.refusals import NotFound
from tests.casework import builders


def outcomes(store):
    return [(e.verb, e.object_id, e.outcome) for e in store.scalars(select(AuditEntry).order_by(AuditEntry.seq))]


def test_a_coach_finds_her_own_client_and_it_is_noted(store, coach, walk, now):
    client = access.caseload(store, coach)[0]
    found = access.client_for(store, coach, _client(store, client), now=now)
    assert found.code_name == "Kievit-27"
    assert outcomes(store) == [("client.read", found.public_id, "seen")]


def test_a_colleague_finds_nothing_and_that_is_noted_too(store, place, walk, now):
    colleague = builders.make_coach(store, place, name="Truus")
    with pytest.raises(NotFound) as hers:
        access.trajectory_for(store, colleague, walk.public_id, now=now)
    with pytest.raises(NotFound) as nobodys:
        access.trajectory_for(store, colleague, "nosuchthing", now=now)
    assert hers.value.facts == nobodys.value.facts == {}
    store.flush()
    assert outcomes(store) == [
        ("client.read", walk.public_id, "denied"),
        ("client.read", "nosuchthing", "denied"),
    ]


@pytest.mark.parametrize("who", ["stranger", "left"])
def test_strangers_and_former_coaches_find_nothing(store, coach, walk, now, who):
    nobody = STRANGER if who == "stranger" else Who(person_id=coach.person_id, name="Samira")
    assert list(access.caseload(store, nobody)) == []
    with pytest.raises(NotFound):
        access.trajectory_for(store, nobody, walk.public_id, now=now)


def test_a_trajectory_without_a_coach_is_not_open_to_strangers(store, place, now):
    walk = builders.make_trajectory(store, None, place)
    outsider = Who(person_id=None, name="", members=(Member(1, "coach", place.id, place.name),))
    with pytest.raises(NotFound):
        access.trajectory_for(store, outsider, walk.public_id, now=now)
    assert access.trajectory_for(store, SYSTEM, walk.public_id, now=now) is walk


def test_one_person_in_two_organisations_sees_each_through_its_own_membership(store, place, now):
    elsewhere = builders.make_organisation(store, "Welzijn Zuid")
    both = builders.make_coach(store, place, elsewhere)
    here = builders.make_trajectory(store, both, place)
    there = builders.make_trajectory(store, both, elsewhere)
    assert [walk.id for walk in access.caseload(store, both)] == [here.id, there.id]
    only_here = Who(person_id=both.person_id, name=both.name, members=both.members[:1])
    assert list(access.caseload(store, only_here)) == [here]
    with pytest.raises(NotFound):
        access.trajectory_for(store, only_here, there.public_id, now=now)


def test_every_kind_of_row_is_behind_the_same_door(store, coach, place, walk, now):
    colleague = builders.make_coach(store, place, name="Truus")
    rows = {
        access.session_for: builders.make_session(store, walk),
        access.participation_for: builders.make_participation(store, walk),
        access.question_for: builders.make_question(store, walk),
    }
    for door, row in rows.items():
        assert door(store, coach, row.public_id, now=now) is row
        with pytest.raises(NotFound):
            door(store, colleague, row.public_id, now=now)


def _client(store, walk):
    from casework.models import Client

    return store.get_one(Client, walk.client_id).public_id
