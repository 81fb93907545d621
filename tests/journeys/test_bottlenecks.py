"""A bottleneck in two taps; the regisseur plans it, says what was done, and who told it hears that."""

from datetime import date

from sqlalchemy import select

from monitoring.remarks.models import Remark


async def test_from_a_bottleneck_to_what_was_done(world, samira, noor):
    await samira.say("/knelpunt Kievit-27 wacht al weken")
    await samira.expect("Ik heb je bericht gewist")
    samira.start_counting()
    await samira.say("/knelpunt De wachttijd loopt op.")
    await world.taps(samira, "Wachttijd", "De Brink")
    kept = await samira.expect("Je hoort wat er gedaan is")
    assert (samira.taps, samira.typed) == (2, 1)
    assert "Knelpunt: Wachttijd · De Brink" in kept.text
    await samira.say("/succes")
    await samira.say("De praktijk drinkt koffie met ons.")
    await world.taps(samira, "Samenwerken", "Sla over")
    await samira.expect("Succes: Samenwerken")

    await noor.say("/knelpunten")
    shown = await noor.expect("Open: 1. Successen: 1.")
    await noor.tap("⚠️ De wachttijd loopt op.")
    await world.taps(noor, "Wie en wanneer", "De gemeente", "Vrijdag 27 november")
    await noor.expect("Pakt het op: De gemeente, uiterlijk 27 november.")
    assert "Samira" not in shown.text + noor.transcript()
    await noor.tap("Afhandelen")
    await noor.say("Er komt een coach bij voor 0,3 fte.")
    await noor.expect("Wie het meldde, hoort het")

    await noor.say("/succes De avondbus rijdt weer.")
    await world.taps(noor, "Samenwerken", "Sla over")
    await noor.expect("Succes: Samenwerken")
    await noor.tap("Haal weg")

    await world.at(date(2026, 11, 23))
    await samira.expect("De regisseur: “Er komt een coach bij voor 0,3 fte.”")
    await samira.say("/knelpunten")
    await samira.tap("🌟 De praktijk drinkt koffie met ons.")
    await samira.tap("Haal weg")
    await samira.expect("Het is weg")
    assert await world.look(lambda store: store.scalars(select(Remark.text)).all()) == ["De wachttijd loopt op."]
