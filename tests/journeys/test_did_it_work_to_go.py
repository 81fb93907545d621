"""A week after the choice Wegwijs asks by itself whether the start worked; one tap answers (DOMAIN US-C7)."""

from datetime import date

import pytest
from sqlalchemy import select

from casework.models import Participation


def starts(store):
    return [(p.started_on, p.stopped_on, p.stop_reason, p.planned_on) for p in store.scalars(select(Participation))]


@pytest.fixture
async def asked(world, samira):
    """A client about whom Samira is asked on Friday 27 November."""
    name = await world.client(samira)
    await world.choice(samira, name)
    await world.later(days=6)
    assert "gelukt om te gaan" not in samira.transcript()
    await world.at(date(2026, 11, 27), hour=16)
    question = samira.last()
    assert f"Is het {name} gelukt om te gaan?" in question.text
    assert question.protected
    samira.start_counting()
    return name


async def test_yes_is_one_tap(world, samira, asked):
    await samira.tap("Ja")
    screen = await samira.expect(f"Genoteerd: {asked} begon")
    assert samira.taps == 1
    assert "Over drie en zes maanden" in screen.text
    assert await world.look(starts) == [(date(2026, 11, 27), None, None, None)]
    await samira.tap("Het was")
    await samira.expect("begon")
    assert await world.look(starts) == [(date(2026, 11, 20), None, None, None)]
    await samira.tap("Ongedaan maken")
    await samira.expect("De start is weg")
    assert await world.look(starts) == [(None, None, None, None)]


async def test_not_yet_is_asked_again_a_week_after_the_new_day(world, samira, asked):
    await samira.tap("Nog niet, gaat later")
    await samira.tap("Over 2 weken")
    await samira.expect("vrijdag 11 december")
    await world.at(date(2026, 12, 17))
    assert samira.transcript().count("gelukt om te gaan") == 0
    await world.at(date(2026, 12, 18), hour=16)
    assert f"Is het {asked} gelukt om te gaan?" in samira.last().text
    await world.later(hours=3)
    assert samira.transcript().count("gelukt om te gaan") == 1


async def test_no_asks_why_and_helps_to_look_further(world, samira, asked):
    await samira.tap("Nee, ziet ervan af")
    await samira.tap("Vervoer")
    screen = await samira.expect("gaat niet")
    assert samira.taps == 2
    assert await world.look(starts) == [(None, date(2026, 11, 27), "vervoer", None)]
    assert "🔎 Zoek activiteit" in screen.labels


async def test_nobody_is_asked_twice_nor_at_night_nor_in_the_weekend(world, samira):
    name = await world.client(samira)
    await world.choice(samira, name)
    await world.at(date(2026, 11, 27), hour=7)
    await world.at(date(2026, 11, 27), hour=21)
    await world.at(date(2026, 11, 28))
    await world.at(date(2026, 11, 29))
    assert "gelukt om te gaan" not in samira.transcript()
    await world.at(date(2026, 11, 30))
    await world.at(date(2026, 11, 30), hour=11)
    await world.at(date(2026, 12, 1), hour=11)
    assert samira.transcript().count("gelukt om te gaan") == 1
