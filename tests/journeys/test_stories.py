"""A story in two taps, a colleague who reads along, a regisseur who chooses it, and one tap that takes it back."""

from datetime import date

import pytest
from sqlalchemy import select

from casework.models import Consent
from dialogue.models import Draft
from monitoring.stories.models import Story, StoryChoice

WORDS = "Ik durfde de deur niet uit. Nu zet ik elke dinsdag koffie voor iedereen."


on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)  # tests/monitoring hears both


@on_sqlite
async def test_from_the_phone_of_a_coach_to_the_report_and_back(world, samira, noor):
    karim = await world.invited("Karim", "coach", "Contour Welzijn", "welfare", "Tilburg")
    name = await world.client(samira)
    await samira.say("/verhaal")
    await samira.expect("Wie vertelt het?")
    samira.start_counting()
    await world.taps(samira, "De deelnemer zelf, op mijn telefoon")
    for line in ("Mevrouw Fatima Jansen vond het fijn", "Het ging mis bij Kievit-99 en toch"):
        await samira.say(line)
        await samira.expect("⚠️")
    await samira.say(WORDS)
    await samira.expect("Heeft de deelnemer dit gelezen?")
    await samira.tap("Ja, ook voor iedereen")
    await samira.expect("Een collega leest eerst mee")
    assert samira.taps == 2
    assert "Kievit" not in str(await world.look(lambda store: store.scalars(select(Draft.answers)).all()))
    await samira.tap("Bij een cliënt bewaren")
    await samira.tap(name)
    await samira.expect("Het hoort bij een cliënt")

    await world.at(date(2026, 11, 23))
    asked = await karim.expect("Lees jij mee?")
    assert "koffie" not in asked.text
    await karim.tap("Bekijk")
    await karim.expect("zet ik elke dinsdag koffie")
    await karim.tap("Niemand herkenbaar")
    await karim.expect("Goedgekeurd")
    await world.at(date(2026, 11, 24))
    await samira.expect("keurde je verhaal goed")

    await noor.say("/verhalen 2026-K4")
    await noor.expect("Gekozen: 0")
    await noor.tap("Ik durfde de deur niet uit. N…")
    await noor.tap("In het verslag")
    await noor.expect("Staat in het verslag van kwartaal 4 2026")
    await noor.tap("Plaatje")
    await noor.tap("2")
    picture = await noor.expect(lambda seen: seen.kind == "photo")
    assert "mag je delen" in picture.text
    assert name not in noor.transcript()

    await samira.say("/verhaal")
    await world.taps(samira, "Mijn verhalen", "✅ Ik durfde de deur niet uit. N…")
    samira.start_counting()
    await samira.tap("Trek in")
    await samira.expect("Het verhaal is weg")
    assert samira.taps == 1
    await noor.say("/verhalen 2026-K4")
    await noor.expect("Ingetrokken sinds je koos: 1")
    kept = await world.look(
        lambda store: (
            store.scalars(select(Story.text)).all(), str(store.scalars(select(Draft.answers)).all()),
            [row.period for row in store.scalars(select(StoryChoice))],
            [(row.purpose, row.granted) for row in store.scalars(select(Consent))],
        )
    )  # fmt: skip
    assert kept[0] == []
    assert "koffie" not in kept[1]
    assert kept[2:] == (["2026-Q4"], [("story", True)])


@on_sqlite
async def test_a_story_that_was_sent_back_is_told_in_other_words(world, samira):
    karel = await world.invited("Karel", "coordinator", "Contour Welzijn", "welfare", "Tilburg")
    await samira.say("/verhaal")
    await world.taps(samira, "Ik, over mijn werk")
    await samira.say("De kapper om de hoek vertelde het door.")
    await world.taps(samira, "Nog niet: bewaar als concept", "Bekijk", "Ja, alleen intern")
    await samira.expect("Een collega leest mee")
    await karel.say("/meelezen")
    await world.taps(karel, "De kapper om de hoek vertelde…", "Te herkenbaar")
    await karel.expect("Teruggestuurd")
    await world.at(date(2026, 11, 23))
    await samira.expect("terug: Te herkenbaar")
    await world.taps(samira, "Bekijk", "Andere tekst")
    await samira.say("Een buurman vertelde het door.")
    await samira.tap("Ja, alleen intern")
    await samira.expect("Een collega leest eerst mee")
    texts = await world.look(lambda store: store.execute(select(Story.text, Story.state)).all())
    await samira.say("/verhaal")
    await world.taps(samira, "Ik, over mijn werk")
    await samira.say("Toch liever niet, zei de buurman.")
    await world.taps(samira, "Stop")
    await world.later(minutes=30)
    forms = str(await world.look(lambda store: store.scalars(select(Draft.answers)).all()))
    assert "kapper" not in forms  # words are kept once, and those that were stopped not at all
    assert "buurman" not in forms
    assert [tuple(row) for row in texts] == [("Een buurman vertelde het door.", "waiting")]
