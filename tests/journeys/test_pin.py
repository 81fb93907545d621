"""A phone that somebody else picks up: a PIN comes before anything of a client, and costs its owner four taps."""

from datetime import date

from sqlalchemy import select

from casework.models import Session
from dialogue.models import Incoming, Keypad, Outgoing
from tests.journeys.oracles import CODE_NAME


def minutes(store):
    return [one.minutes for one in store.scalars(select(Session).order_by(Session.id))]


async def test_her_lock_falls_by_itself_and_what_she_typed_and_was_asked_comes_after_four_taps(world, samira):
    name = await world.client(samira, received_on=date(2026, 8, 18))
    await world.choice(samira, name, started_on=date(2026, 8, 20))  # three months ago today
    await samira.say("/pincode")
    await world.taps(samira, "Kies een pincode", *"2718", *"2718")
    await samira.expect("Je pincode staat")
    assert samira.taps == 9
    await samira.say(f"{name} telefonisch")  # a form that is half done when the lock falls
    await samira.expect("Hoe lang?")
    assert CODE_NAME.search(samira.transcript())
    await world.later(minutes=16)
    await samira.expect("Er wacht 1 bericht over je cliënten")  # no more than that
    assert not CODE_NAME.search(samira.transcript())  # her screens, and what she typed

    samira.start_counting()
    await samira.say("30")
    keypad = await samira.expect("Wat is je pincode?")
    digits = await samira.say("2718")  # typed, as the digits must stand nowhere: it goes, and opens nothing
    await samira.expect("Typ je pincode niet als bericht")
    await samira.expect_gone(digits)
    await world.taps(samira, *"2718")
    kept = await samira.expect(f"Vastgelegd: {name}, telefonisch gesprek, 30 minuten")
    assert (samira.taps, samira.typed, kept.protected) == (4, 2, True)
    assert await world.look(minutes) == [30]
    question = await samira.expect("nog mee?")
    assert (name in question.text, question.protected) == (True, True)
    assert keypad.id not in [message.id for message in samira.see()]

    await samira.say("/vergrendel")
    await samira.expect("Vergrendeld")
    await world.quiet()
    assert not CODE_NAME.search(samira.transcript())
    asked = select(Outgoing.state).where(Outgoing.kind == "check")
    assert await world.look(lambda store: store.scalars(asked).all()) == ["sent"]
    assert await world.look(lambda store: store.scalars(select(Keypad)).all()) == []
    assert await world.look(lambda store: store.scalars(select(Incoming).where(Incoming.state == "held")).all()) == []
