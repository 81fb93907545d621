"""Client screens, and the lines that a coach typed about clients, leave the chat within 47 hours (DESIGN §4)."""

from tests.journeys.oracles import CODE_NAME


async def test_after_47_hours_no_client_is_named_in_the_chat_any_more(world, samira):
    name = await world.client(samira)
    await samira.say(f"{name} 45 intake")
    await samira.expect("Vastgelegd")
    await samira.say("/help")
    await samira.expect("Dit kun je hier doen")
    await world.taps(samira, "Gesprek", name, "Vervolg", "30")
    await samira.expect("Vastgelegd")
    await samira.tap("Mijn cliënten")
    await samira.tap(name)
    await samira.expect("verwezen door huisarts")
    await world.later(hours=30)
    await samira.tap("Gesprek vastleggen")
    await samira.expect("Wat voor gesprek?")
    assert CODE_NAME.search(samira.transcript())
    await world.later(hours=16, minutes=55)
    assert not CODE_NAME.search(_before(samira, world.clock.at.timestamp() - 46 * 3600))
    await world.later(hours=46)
    assert not CODE_NAME.search(samira.transcript())
    assert "Dit kun je hier doen" in samira.transcript()


def _before(person, moment):
    return "\n".join(str(message) for message in person.see() if message.body["date"] <= moment)


async def test_a_client_screen_cannot_be_forwarded(world, samira):
    name = await world.client(samira)
    await samira.say(f"{name} 45 intake")
    kept = await samira.expect("Vastgelegd")
    assert kept.protected
    await samira.tap("Zoek activiteit")
    assert (await samira.expect("Typ wat")).protected
