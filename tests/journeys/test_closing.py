"""Closing in three taps: close, why, and may we ask later (DOMAIN US-C9)."""

from datetime import date

from sqlalchemy import select

from casework.models import Closing


def closings(store):
    return [(c.reason, c.closed_on, c.may_ask_later) for c in store.scalars(select(Closing))]


async def open_client(samira, name):
    await samira.tap("Mijn cliënten")
    await samira.tap(name)
    await samira.expect("verwezen door huisarts")
    samira.start_counting()


async def test_closing_takes_three_taps_and_yes_means_that_we_ask_later(world, samira):
    name = await world.client(samira)
    await world.choice(samira, name, started_on=date(2026, 11, 20))
    await open_client(samira, name)
    await world.taps(samira, "Traject afsluiten", "Doet mee aan activiteit", "Ja")
    await samira.expect(f"Afgesloten: {name}")
    assert samira.taps == 3
    assert await world.look(closings) == [("doel_bereikt_activiteit", date(2026, 11, 20), True)]
    await world.at(date(2027, 2, 22))
    assert f"Doet {name}" in samira.last().text


async def test_no_means_that_nobody_ever_asks(world, samira):
    name = await world.client(samira)
    await world.choice(samira, name, started_on=date(2026, 11, 20))
    await samira.say("/afsluiten")
    await world.taps(samira, name, "Toch geen behoefte", "Nee")
    await samira.expect(f"Ik vraag later niets meer over {name}")
    for day in (date(2027, 2, 22), date(2027, 5, 20), date(2027, 8, 2)):
        await world.at(day)
        assert "nog mee?" not in samira.transcript()


async def test_who_died_is_never_asked_about(world, samira):
    name = await world.client(samira)
    await world.choice(samira, name, started_on=date(2026, 11, 20))
    await open_client(samira, name)
    await world.taps(samira, "Traject afsluiten", "Anders…", "Overleden")
    await samira.expect(f"Afgesloten: {name}, overleden")
    await world.at(date(2027, 2, 22))
    assert "nog mee?" not in samira.transcript()


async def test_a_closing_can_be_taken_back_within_ten_minutes(world, samira):
    name = await world.client(samira)
    await samira.say("/afsluiten")
    await world.taps(samira, name, "Niet bereikbaar", "Nee")
    await samira.expect("Afgesloten")
    await samira.tap("Ongedaan maken")
    await samira.expect("Het traject is weer open")
    assert await world.look(closings) == []
    await samira.say("/afsluiten")
    await world.taps(samira, name, "Niet bereikbaar", "Nee")
    await samira.expect("Afgesloten")
    await world.later(minutes=11)
    await samira.tap("Ongedaan maken")
    await samira.expect("tot 10 minuten")
    assert len(await world.look(closings)) == 1
