"""What a coach works on with somebody: three taps at the intake, goals, steps, what is in the way, pauses, signals."""

from datetime import date

from sqlalchemy import select

from casework.models import Barrier, Enjoyment, Goal, Participation, Pause, Portrait, Signal, Step

MONDAY = date(2026, 11, 23)


def rows(kind, *columns):
    return lambda store: [tuple(getattr(row, name) for name in columns) for row in store.scalars(select(kind))]


async def test_from_the_intake_to_a_step_and_a_pause_that_ends(world, samira):
    name = await world.client(samira)
    await samira.say(f"{name} 45 intake")
    await samira.expect("Vastgelegd")
    samira.start_counting()
    await world.taps(samira, "Leeftijd, wijk", "31 tot 45", "Sla over", "Vrouw")
    await samira.expect("31 tot 45, vrouw")
    assert samira.taps == 4  # the button, and three
    assert await world.look(rows(Portrait, "gender")) == [("vrouw",)]
    await world.taps(samira, "Het hele traject", "Wat speelt er?", "Moe", "Scheiding", "Rugpijn", "Moe")
    assert "✔ Scheiding" in (await samira.expect("Nog een tik haalt het weg")).labels
    await samira.tap("Het hele traject")
    await samira.expect("💬 Rugpijn, scheiding")
    await world.taps(samira, "Wat speelt er?", "Andere redenen", "Geldzorgen", "zingeving", "Stress")
    assert {"✔ Geldzorgen", "Somberheid of angst"} <= set((await samira.expect("hoogstens 3")).labels)
    await samira.tap("Somberheid")
    await samira.expect("Er staan al 3 andere redenen")
    await samira.say("/traject")
    await samira.tap(name)
    await samira.expect("➕ Stress of overbelasting, verlies of zingeving, geldzorgen")
    await world.taps(samira, "Doelen", "Meedoen")
    goals = await samira.expect("Waar werkt")
    assert "🎯 Meedoen" in goals.labels
    await world.taps(samira, "Volgende stap", "Bellen")
    await samira.expect("Op die dag staat het in je overzicht")
    await samira.tap("Over 3 dagen")
    await samira.expect("bellen, maandag 23 november")
    assert await world.look(rows(Goal, "dimension", "reached_on")) == [("meedoen", None)]
    await world.at(MONDAY, 8, 30)
    assert "1 stap voor vandaag" in samira.last().text
    assert name not in samira.last().text
    await samira.tap("Begin")
    named = await samira.expect(f"{name} (bellen)")
    assert named.labels == [f"👉 {name}: bellen ✓", "⏭ Morgen"]
    await samira.tap("bellen ✓")
    await samira.expect("Gedaan: bellen")
    assert await world.look(rows(Step, "done_on")) == [(MONDAY,)]
    await samira.tap("Ongedaan maken")
    await samira.expect("Volgende stap: bellen")
    assert await world.look(rows(Step, "done_on")) == [(None,)]
    await world.taps(samira, "Mijn dag", "bellen ✓")

    await samira.say("/traject")
    samira.start_counting()
    await world.taps(samira, name, "In de weg", "Schulden", "Hulp eerst", "4 weken")
    await samira.expect("heeft pauze tot maandag 21 december")
    assert samira.taps == 5
    await samira.tap("Aangemeld")
    standing = await samira.expect("Schulden, hulp eerst, aangemeld")
    assert "▶️ Gaat verder" in standing.labels
    assert await world.look(rows(Barrier, "kind", "place", "help")) == [("schulden", "eerst", "aangemeld")]
    await samira.say("/clienten")
    await samira.expect("heeft pauze")
    await world.at(date(2026, 12, 18), 8, 30)
    assert "Goedemorgen" not in samira.last().text
    await world.at(date(2026, 12, 21), 8, 30)
    assert "1 keer is een pauze voorbij" in samira.last().text
    await world.taps(samira, "Begin", f"▶️ {name}")
    going = await samira.expect("🧭")
    assert "⏸ Pauze" in going.labels
    assert await world.look(rows(Pause, "ended_on")) == [(date(2026, 12, 21),)]
    await samira.say("/clienten")
    await samira.tap(name)
    shown = await samira.expect("gaat weer verder")
    for line in ("doel: meedoen", "stap gedaan: bellen", "in de weg: schulden, hulp eerst, aangemeld", "pauze tot"):
        assert line in shown.text


async def test_a_volunteer_ten_hours_a_switch_and_a_talk_that_counts(world, samira):
    name = await world.client(samira)
    for line in ("240 vervolg", "150 vervolg gisteren"):
        await samira.say(f"{name} {line}")
        await samira.expect("Vastgelegd")
    await world.choice(samira, name, category="vrijwilliger", listing_name="Buurtkeuken")
    await samira.say(f"{name} 30 samen erheen")
    await samira.expect("Vastgelegd")
    await samira.tap("Dit was de eerste keer: Buurtkeuken")
    await samira.expect("met Buurtkeuken")
    assert await world.look(rows(Participation, "started_on")) == [(date(2026, 11, 20),)]
    await world.at(date(2026, 12, 4), 8, 30)
    assert "1 keer de vraag hoe het gaat na twee weken" in samira.last().text
    assert "1 traject kost al tien uur" in samira.last().text
    await world.taps(samira, "Begin", f"⏱ {name}")
    await samira.expect("ongeveer 10 uur werk")
    await world.taps(samira, "Mijn dag", f"🙋 {name}")
    await samira.expect("begon 20 nov met Buurtkeuken")
    await samira.tap("Heeft meer hulp nodig")
    await samira.expect("Er is meer hulp nodig")
    await samira.tap("Het hele traject")
    await samira.expect("Buurtkeuken, sinds 20 nov")
    seen = await world.look(rows(Signal, "kind", "answer"))
    assert sorted(seen) == [("extra_check", "help"), ("ten_hours", "seen")]
    await world.taps(samira, "👣 Buurtkeuken", "Naar iets anders")
    await samira.expect("gaat van Buurtkeuken naar iets anders")
    assert await world.look(rows(Participation, "stop_reason")) == [("doorgestroomd",)]
    await samira.tap("Ongedaan maken")
    await samira.expect("Begonnen 20 nov")

    await world.at(date(2027, 5, 17))
    await samira.say(f"{name} 30 opvolg6")
    await samira.expect("Vastgelegd")
    samira.start_counting()
    await samira.tap("Telt als check na 6 maanden")
    await samira.expect("Het gaat om donderdag 20 mei.")
    await world.taps(samira, "Ja, nog steeds", "Plezier: ja", "Nee, niemand")
    await samira.expect("na 6 maanden: doet nog mee")
    assert samira.taps == 4
    assert await world.look(rows(Enjoyment, "joy", "new_contacts")) == [("ja", False)]
    await world.at(date(2027, 5, 24))
    assert "20 mei." not in samira.transcript()


async def test_a_regisseur_hears_on_monday_that_people_wait_long(world, samira, noor):
    for _ in range(6):
        await world.client(samira, received_on=date(2026, 9, 1))
    await world.at(MONDAY, 8, 30)
    told = noor.last()
    assert "Er wachten mensen al twee maanden op een eerste gesprek.\n" in told.text
    assert "drie maanden" not in told.text
    await world.at(date(2026, 11, 24), 8, 30)
    assert noor.transcript().count("wachten mensen") == 1
