"""Coaches tell each other how an activity is; the provider never sees it, and nothing of a client gets in."""

from datetime import timedelta

from sqlalchemy import select

from social_map.experiences.models import Experience
from tests.journeys.world import row


def told(store):
    return [(each.said, each.text) for each in store.scalars(select(Experience))]


async def on_the_card(world, person, title):
    await person.say(title)
    await world.taps(person, "1")
    return (await person.expect(title)).text


async def test_a_coach_tells_and_a_colleague_elsewhere_reads_it_with_month_and_organisation(world, samira, henk):
    yusuf = await world.invited("Yusuf", "coach", "Surplus", "welfare", "Tilburg")
    anna = await world.invited("Anna", "coach", "Surplus", "welfare", "Breda")
    await world.listing("Schaken", provider="Wandelclub De Zevensprong", schedule=[row("di", "10:00")])
    await on_the_card(world, samira, "Schaken")
    await world.taps(samira, "Ervaring", "Warm welkom", "Rustig", "Klaar")
    await samira.say("Vraag naar de koffietafel bij het raam.")
    kept = await samira.expect("zien je ervaring bij Schaken")
    assert "Warm welkom, Rustig" in kept.text
    card = await on_the_card(world, yusuf, "Schaken")
    assert "Warm welkom, Rustig. “Vraag naar de koffietafel bij het raam.” (Contour Welzijn, nov 2026)" in card
    assert "Samira" not in card
    assert "koffietafel" not in await on_the_card(world, anna, "Schaken")
    await henk.say("schaken")
    assert "koffietafel" not in str((await henk.expect("Schaken")).text)


async def test_what_names_somebody_or_a_client_is_refused_and_not_kept(world, samira):
    await world.listing("Schaken", schedule=[row("di", "10:00")])
    await on_the_card(world, samira, "Schaken")
    await world.taps(samira, "Ervaring", "Sla over")
    for line in ("Fijn voor Kievit-99 geweest", "Bel 06-55550123 voor meer", "Mevrouw Fatima Jansen vond het fijn"):
        await samira.say(line)
        await samira.expect("⚠️")
    assert await world.look(told) == []
    await samira.say("Er is een rustige hoek.")
    await samira.expect("Dank je")
    assert await world.look(told) == [([], "Er is een rustige hoek.")]


async def test_its_author_and_the_editor_take_it_away_and_it_hides_after_eighteen_months(world, samira, ilse):
    await world.listing("Schaken", schedule=[row("di", "10:00")])
    for word in ("Druk", "Rustig"):
        await on_the_card(world, samira, "Schaken")
        await world.taps(samira, "Ervaring", word, "Klaar", "Sla over")
    card = await on_the_card(world, samira, "Schaken")
    assert "Rustig" in card
    assert "Druk" not in card
    await on_the_card(world, ilse, "Schaken")
    await ilse.tap("Haal 1 weg")
    await ilse.expect("is weg")
    assert await world.look(told) == []
    await on_the_card(world, samira, "Schaken")
    await world.taps(samira, "Ervaring", "Druk", "Klaar", "Sla over")
    await world.at(world.today + timedelta(days=19 * 30))
    assert "Druk" not in await on_the_card(world, samira, "Schaken")
    assert await world.look(told) == [(["druk"], "")]
