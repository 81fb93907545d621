"""A coach in a hallway: a referral in five taps, a session in four (DESIGN §3)."""

from datetime import date

from sqlalchemy import select

from casework.models import Client, Referral, Session


async def referred(samira) -> str:
    """Samira registers a referral; returns the code name she is given."""
    await samira.tap("Verwijzing")
    await samira.tap("De Brink")
    await samira.tap("Huisarts")
    await samira.tap("vandaag")
    await samira.tap("Eenzaam")
    screen = await samira.expect("De codenaam is")
    return screen.text.split("codenaam is ")[1].split(".")[0]


async def test_a_referral_takes_five_taps_and_gives_a_code_name(world, samira):
    before = samira.taps
    name = await referred(samira)
    assert samira.taps - before == 5
    with world.database.reading() as store:
        referral = store.scalars(select(Referral)).one()
        assert (referral.referrer_type, referral.received_on) == ("huisarts", date(2026, 11, 20))
        assert store.scalars(select(Client)).one().code_name == name


async def test_a_session_takes_four_taps(world, samira):
    name = await referred(samira)
    before = samira.taps
    await samira.tap("Gesprek")
    await samira.tap(name)
    await samira.tap("Vervolg")
    await samira.tap("45")
    await samira.expect(f"Vastgelegd: {name}, vervolggesprek, 45 minuten, vandaag")
    assert samira.taps - before == 4
    with world.database.reading() as store:
        session = store.scalars(select(Session)).one()
        assert (session.minutes, session.kind, session.held_on) == (45, "vervolg", date(2026, 11, 20))
