"""The editor sees what may be twice on the map, one pair at a time, and says in one tap what it is."""

from sqlalchemy import select

from foundation.people.who import SYSTEM
from social_map.exchange import importing
from social_map.models import Listing
from social_map.search import Searcher

BRIDGE = {"organisation": "Buurthuis De Brug", "venue": "De Brug", "municipality": "Tilburg"}
OURS = [
    {"id": "1", "title": "Koffieochtend", "phone": "013-055 0199", **BRIDGE},
    {"id": "2", "title": "Samen koken", "phone": "013-055 0199", **BRIDGE},
]
THEIRS = [
    {"id": "a", "title": "Koffieochtend De Brug", "phone": "+31 13 055 0199", "cost_eur": 1, **BRIDGE},
    {"id": "b", "title": "SAMEN KOKEN", "phone": "0130550199", **BRIDGE},
]


def bring(world, rows, source):
    def run(store):
        return importing.run(store, SYSTEM, enumerate(rows, 1), now=world.clock(), source=source)

    return world.database.write(run)


def status(store):
    return {one.source_id: one.status for one in store.scalars(select(Listing))}


async def test_one_tap_says_whether_two_are_the_same(world, ilse, samira):
    await bring(world, OURS, "gemeente")
    outcome = await bring(world, THEIRS, "uit")
    assert len(outcome.alike) == 2
    assert set((await world.look(status)).values()) == {"active"}  # nothing is merged by itself
    ilse.start_counting()
    await ilse.say("/dubbel")
    shown = await ilse.expect("Is dit dezelfde activiteit?")
    assert "Nog 1 daarna." in shown.text
    assert "naam" in shown.text
    first = "Koffieochtend" if "Koffieochtend" in shown.text else "SAMEN KOKEN"
    await world.taps(ilse, "Later")
    shown = await ilse.expect("Is dit dezelfde activiteit?")
    assert first not in shown.text
    await world.taps(ilse, "Niet hetzelfde")
    await ilse.expect(first)
    await world.taps(ilse, "✅ Zelfde")
    await ilse.expect("Samengevoegd")
    await ilse.expect("niets dubbel")
    assert ilse.taps == 3
    found = await world.look(status)
    assert sorted(found.values()) == ["active", "active", "active", "stopped"]
    hits = await world.look(lambda store: Searcher().search(store, first.lower(), today=world.today).hits)
    assert len([hit for hit in hits if first.lower() in hit.entry.title.lower()]) == 1
    await world.taps(ilse, "Toch niet samenvoegen")
    await ilse.expect("Is dit dezelfde activiteit?")
    assert set((await world.look(status)).values()) == {"active"}
    await samira.say("/dubbel")
    await world.quiet()
    assert "dezelfde activiteit" not in samira.transcript()


async def test_a_client_at_a_listing_that_was_twice_on_the_map_goes_on_at_the_one_that_stays(world, ilse, samira):
    await bring(world, OURS[:1], "gemeente")
    await bring(world, THEIRS[:1], "uit")
    ids = await world.look(lambda store: [one.public_id for one in store.scalars(select(Listing))])
    name = await world.client(samira)
    for each in ids:
        await world.choice(samira, name, listing=each, category=None)
    await ilse.say("/dubbel")
    await ilse.expect("Is dit dezelfde activiteit?")
    await world.taps(ilse, "✅ Zelfde")
    await ilse.expect("Samengevoegd")
    await samira.say("/vandaag")
    shown = await samira.expect()
    assert "activiteit gestopt" not in shown.text
    for each in ids:  # an old button of either shows the one that was kept
        await samira.forge(f"ls:{each}:0", shown)
        card = await samira.expect("De Brug")
        assert "Koppel aan een cliënt" in card.labels
