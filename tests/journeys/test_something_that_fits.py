"""/match: what is missing is asked once and may be skipped; every hit says why; one tap links it."""

from sqlalchemy import select

from casework.models import Participation, Preference
from tests.journeys.world import row


def known(store):
    return [(p.interests, p.neighbourhood, p.free_days, p.age_band, p.asked) for p in store.scalars(select(Preference))]


def choices(store):
    return [(p.listing_name, p.listing_id is not None) for p in store.scalars(select(Participation))]


async def around(world):
    about = {"schedule": [row("di", "10:00", "12:00")], "neighbourhood": "Reeshof"}
    await world.listing("Wandelclub Reeshof", **about)
    await world.listing("Wandelen in Goirke", **{**about, "neighbourhood": "Goirke", "schedule": [row("do", "14:00")]})
    await world.listing("Breicafé", category="creatief", **about)


async def test_from_the_clients_screen_to_a_link_with_what_was_asked_once(world, samira):
    name = await world.client(samira)
    await around(world)
    await samira.tap("Mijn cliënten")
    await world.taps(samira, name, "Zoek iets passends")
    await samira.expect("Waar wordt deze cliënt blij van?")
    await world.taps(samira, "Wandelen", "Klaar", "Reeshof", "75 of ouder", "Komt overal", "dinsdag", "Klaar")
    await samira.expect("Wat mag één keer kosten?")
    await samira.tap("Laat nu zien")
    hits = await samira.expect("past misschien bij")
    assert "1. Wandelclub Reeshof" in hits.text
    assert "✅ wandelen" in hits.text
    assert "Breicafé" not in hits.text
    samira.start_counting()
    await samira.tap("Koppel 1")
    await samira.expect(f"{name} kiest Wandelclub Reeshof")
    assert samira.taps == 1
    assert await world.look(choices) == [("Wandelclub Reeshof", True)]
    [kept] = await world.look(known)
    assert kept[:4] == (["wandelen"], "Reeshof", ["di"], "75+")
    assert len(kept[4]) == 8
    await samira.say("/match")
    await samira.tap(name)
    again = await samira.expect("bij")
    assert "Waar wordt" not in again.text
    assert "Wandelclub Reeshof" not in again.text


async def test_everything_may_be_skipped_and_what_was_typed_is_not_kept(world, samira):
    name = await world.client(samira)
    await around(world)
    await samira.say("/match")
    await samira.tap(name)
    await samira.say("vroeger heel graag breien met zwaluwstaart")
    await samira.expect("In welke wijk")
    await world.taps(samira, *["Sla over"] * 7)
    await samira.expect("1. Breicafé")
    await samira.tap("1")
    card = await samira.expect(f"Past bij {name}")
    assert "Let op" not in card.text
    await samira.tap(f"Koppel aan {name}")
    await samira.expect(f"{name} kiest Breicafé")
    rows = str(await world.rows())
    assert "zwaluwstaart" not in rows


async def test_one_answer_is_changed_later(world, samira):
    name = await world.client(samira)
    await around(world)
    await samira.say("/match")
    await world.taps(samira, name, "Wandelen", "Klaar", "Laat nu zien", "Wensen", "Dagen")
    await samira.say("donderdag")
    hits = await samira.expect("Gezocht:")
    assert "donderdag" in hits.text
    assert "1. Wandelen in Goirke" in hits.text
    await samira.tap("Wensen")
    await world.taps(samira, "Dagen", "Sla over")
    hits = await samira.expect("Gezocht:")
    assert "donderdag" not in hits.text
