"""Referrals wait for a coach; one of two who tap at once gets it, the other a clear no."""

import asyncio
from dataclasses import replace
from datetime import date
from threading import Barrier

import pytest
from sqlalchemy import select, update

from casework import access, contacts, corrections, preferences, queue, referrals, sessions
from casework.models import Handover, Trajectory
from casework.referrals import ReceivedInTheFuture
from foundation.people import memberships
from foundation.people.models import Person
from foundation.people.who import Member
from foundation.refusals import NotFound
from tests.casework import builders

TODAY = date(2026, 11, 20)


@pytest.fixture
def karim(store, place):
    return builders.make_coach(store, place, name="Karim")


@pytest.fixture
def carla(store, place):
    """A coordinator."""
    person = builders.make_person(store, "Carla")
    return replace(
        builders.make_coach(store, name="Carla"), person_id=person.id,
        members=(Member(99, "coordinator", place.id, place.name),),
    )  # fmt: skip


def test_members_see_four_things_and_take_one_once(store, coach, karim, receive, now):
    got = receive(waits=True)
    referrals.describe(store, coach, got.referral.public_id, urgency="spoed", now=now)
    (line,) = queue.waiting(store, karim)
    assert (line.code_name, line.practice, line.received_on) == (got.client.code_name, "De Brink", TODAY)
    assert (line.reason, line.urgent) == ("eenzaamheid", True)
    with pytest.raises(NotFound):
        access.trajectory_for(store, karim, line.trajectory, now=now)
    assert queue.take(store, karim, line.trajectory, now=now).coach_id == karim.person_id
    assert queue.take(store, karim, line.trajectory, now=now).coach_id == karim.person_id  # tapped twice
    with pytest.raises(queue.AlreadyTaken):
        queue.take(store, coach, line.trajectory, now=now)
    assert queue.waiting(store, coach) == []
    assert queue.count(store, coach) == 0


def test_nobody_of_another_organisation_sees_or_takes_it(store, receive, now):
    got = receive(waits=True)
    elsewhere = builders.make_coach(store, builders.make_organisation(store, "Elders"), name="Els")
    assert queue.waiting(store, elsewhere) == []
    with pytest.raises(NotFound):
        queue.take(store, elsewhere, got.trajectory.public_id, now=now)


def test_a_coordinator_registers_and_assigns(store, coach, carla, receive, now):
    first, second = receive(carla), receive(carla)
    assert first.trajectory.coach_id is None
    samira = store.get_one(Person, coach.person_id)
    here = first.trajectory.organisation_id
    memberships.give(store, samira.id, role="coach", organisation_id=here, today=TODAY, confirmed_at=now)
    queue.assign(store, carla, first.trajectory.public_id, samira.public_id, now=now)
    assert [walk.id for walk in access.caseload(store, coach)] == [first.trajectory.id]
    waits = second.trajectory.public_id
    for who, does in (
        (carla, lambda: queue.assign(store, carla, waits, "nobody", now=now)),  # only to a coach of the organisation
        (coach, lambda: queue.assign(store, coach, waits, samira.public_id, now=now)),  # a coach takes, never gives
        (carla, lambda: queue.take(store, carla, waits, now=now)),  # a coordinator walks with nobody
    ):
        with pytest.raises(NotFound):
            does()
        assert queue.count(store, who) == 1
    referrals.undo(store, carla, second.referral.public_id, now=now)
    assert queue.count(store, carla) == 0


def test_only_what_nobody_worked_on_goes_back(store, coach, receive, now):
    fresh, called, asked, mended = receive(), receive(), receive(), receive()
    contacts.log(store, coach, called.trajectory.public_id, "no_answer", now=now)
    preferences.tell(store, coach, asked.client.public_id, {"mobility": "rolstoel"}, now=now)
    talk = sessions.log(store, coach, mended.trajectory.public_id, held_on=TODAY, kind="intake", now=now)
    corrections.remove(store, coach, "session", talk.public_id, now=now)  # it still stands in the history
    queue.put_back(store, coach, fresh.trajectory.public_id, now=now)
    for worked_on in (called, asked, mended):
        with pytest.raises(queue.SomethingFollowed):
            queue.put_back(store, coach, worked_on.trajectory.public_id, now=now)
    assert [line.code_name for line in queue.waiting(store, coach)] == [fresh.client.code_name]


def test_what_was_only_offered_to_a_colleague_goes_back_and_the_offer_ends(store, coach, karim, receive, now):
    def offered(got, answer):
        row = Handover(
            offer=answer or "waits", organisation_id=got.trajectory.organisation_id, trajectory_id=got.trajectory.id,
            from_id=coach.person_id, to_id=karim.person_id, offered_by=coach.person_id, offered_at=now, answer=answer,
        )  # fmt: skip
        store.add(row)
        return row

    refused, waits, worked_on = receive(), receive(), receive()
    rows = [offered(refused, "refused"), offered(waits, None)]
    offered(worked_on, "withdrawn")
    contacts.log(store, coach, worked_on.trajectory.public_id, "no_answer", now=now)
    for got in (refused, waits):
        assert queue.put_back(store, coach, got.trajectory.public_id, now=now).coach_id is None
    assert [row.answer for row in rows] == ["refused", "withdrawn"]
    with pytest.raises(queue.SomethingFollowed):
        queue.put_back(store, coach, worked_on.trajectory.public_id, now=now)


def test_the_words_in_the_queue_are_nobodys_yet(receive):
    names = [receive(waits=n % 2 == 0).client.code_word for n in range(12)]
    assert len(set(names[::2])) == 6
    with pytest.raises(ReceivedInTheFuture):
        receive(waits=True, received_on=date(2026, 11, 21))


@pytest.mark.parametrize("database_kind", ["postgresql"], indirect=True)  # SQLite has one writer
async def test_of_two_who_tap_at_once_one_gets_it(database, now):
    trajectory, samira, karim = await database.write(_somebody_waits)
    both_there = Barrier(2)

    def taps(who, take):
        return database.write(lambda store: take(store, who, trajectory, now, both_there))

    outcomes = await asyncio.gather(taps(samira, _take), taps(karim, _take), return_exceptions=True)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyTaken", "int"]
    await database.write(_nobody_took)
    outcomes = await asyncio.gather(taps(samira, _take_carelessly), taps(karim, _take_carelessly))
    assert set(outcomes) == {samira.person_id, karim.person_id}  # the control: both believe to have it


def _somebody_waits(store):
    place = builders.make_organisation(store)
    samira, karim = (builders.make_coach(store, place, name=name) for name in ("Samira", "Karim"))
    return builders.make_trajectory(store, None, place).public_id, samira, karim


def _nobody_took(store):
    store.execute(update(Trajectory).values(coach_id=None))


def _take(store, who, trajectory, now, both_there):
    both_there.wait(10)
    return queue.take(store, who, trajectory, now=now).coach_id


def _take_carelessly(store, who, trajectory, _now, both_there):
    walk = store.scalars(select(Trajectory).where(Trajectory.public_id == trajectory)).one()
    both_there.wait(10)
    if walk.coach_id is None:
        walk.coach_id = who.person_id
    store.flush()
    return walk.coach_id
