"""Back, Stop, Undo; a draft that survives everything and is never the only copy in a button."""

from dataclasses import replace

from sqlalchemy import func, select

from casework.models import Referral, Session
from dialogue.models import Draft


def count(table):
    return lambda store: store.scalar(select(func.count()).select_from(table))


async def test_back_asks_the_question_before_again_and_stop_keeps_nothing(world, samira):
    name = await world.client(samira)
    await world.taps(samira, "Gesprek", name, "Vervolg")
    await samira.expect("Hoe lang?")
    await samira.tap("Terug")
    await samira.expect("Wat voor gesprek?")
    await samira.tap("Terug")
    first = await samira.expect("Met wie?")
    assert not [label for label in first.labels if "Terug" in label]
    await samira.tap(name)
    await samira.tap("Stop")
    await samira.expect("Gestopt. Er is niets bewaard.")
    assert await world.look(count(Session)) == 0
    assert await world.look(lambda store: store.scalars(select(Draft.state)).all()) == ["stopped"]


async def test_stop_can_be_typed(world, samira):
    name = await world.client(samira)
    for word in ("stop", "/stop"):
        await world.taps(samira, "Gesprek", name)
        await samira.expect("Wat voor gesprek?")
        await samira.say(word)
        await samira.expect("Gestopt. Er is niets bewaard.")
    assert await world.look(count(Session)) == 0


async def test_more_choices_stand_behind_one_button(world, samira):
    await samira.tap("Verwijzing")
    await samira.tap("De Brink")
    await samira.tap("Anders…")
    await samira.tap("Maatschappelijk werk")
    await samira.tap("Andere dag…")
    await samira.tap("maandag 16 november")
    await samira.tap("Eenzaam")
    await samira.expect("16 november 2026")


async def test_a_draft_survives_a_restart_and_is_offered_again_after_ten_minutes(world, samira):
    name = await world.client(samira)
    await world.taps(samira, "Gesprek", name)
    await samira.expect("Wat voor gesprek?")
    await world.restart()
    await world.later(minutes=9)
    assert "Je was nog bezig" not in samira.transcript()
    await world.later(minutes=2)
    offer = samira.last()
    assert "Je was nog bezig met: Leg een gesprek vast" in offer.text
    assert offer.labels == ["Ga verder", "Gooi weg"]
    await world.later(minutes=30)
    assert samira.transcript().count("Je was nog bezig") == 1
    await samira.tap("Ga verder")
    again = await samira.expect("Wat voor gesprek?")
    assert name in again.text
    await samira.tap("Kennismaking")
    await samira.tap("60")
    await samira.expect(f"Vastgelegd: {name}")
    assert await world.look(count(Session)) == 1


async def test_two_drafts_are_both_kept(world, samira):
    name = await world.client(samira)
    await samira.tap("Gesprek")
    await samira.tap(name)
    session_form = await samira.expect("Wat voor gesprek?")
    await samira.tap("Verwijzing")
    await samira.tap("Oostpoort")
    await samira.expect("Wie verwees?")
    await samira.forge(session_form.buttons[0]["callback_data"], session_form)
    await samira.expect("Hoe lang?")
    await samira.say("45")
    await samira.expect("Vastgelegd")
    await world.later(minutes=11)
    await samira.tap("Ga verder")
    resumed = await samira.expect("Wie verwees?")
    assert "Oostpoort" in resumed.text
    await world.taps(samira, "Huisarts", "Vandaag", "Stress")
    await samira.expect("De codenaam is")
    assert (await world.look(count(Session)), await world.look(count(Referral))) == (1, 2)


async def test_a_typed_answer_that_is_corrected_by_editing_fills_the_field_anew(world, samira):
    name = await world.client(samira)
    await samira.tap("Gesprek")
    line = await samira.say(name)
    await samira.expect("Wat voor gesprek?")
    other = await world.client(samira)
    await samira.edit(line, other)
    question = await samira.expect(other)
    assert "Wat voor gesprek?" in question.text
    assert name not in question.text


async def test_a_search_in_between_does_not_lose_the_form(world, samira):
    name = await world.client(samira)
    await samira.tap("Gesprek")
    await samira.tap(name)
    await samira.expect("Wat voor gesprek?")
    await samira.say("/zoek wandelen")
    await samira.expect("Hier vind ik niets bij")
    await samira.say("vervolg")
    await samira.expect("Hoe lang?")
    await samira.tap("30")
    await samira.expect("Vastgelegd")


async def test_a_question_asked_in_between_takes_what_is_typed_and_then_the_form_goes_on(world, samira, ilse):
    """And a search in between takes nothing of the form, nor does the form take what was asked after it."""
    name = await world.client(samira)
    await world.taps(samira, "Gesprek", name)
    await samira.say("/zoek")
    await samira.expect("Typ daarom /zoek")
    await samira.say("/wens")
    await samira.expect("Wat mis je op de kaart?")
    await samira.say("schaken in de avond")
    await samira.expect("schaken – Tilburg – avond")
    assert "Verder: Leg een gesprek vast" in samira.last().labels[-1]
    await samira.tap("Bewaar deze wens")
    await samira.expect("Je wens is bewaard")
    await samira.tap("Verder: Leg een gesprek vast")
    await samira.expect("Wat voor gesprek?")
    await samira.say("vervolg")
    await samira.expect("Hoe lang?")
    await samira.say("/wens")
    await samira.say("stop")
    await samira.tap("Verder: Leg een gesprek vast")
    await samira.tap("30")
    await samira.expect(f"Vastgelegd: {name}")

    world.tools = replace(world.tools, web_url="https://kaart.example.org")
    await world.restart()
    await world.listing("Bingo", phone="06-5555 1111")
    await ilse.say("/nieuweactiviteit")
    await ilse.say("Klaverjassen")
    await ilse.say("/persoonlijk")
    await ilse.expect("Typ de naam van de activiteit")
    await ilse.say("xyzzy")
    await ilse.expect("Dat vind ik niet op de kaart")
    await ilse.say("bingo")
    await ilse.tap("Bingo")
    await ilse.expect("Persoonlijke link voor Bingo")
    await ilse.tap("Verder: Zet een nieuwe")
    assert "Klaverjassen" in (await ilse.expect("Klaverjassen")).text
