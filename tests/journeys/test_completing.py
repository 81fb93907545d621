"""From the fifth working day on a coach fills in what is missing in a minute; the regisseur hears what is shown."""

from datetime import date

from sqlalchemy import select, update

from casework.models import Session


async def test_from_the_nudge_to_complete_in_three_taps(world, samira, noor):
    name = await world.client(samira)
    await samira.say(f"{name} 30 vervolg")
    await samira.expect("Vastgelegd")
    await world.database.write(lambda store: store.execute(update(Session).values(minutes=None)))  # as an import may
    await world.choice(samira, name, started_on=world.today)
    await world.at(date(2027, 1, 11), hour=14)
    nudge = await samira.expect("Kwartaal 4 2026 is bijna klaar.")
    assert "1 gesprek zonder duur" in nudge.text
    assert name not in nudge.text
    samira.start_counting()
    await samira.tap("Aanvullen")
    await samira.expect("Hoeveel minuten duurde dit gesprek?")
    await world.taps(samira, "45", "Zelf gezocht")
    await samira.expect("Alles van kwartaal 4 2026 is compleet")
    assert (samira.taps, samira.typed) == (3, 0)
    assert await world.look(lambda store: store.scalars(select(Session.minutes)).all()) == [45]
    await noor.say("/volledigheid")
    told = await noor.expect("Misschien mist er nog iets.")  # of so few nothing is told
    assert "Samira" not in told.text
