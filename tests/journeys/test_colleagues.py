"""Clients go to a colleague who says yes, with one tap; her overview and her chat say nothing of them before."""

from datetime import date, timedelta

from foundation.people.models import Membership
from tests.journeys.oracles import CODE_NAME

MONDAY = date(2026, 11, 23)


async def test_a_client_and_then_a_caseload_go_to_a_colleague_and_come_back(world, samira):
    karim = await world.invited("Karim", "coach", "Contour Welzijn", "welfare", "Tilburg")
    first, second = [await world.client(samira, received_on=date(2026, 11, 18)) for _ in range(2)]
    await samira.say(f"{first} intake")  # a form that she leaves half way
    await samira.expect("minuten")
    await samira.say("/clienten")
    await samira.tap(first)
    await world.quiet()
    samira.start_counting()
    await world.taps(samira, "Meer", "🤝 Overdragen", "Karim")
    asked = await samira.expect("Er verandert niets tot Karim ja zegt.")
    assert samira.taps == 3
    assert asked.protected
    await world.later(hours=47)  # what stood in a chat before the weekend is gone
    await world.at(MONDAY)
    await karim.expect("Samira vraagt of jij 1 cliënt overneemt.")
    assert not CODE_NAME.search(karim.transcript())
    await samira.say("/clienten")
    await samira.tap(first)
    await world.quiet()
    assert CODE_NAME.search(samira.transcript())
    karim.start_counting()
    await karim.tap("Ja, neem over van Samira")
    await karim.expect("Je loopt nu met deze cliënt van Samira.")
    assert karim.taps == 1
    await world.later(minutes=1)
    assert not CODE_NAME.search(samira.transcript())  # her screens of that client left the chat, the typed line too
    await world.at(date(2026, 11, 24))
    assert "Karim loopt nu met 1 cliënt van jou." in samira.transcript()
    await samira.say("/clienten")
    shown = await samira.expect(second)
    assert first not in shown.text
    await karim.say("/vandaag")
    await karim.expect("1 formulier is nog niet af")
    await karim.say("/clienten")
    await karim.tap(first)
    await karim.expect("overgedragen van Samira aan Karim")
    samira.start_counting()
    await samira.say("/collega")
    await world.taps(samira, "👥 Al mijn cliënten (1)", "Karim")
    offered = await samira.expect("Ik vraag Karim om 1 cliënt over te nemen.")
    assert "⬅️ Terug" in offered.labels
    assert samira.taps == 2
    await karim.say("/collega")
    await karim.expect("Samira wil 1 cliënt aan jou overdragen.")
    await karim.tap("Ja, neem over van Samira")
    assert second in (await karim.expect("Je loopt nu met deze cliënt van Samira.")).labels
    await karim.say("/collega")
    await karim.tap("↩️ Terug naar Samira (2)")
    await karim.expect("Ik vraag Samira om 2 cliënten over te nemen.")
    await samira.say("/collega")
    await samira.tap("Ja, neem over van Karim")
    await samira.expect("Je loopt nu met deze 2 cliënten van Karim.")
    await karim.say("/clienten")
    await karim.expect("Je hebt nog geen cliënten")
    carla = await world.invited("Carla", "coordinator", "Contour Welzijn", "welfare", "Tilburg")
    await carla.say("/collega")
    await carla.expect("Geen enkele coach die weg is, heeft nog cliënten.")
    await world.database.write(lambda store: _leaves(store, world.who(store, samira), world.today))
    await carla.say("/collega")
    await world.taps(carla, "👤 Van Samira, die weg is (2)", "Karim")
    await carla.expect("Ik vraag Karim om 2 cliënten over te nemen.")
    assert carla.taps == 2
    await karim.say("/collega")
    await karim.expect("Samira wil 2 cliënten aan jou overdragen.")
    await karim.tap("Ja, neem over van Samira")
    await karim.expect("Je loopt nu met deze 2 cliënten van Samira.")
    assert not CODE_NAME.search(carla.transcript())


def _leaves(store, who, today):
    (membership,) = (store.get_one(Membership, member.id) for member in who.members)
    membership.until_on = today - timedelta(days=1)
