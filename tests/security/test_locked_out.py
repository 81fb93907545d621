"""Blocked, lapsed, left or not yet confirmed: nothing about a client reaches her any more, asked or unasked."""

from datetime import date, timedelta

import pytest
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


def block(world):
    def work(store):
        people.block(store, SYSTEM, person(store, "Samira").public_id, now=world.clock())

    return work


def leave(world):
    def work(store):
        hers = store.scalars(select(Membership).where(Membership.person_id == person(store, "Samira").id)).one()
        memberships.end(store, SYSTEM, hers.public_id, last_day=world.today - timedelta(days=1))

    return work


def lapse(world):
    def work(store):
        person(store, "Samira").last_seen_at = world.clock() - timedelta(days=92)

    return work


def unconfirm(world):
    def work(store):
        hers = store.scalars(select(Membership).where(Membership.person_id == person(store, "Samira").id)).one()
        hers.confirmed_at = None

    return work


WAYS = {"blocked": block, "left": leave, "lapsed": lapse, "unconfirmed": unconfirm}


@pytest.mark.parametrize("way", WAYS)
async def test_the_clock_asks_nothing_of_who_is_out(world, samira, way):
    name = await world.client(samira, received_on=BEGUN)
    await world.choice(samira, name, started_on=BEGUN)
    await world.choice(samira, name)
    await world.database.write(WAYS[way](world))
    for days in range(5):
        await world.at(ITS_CHECK + timedelta(days=days))
    assert name not in samira.transcript()


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


@pytest.mark.parametrize("way", WAYS)
async def test_client_screens_leave_the_chat_at_once(world, samira, way):
    name = await world.client(samira)
    await samira.say(f"{name} 30 bel")
    await samira.expect("Vastgelegd")
    await samira.say("/clienten")
    await samira.expect(name)
    await world.quiet()
    await world.database.write(WAYS[way](world))
    await world.later(minutes=2)
    assert name not in samira.transcript()


async def test_a_letter_on_its_way_to_who_was_blocked_is_never_sent(world, samira):
    name = await world.client(samira)
    await world.quiet()
    world.may_fail.add("sendMessage")
    fault = world.telegram.fault("500", "sendMessage")
    await samira.say("/clienten")
    await world.database.write(block(world))
    await world.later(minutes=2)
    world.telegram.calm(fault)
    await world.later(minutes=10)
    assert name not in samira.transcript()
    left = await world.look(lambda store: store.scalars(select(Outgoing.payload).where(Outgoing.private)).all())
    assert not any(left)
