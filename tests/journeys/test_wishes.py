"""A search that helps nobody becomes a wish in two taps; who wished hears it once something comes."""

from datetime import date

from sqlalchemy import select

from dialogue.models import Draft, Outgoing
from social_map import searches
from social_map.models import SearchCount
from social_map.wishes.models import Wish
from tests.journeys.world import row

MONDAY = date(2026, 11, 23)


def kept(store):
    return [(w.concept, w.category, w.neighbourhood, w.part, w.person_id is None) for w in store.scalars(select(Wish))]


async def test_two_taps_make_a_wish_and_one_shows_what_came(world, samira):
    await world.listing("Wandelen in de Reeshof", neighbourhood="Reeshof")
    await samira.say("schaken dinsdagavond in de reeshof")
    await samira.tap("Geef wens door")
    await samira.expect("schaken – Reeshof (Tilburg) – avond")
    await samira.tap("Bewaar deze wens")
    await samira.expect("Je wens is bewaard")
    assert samira.taps == 2
    assert await world.look(kept) == [("schaken", "spel", "Reeshof", "avond", False)]

    await world.listing("Schaken voor iedereen", neighbourhood="Reeshof", schedule=[row("do", "19:30")])
    await world.later(minutes=2)
    assert "Er is iets" not in samira.transcript()  # on Friday the look back goes first
    await world.at(MONDAY)
    await samira.expect("Er is iets voor je wens")
    samira.start_counting()
    await samira.tap("Schaken voor iedereen")
    await samira.expect("do 19.30")
    assert samira.taps == 1
    assert await world.look(kept) == [("schaken", "spel", "Reeshof", "avond", True)]
    await world.listing("Nog een schaakclub", neighbourhood="Reeshof", schedule=[row("vr", "20:00")])
    await world.later(hours=1)
    assert await world.look(lambda s: len(s.scalars(select(Outgoing).where(Outgoing.kind == "prompt")).all())) == 1


async def test_what_is_not_understood_is_asked_and_never_kept(world, samira):
    await samira.say("xqzwv voor mevrouw")
    await samira.tap("Geef wens door")
    await samira.expect("Wat voor soort activiteit")
    await world.taps(samira, "Spel en hobby", "Ander moment", "weekend", "Bewaar deze wens")
    await samira.expect("Spel en hobby – Tilburg – weekend")
    assert await world.look(kept) == [(None, "spel", None, "weekend", False)]
    answers = await world.look(lambda s: str([d.answers for d in s.scalars(select(Draft))]))
    assert "xqzwv" not in answers


async def test_hits_that_do_not_help_become_a_wish_too_and_it_can_be_taken_back(world, samira):
    await world.listing("Schaken voor iedereen")
    await samira.say("schaken")
    await world.taps(samira, "Geef wens door", "Bewaar deze wens")
    await world.later(hours=1)
    assert [each[4] for each in await world.look(kept)] == [False]
    await samira.say("/wens")
    await samira.expect("1. schaken – Tilburg")
    await samira.tap("Haal 1 weg")
    await samira.expect("De wens is weg")
    assert await world.look(kept) == []


async def test_a_typed_wish_needs_no_search(world, samira):
    await samira.say("/wens koken in het weekend")
    await samira.expect("koken – Tilburg – weekend")
    await samira.tap("Bewaar deze wens")
    assert [each[:2] for each in await world.look(kept)] == [("koken", "eten")]


async def test_searches_are_counted_as_concepts(world, samira):
    await world.listing("Wandelen in de Reeshof")
    for _ in range(searches.ENOUGH):
        await samira.say("mijn buurman wil schaken")
        await world.quiet()
    await samira.say("wandelen")
    counts = await world.look(
        lambda s: {each.concept: (each.searches, each.without_hit) for each in s.scalars(select(SearchCount))}
    )
    assert counts["schaken"] == (5, 5)
    assert counts["wandelen"] == (1, 0)


async def test_who_steers_sees_what_is_missing_with_one_tap(world, samira, noor):
    for query, times in (("schaken", 6), ("koken", 2)):
        for _ in range(times):
            await samira.say(f"/wens {query}")
            await world.taps(samira, "Bewaar deze wens")
    await noor.say("/kwartaal 2026-K4")
    report = await noor.expect(lambda seen: seen.kind == "photo")
    assert "Doorgegeven: 8, vervuld 0, nog zonder aanbod 8" in report.text
    await noor.tap("Wensen")
    shown = await noor.expect("Nog zonder aanbod, per soort")
    assert "Spel en hobby: ·" in shown.text  # 8 in all, so 6 would tell the 2
    assert "schaken" not in shown.text
    assert "📊 Terug naar de cijfers" in shown.labels
    for _ in range(3):
        await samira.say("/wens koken")
        await world.taps(samira, "Bewaar deze wens")
    await noor.say("/wensen")
    await noor.expect("5 keer of vaker gevraagd")
    assert "Spel en hobby: 6" in noor.transcript()
    assert "schaken (Tilburg), koken (Tilburg)" in noor.transcript()
