"""A coach asks for her own quarter: one tap, a picture and a message; nobody else gets it (DOMAIN F14)."""


async def test_her_own_quarter_is_one_tap_and_nobody_elses_is_any(world, samira, noor):
    karim = await world.invited("Karim", "coach", "Contour Welzijn", "welfare", "Tilburg")
    name = await world.client(samira)
    await samira.say(f"{name} 45 intake")
    await samira.expect("Vastgelegd")
    await samira.say("/weekoverzicht")
    week = await samira.expect("niets te melden")
    samira.start_counting()
    await samira.tap("Mijn kwartaal", message=week)
    mine = await samira.expect(lambda seen: seen.kind == "photo")
    assert (samira.taps, samira.typed) == (1, 0)
    for part in ("Jouw cijfers – kwartaal 4 2026", "Gesprekken: 1, gemiddeld 45,0 minuten", "Alleen jij"):
        assert part in mine.text, part
    assert name not in mine.text
    await samira.tap("Wie zijn dit?")
    await samira.expect("achter jouw cijfers van kwartaal 4 2026")
    await samira.tap("Gesprekken")
    talks = await samira.expect("Gehouden: 1")
    assert f"{name} (45 minuten)" in talks.text
    await samira.tap("Wat betekent dit?")
    assert "Alleen gehouden gesprekken" in (await samira.expect("Gesprekken (versie 1)")).text
    await samira.tap("ℹ️ Doorstroom", message=mine)  # from every figure in this part to what it means, in one tap
    for part in ("Cliënten in een traject", "Afgesloten trajecten", "met /mijncijfers"):
        assert part in (await samira.expect("Loop van de trajecten")).text
    await samira.tap("Kwartaal 3 2026", message=mine)
    before = await samira.expect("Jouw cijfers – kwartaal 3 2026")
    assert "Kwartaal 4 2026" in before.labels

    who = await world.look(lambda store: world.who(store, samira).person_id)
    await karim.forge(f"ke:{who}:{who}:2026-K4", karim.last())
    await karim.expect("Gesprekken: 0")
    await karim.say("/kwartaal")
    await karim.expect("Jouw eigen cijfers zie je met /mijncijfers.")
    await karim.say("/mijncijfers 2031-K1")
    await karim.expect("begint pas op")
    await noor.say("/mijncijfers")
    await world.quiet()
    await noor.forge("ke:-:1:2026-K4", noor.last())
    await world.quiet()
    assert "Jouw cijfers" not in noor.transcript()
