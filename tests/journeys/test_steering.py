"""What a regisseur steers by: norms, what she knows of her municipality, agreements, practices, the meeting."""

from datetime import date, timedelta


async def test_a_norm_is_changed_from_a_day_on_and_taken_back(world, noor):
    await noor.say("/normen")
    shown = await noor.expect("Normen – Tilburg")
    for line in ("Uren per traject: 7–10 uur per traject", "Coaches volgens het AZWA: 0,2–0,5 fte per 10.000 inwoners"):
        assert line in shown.text
    await world.taps(noor, "Werk van de coach", "Uren per traject", "Wijzig")
    await noor.say("zes tot twaalf")
    await noor.expect("Ik lees hier geen getal in")
    await noor.say("6-12")
    await noor.tap("Vandaag")
    kept = await noor.expect("uren per traject, 6–12 uur per traject")
    assert "Voor Tilburg, vanaf 20 november 2026" in kept.text
    await noor.tap("Bekijk")
    one = await noor.expect("De landelijke richtlijn is 7–10 uur per traject")
    assert "(Noor)" in one.text
    await noor.tap("Ongedaan maken")
    again = await noor.expect("teruggenomen")
    assert "Dit geldt hier" not in again.text
    await noor.say("/normen Utopia")
    await noor.expect("Dit bestaat niet")


async def test_fte_and_inhabitants_fill_the_gauge(world, noor, samira):
    for number in range(6):
        await world.client(samira, received_on=date(2026, 9, 30) - timedelta(days=number))
    await noor.say("/capaciteit")
    empty = await noor.expect("Capaciteit – Tilburg")
    assert "Kwartaal 4 2025 tot en met kwartaal 3 2026.\nVerwijzingen: 6" in empty.text
    await noor.tap("Fte coach")
    await noor.tap("Wijzig")
    await noor.tap("Hele gemeente")
    await noor.say("0,05")
    await noor.tap("Vandaag")
    await noor.expect("fte coach, 0,05 fte")
    await noor.say("/normen")
    shown = await noor.expect("Normen – Tilburg")
    assert "Fte coach: 0,05 fte ✏️" in shown.text
    await noor.say("/capaciteit tilburg")
    filled = await noor.expect("passen 5 tot 7 trajecten")
    assert "Het loopt vol" in filled.text
    await samira.say("/capaciteit")
    await samira.expect("Dit ken ik niet")


async def test_an_agreement_is_made_remembered_and_done(world, noor, samira):
    await noor.say("/afspraken")
    await noor.expect("Er staat niets open")
    await noor.tap("Nieuwe afspraak")
    await noor.say("Mevrouw De Vries bellen op 06-5555 1234")
    await noor.expect("Dat mag hier niet staan")
    await noor.say("Elke zes weken een kwartier aan tafel")
    await world.taps(noor, "De Brink", "Samira", "27 november")
    kept = await noor.expect("Vastgelegd")
    assert "Samira zorgt ervoor" in kept.text
    await noor.say("/kwartaal 2026-K3")
    await noor.expect(lambda seen: seen.kind == "photo")
    await noor.tap("🏥 Per praktijk")
    listed = await noor.expect("Per praktijk – Tilburg")
    assert listed.labels[-1] == "📊 Terug naar de cijfers"
    assert "Verwijzingen: geen" in listed.text
    await noor.tap("De Brink")
    practice = await noor.expect("Open afspraken")
    assert "Elke zes weken een kwartier aan tafel (Samira, 27 november)" in practice.text
    for day in (24, 25, 26):  # on one of these days something else may take her one message
        await world.at(date(2026, 11, day), 13)
    reminder = await samira.expect("Een afspraak van jou komt eraan")
    assert samira.transcript().count("Een afspraak van jou") == 1
    await samira.tap("Afspraken", message=reminder)
    register = await samira.expect("1. Elke zes weken")
    await noor.say("/overleg")
    table = await noor.expect("Voor het overleg – Tilburg – kwartaal 3 2026")
    assert "Elke zes weken een kwartier aan tafel (Samira, 27 november)" in table.text
    assert "Verwijzingen: 0 (kwartaal 2 2026: 0)" in table.text
    await samira.tap("1 klaar", message=register)
    await samira.expect("Klaar: Elke zes weken")
    await noor.say("/afspraken")
    await noor.expect("Er staat niets open")


async def test_a_coach_passes_on_what_a_practice_counted(world, noor, samira):
    await samira.say("/uitdraaien")
    await samira.tap("Uitdraai")
    await world.taps(samira, "De Brink", "Kwartaal 3 2026", "Z- of P-code")
    await samira.say("tachtig ongeveer")
    await samira.expect("Typ één getal")
    await samira.say("80")
    await samira.tap("POH")
    await samira.expect("80 mensen, 1 juli 2026 tot en met 30 september 2026")
    await noor.say("/uitdraaien")
    shown = await noor.expect("De Brink: 80 mensen")
    assert "ongeveer 0 % (indicatie)" in shown.text
    await noor.say("/rapportage")
    await noor.tap("Half jaar")
    await noor.expect("Er komt elk half jaar een rapport")
    await noor.tap("Instroom")
    await noor.tap("✅ Verwijzingen")
    await noor.tap("Terug")
    await noor.expect("Dit staat er niet in\n• Verwijzingen")
    await noor.say("/uitdraaien")
    await noor.tap("Zorggebruik")
    await noor.tap("Oostpoort")
    for line in ("2025", "12", "9,2 en 6,8"):
        await noor.say(line)
    await noor.expect("Contacten van 12 mensen uit 2025: 9,2 ervoor, 6,8 erna")
