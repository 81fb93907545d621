"""What needs me today: at 08:30 on working days, counts first; and a forgotten code name found in three taps."""

from datetime import date

from casework.models import Client

MORGEN = "⏭ Morgen"


async def test_the_overview_comes_at_half_past_eight_with_counts_and_no_names(world, samira):
    name = await world.client(samira, received_on=date(2026, 11, 18))
    await world.at(date(2026, 11, 23), hour=8, minute=29)
    assert "Goedemorgen" not in samira.transcript()
    await world.at(date(2026, 11, 23), hour=8, minute=30)
    morning = samira.last()
    assert "1 mens wacht op een eerste contact" in morning.text
    assert name not in morning.text
    await world.at(date(2026, 11, 23), hour=10)
    assert samira.transcript().count("Goedemorgen") == 1
    await samira.tap("Begin")
    named = await samira.expect(name)
    assert "3 werkdagen" in named.text
    await samira.tap(name)
    await samira.expect("verwezen door huisarts")


async def test_no_overview_in_the_weekend_on_holidays_after_noon_or_without_anything_to_say(world, samira):
    await world.at(date(2026, 11, 23), hour=8, minute=30)  # nothing yet
    await world.client(samira)
    await world.at(date(2026, 11, 23), hour=12)  # missed: skipped
    await world.at(date(2026, 11, 28), hour=8, minute=30)  # Saturday
    await world.at(date(2026, 12, 25), hour=8, minute=30)  # Christmas
    assert "Goedemorgen" not in samira.transcript()
    await world.at(date(2026, 12, 28), hour=8, minute=31)
    assert samira.transcript().count("Goedemorgen") == 1


async def test_today_names_appointments_and_what_is_overdue(world, samira):
    waits = await world.client(samira)
    met = await world.client(samira, received_on=date(2026, 11, 2))
    asked = await world.client(samira, received_on=date(2026, 11, 2))
    await world.choice(samira, asked)
    await samira.say(f"{asked} 45 intake dinsdag")
    await samira.expect("Vastgelegd")
    await samira.say(f"{met} 45 vervolg")
    await samira.expect(f"Vastgelegd: {met}")
    await samira.tap("1 wk")
    await samira.expect("Afspraak")
    await world.at(date(2026, 11, 27))
    await samira.tap("Mijn dag")
    overview = await samira.expect("Dit is er vandaag")
    assert f"1 mens wacht op een eerste contact: {waits} (5 werkdagen)" in overview.text
    assert f"1 afspraak: {met}" in overview.text
    assert f"1 keer de vraag of de start is gelukt: {asked}" in overview.text
    assert overview.labels == [f"🗓 {met}", MORGEN, f"👟 {asked}", MORGEN, f"📞 {waits}", MORGEN]
    assert overview.protected
    await samira.tap(MORGEN)
    rest = await samira.expect("1 mens wacht")
    assert f"🗓 {met}" not in rest.labels
    await world.at(date(2026, 11, 30), 8, 30)
    await samira.tap("Later vandaag")
    await samira.expect("Om 13.00 stuur ik je overzicht opnieuw.")
    await world.at(date(2026, 11, 30), 12, 55)
    sent = samira.transcript().count("Goedemorgen")
    for minute in (1, 2):
        await world.at(date(2026, 11, 30), 13, minute)
    assert samira.transcript().count("Goedemorgen") == sent + 1


async def test_a_forgotten_code_name_is_found_in_three_taps(world, samira):
    names = [await world.client(samira) for _ in range(12)]
    await samira.say(f"{names[3]} 45 intake")
    await samira.expect("Vastgelegd")
    samira.start_counting()
    await samira.tap("Mijn cliënten")
    first = await samira.expect("Jouw cliënten (12)")
    assert f"{names[3]} – in gesprek, laatst 20 nov" not in first.text  # who was just seen comes last
    await samira.tap("Meer…")
    second = await samira.expect(names[3])
    assert "laatst 20 nov" in second.text
    await samira.tap(names[3])
    shown = await samira.expect("kennismaking, 45 min")
    assert samira.taps == 3
    assert names[3] in shown.text


async def test_closed_clients_are_behind_one_button(world, samira):
    name = await world.client(samira)
    await samira.say("/afsluiten")
    await world.taps(samira, name, "Niet bereikbaar", "Nee")
    await samira.say("/clienten")
    await samira.expect("Je hebt nog geen cliënten")
    other = await world.client(samira)
    await samira.say("/clienten")
    listed = await samira.expect(other)
    assert name not in listed.text
    await samira.tap("Afgesloten")
    await samira.expect(name)
    await samira.tap(name)
    closed = await samira.expect("afgesloten: ")
    assert "Traject afsluiten" not in closed.labels


async def test_code_names_stay_unique_also_after_a_client_is_taken_back(world, samira):
    name = await world.client(samira)
    seen = {name}
    for _ in range(3):
        await world.taps(samira, "Verwijzing", "Geen praktijk", "Huisarts", "Vandaag", "Stress")
        screen = await samira.expect("De codenaam is")
        given = screen.text.split("codenaam is ")[1].split(".")[0]
        assert given not in seen
        seen.add(given)
        await samira.tap("Ongedaan maken")
        await samira.expect("De verwijzing is weg")
    assert await world.look(lambda store: store.query(Client).count()) == 1
