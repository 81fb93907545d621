"""Blocked, lapsed, left or not yet confirmed: nothing about a client reaches her any more, asked or unasked."""

from datetime import date, timedelta

from sqlalchemy import select

from dialogue.models import Outgoing
from foundation.people import memberships, people
from foundation.people.models import Membership, Person
from foundation.people.who import SYSTEM

# A client of Samira's; this journey's fixtures are those of `tests/journeys`.
from tests.journeys.conftest import samira  # noqa: F401  pytest finds fixtures by name in this module

BEGUN = date(2026, 8, 18)
ITS_CHECK = date(2026, 11, 24)  # three months later, with days to spare for a weekend


def person(store, name):
    return store.scalars(select(Person).where(Person.name == name)).one()


def block(world, name):
    def work(store):
        people.block(store, SYSTEM, person(store, name).public_id, now=world.clock())

    return work


def leave(world, name):
    def work(store):
        hers = store.scalars(select(Membership).where(Membership.person_id == person(store, name).id)).one()
        memberships.end(store, SYSTEM, hers.public_id, last_day=world.today - timedelta(days=1))

    return work


def lapse(world, name):
    def work(store):
        person(store, name).last_seen_at = world.clock() - timedelta(days=92)

    return work


def unconfirm(world, name):
    def work(store):
        hers = store.scalars(select(Membership).where(Membership.person_id == person(store, name).id)).one()
        hers.confirmed_at = None

    return work


WAYS = {"Blocked": block, "Left": leave, "Lapsed": lapse, "Unconfirmed": unconfirm}


async def test_who_is_out_keeps_no_client_on_her_screen_and_is_asked_nothing(world):
    """Four coaches, each out in a way of her own."""
    clients = {}
    for way in WAYS:
        coach = await world.invited(way, "coach", "Contour Welzijn", "welfare", "Tilburg")
        name = clients[coach] = await world.client(coach, received_on=BEGUN)
        await world.choice(coach, name, started_on=BEGUN)
        await world.choice(coach, name)
        await coach.say(f"{name} 30 bel")
        await coach.expect("Vastgelegd")
        await coach.say("/clienten")
        await coach.expect(name)
    await world.quiet()
    for way, shut_out in WAYS.items():
        await world.database.write(shut_out(world, way))
    await world.later(minutes=2)
    assert [name for coach, name in clients.items() if name in coach.transcript()] == []
    for days in range(5):
        await world.at(ITS_CHECK + timedelta(days=days))
    assert [name for coach, name in clients.items() if name in coach.transcript()] == []


async def test_control_who_is_in_is_asked(world, samira):
    name = await world.client(samira, received_on=BEGUN)
    await world.choice(samira, name, started_on=BEGUN)
    await world.at(ITS_CHECK)
    asked = await samira.expect("nog mee?")
    assert name in asked.text
    assert asked.protected
    row = await world.look(lambda store: store.scalars(select(Outgoing).where(Outgoing.kind == "check")).one())
    assert row.private
    assert row.remove_after - row.made_at < timedelta(hours=47)
    await world.later(hours=47)
    assert name not in samira.transcript()


async def test_a_letter_on_its_way_to_who_was_blocked_is_never_sent(world, samira):
    name = await world.client(samira)
    await world.quiet()
    world.may_fail.add("sendMessage")
    fault = world.telegram.fault("500", "sendMessage")
    await samira.say("/clienten")
    await world.database.write(block(world, "Samira"))
    await world.later(minutes=2)
    world.telegram.calm(fault)
    await world.later(minutes=10)
    assert name not in samira.transcript()
    left = await world.look(lambda store: store.scalars(select(Outgoing.payload).where(Outgoing.private)).all())
    assert not any(left)
