"""A phone that somebody else picks up: a PIN comes before anything of a client, and costs its owner four taps."""

from datetime import date, timedelta

from sqlalchemy import select

from casework.models import Session
from dialogue.models import Incoming, Keypad, Outgoing
from foundation.people.models import Person, Pin
from tests.journeys.oracles import CODE_NAME

MONDAY = date(2026, 11, 23)


def minutes(store):
    return [one.minutes for one in store.scalars(select(Session).order_by(Session.id))]


async def test_she_chooses_a_pin_and_what_she_typed_while_locked_goes_on_after_it(world, samira):
    name = await world.client(samira)
    await samira.say(f"{name} 45 intake")
    await samira.expect("Vastgelegd")
    await world.quiet()
    samira.start_counting()
    await samira.say("/pincode")
    await world.taps(samira, "Kies een pincode", *"1234")
    await samira.expect("makkelijk te raden")
    await world.taps(samira, *"2718")
    await samira.expect("nog een keer")
    await world.taps(samira, *"2717")
    await samira.expect("twee verschillende pincodes")
    await world.taps(samira, *"271", "⌫", *"18", *"2718")
    await samira.expect("Je pincode staat")
    assert samira.taps == 1 + 4 + 4 + 4 + 6 + 4
    assert "●" not in samira.transcript()  # the keypad left the chat
    assert CODE_NAME.search(samira.transcript())

    await world.later(minutes=14)
    await samira.say("/help")  # a sign of life
    await world.later(minutes=14)
    assert CODE_NAME.search(samira.transcript())
    await samira.say(f"{name} telefonisch")  # a form that is half done when the lock falls
    await samira.expect("Hoe lang?")
    await world.later(minutes=16)
    assert not CODE_NAME.search(samira.transcript())  # screens and her own lines
    await world.listing("Wandelclub")
    await samira.say("/zoek wandelclub")
    await samira.expect("Wandelclub")  # the map needs no PIN

    samira.start_counting()
    await samira.say("30")
    keypad = await samira.expect("Wat is je pincode?")
    assert not keypad.protected
    assert not CODE_NAME.search(samira.transcript())
    keys = [
        b["callback_data"] for row in keypad.body["reply_markup"]["inline_keyboard"] for b in row if b["text"] < "A"
    ]
    assert [len(key.split(":")[-1]) for key in keys] == [8] * 10  # none says its digit
    assert await world.look(minutes) == [45]
    await world.taps(samira, *"2718")
    await samira.expect(f"Vastgelegd: {name}, telefonisch gesprek, 30 minuten")
    assert (samira.taps, samira.typed) == (4, 1)
    assert await world.look(minutes) == [45, 30]
    assert "pincode?" not in samira.transcript()

    await samira.say("/vergrendel")
    await samira.expect("Vergrendeld")
    await world.quiet()
    assert not CODE_NAME.search(samira.transcript())
    held = await world.look(lambda store: store.scalars(select(Incoming).where(Incoming.state == "held")).all())
    assert held == []
    await samira.tap("Openen")
    await world.taps(samira, *"2719")
    await samira.expect("klopt niet")
    await world.taps(samira, *"2718")
    await samira.expect("Je bent weer binnen")
    assert await world.look(lambda store: store.scalars(select(Keypad)).all()) == []


async def test_while_it_is_locked_the_clock_says_counts_only_and_the_question_comes_once_after_the_pin(world, samira):
    name = await world.client(samira, received_on=date(2026, 8, 18))
    await world.choice(samira, name, started_on=date(2026, 8, 24))
    await samira.say("/pincode")
    await world.taps(samira, "Kies een pincode", *"2718", *"2718")
    await samira.expect("Je pincode staat")
    await world.at(MONDAY, 8, 30)
    await samira.expect("1 ")
    assert not CODE_NAME.search(samira.transcript())
    await world.at(date(2026, 11, 24))
    await samira.expect("Er wacht 1 bericht over je cliënten")
    await world.later(hours=2)
    assert not CODE_NAME.search(samira.transcript())
    samira.start_counting()
    await world.taps(samira, "Openen", *"2718")
    question = await samira.expect("nog mee?")
    assert samira.taps == 5
    assert name in question.text
    assert question.protected
    await samira.tap("Ja, nog steeds")
    await samira.expect("na 3 maanden: doet nog mee")
    await world.at(date(2026, 11, 25))
    asked = await world.look(lambda store: store.scalars(select(Outgoing).where(Outgoing.kind == "check")).all())
    assert len(asked) == 1


async def test_an_organisation_requires_it_and_who_leads_helps_a_colleague(world, samira):
    karel = await world.invited("Karel", "coordinator", "Contour Welzijn", "welfare", "Tilburg")
    name = await world.client(samira)
    await karel.say("/pincode")
    await karel.tap("Verplicht bij Contour Welzijn")
    await karel.expect("wil dat iedereen een pincode heeft")
    await samira.say("/clienten")
    await samira.expect("heb je hier een pincode nodig")
    await world.taps(samira, *"2718", *"2718")
    await samira.expect("Je pincode staat")
    await samira.expect(name)  # her caseload, which she had asked for

    await world.later(minutes=16)
    await samira.say("/clienten")
    await world.database.write(lambda store: setattr(store.scalars(select(Pin)).one(), "wrong", 2))
    await world.taps(samira, *"1111")
    await samira.expect("Probeer het om 09.17 nog eens")
    await world.later(minutes=2)
    await world.database.write(lambda store: setattr(store.scalars(select(Pin)).one(), "wrong", 6))
    await world.taps(samira, "🔓", *"1111")
    await samira.expect("Je pincode is geblokkeerd")
    assert not CODE_NAME.search(samira.transcript())
    await karel.say("/pincollega")  # he has to choose one himself first
    await karel.expect("Kies een pincode")
    await world.taps(karel, *"3141", *"3141")
    karel.start_counting()
    await world.taps(karel, "Samira", "Pincode wissen")
    await karel.expect("Bel haar eerst")
    await karel.tap("Ja, wis de pincode")
    await karel.expect("is gewist")
    assert karel.taps == 3
    await samira.expect("Karel deed dat")
    await samira.say("/clienten")
    await samira.expect("Kies een pincode")
    await world.taps(samira, *"1828", *"1828")
    await samira.expect(name)

    await karel.say("/pincollega")
    await world.taps(karel, "Samira", "Telefoon kwijt", "Ja, sluit de chat")
    await karel.expect("De chat van Samira is dicht")
    await world.quiet()
    assert not CODE_NAME.search(samira.transcript())
    await samira.say("/clienten")
    await samira.expect("uitnodiging")
    assert not CODE_NAME.search(samira.transcript())
    lost = await world.look(lambda store: store.scalars(select(Person).where(Person.name == "Samira")).one())
    assert lost.locks_at <= world.clock() - timedelta(0)
    assert await world.look(lambda store: store.get(Pin, lost.id)) is not None  # it guards her next phone
