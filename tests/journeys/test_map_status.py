"""Who steers or keeps the map asks how it stands: a picture with a message, and the same as a spreadsheet."""

from datetime import date

from foundation.people import municipalities
from social_map import searches
from social_map.search import Searcher

MISSING = "Dit bestaat niet"


async def test_one_command_shows_the_map_and_one_tap_gives_the_file(world, noor):
    await world.listing("Wandelen in de Reeshof", neighbourhood="Reeshof")
    await world.listing("Koken", category="eten", neighbourhood="Korvel")
    await world.listing("Ver weg", place="Breda")
    await noor.say("/kaartstatus")
    shown = await noor.expect(lambda seen: seen.kind == "photo")
    for part in ("De kaart van Tilburg", "Activiteiten en diensten: 2", "Zonder beheerder: 2"):
        assert part in shown.text
    assert "Niets op de kaart: Ontmoeting en gezelligheid, Dansen" in shown.text
    await noor.tap("Bestand")
    file = await noor.expect(lambda seen: seen.kind == "document")
    assert file.body["document"]["file_name"] == "kaart-tilburg.xlsx"
    assert (noor.taps, noor.typed) == (1, 1)


async def test_another_municipality_is_as_one_that_does_not_exist(world, noor):
    await world.listing("Ver weg", place="Breda")
    await noor.say("/kaartstatus Breda")
    await noor.expect(MISSING)
    await noor.say("/kaartstatus Utopia")
    await noor.expect(MISSING)
    place = await world.look(lambda store: municipalities.named(store, "Breda").id)
    for number in (place, 99, 2**40):
        await noor.forge(f"ms:-:{number}", noor.last())
        await world.quiet()
    assert "De kaart van" not in noor.transcript()


async def test_the_editor_sees_what_is_searched_in_vain_from_five_up(world, ilse):
    await world.listing("Breicafé", category="creatief")

    def look_for(query, times):
        def search(store):
            place = municipalities.named(store, "Tilburg").id
            found = Searcher().search(store, query, today=world.today)
            for _ in range(times):
                searches.note(store, found, [place], helped=False, now=world.clock())

        return search

    await world.database.write(look_for("schaken", 5))
    await world.database.write(look_for("zingen", 4))
    await ilse.say("/kaartstatus")
    shown = await ilse.expect("Gezocht zonder goed antwoord: schaken (5)")
    assert "zingen" not in shown.text


async def test_what_is_searched_in_vain_is_proposed_to_the_editor_once_a_week(world, ilse, samira):
    await world.listing("Breicafé", category="creatief")
    for query, times in (("mijn buurman wil schaken", 5), ("zingen", 4)):
        for _ in range(times):
            await samira.say(query)
            await world.quiet()
    await world.at(date(2026, 11, 20), 12)
    assert "niets goeds gevonden" not in ilse.transcript()  # a Friday
    await world.at(date(2026, 11, 23), 9, 30)
    told = await ilse.expect("niets goeds gevonden")
    assert "schaken (5 keer)" in told.text
    assert "zingen" not in told.text
    assert "buurman" not in told.text
    await ilse.tap("Kaartstatus", message=told)
    await ilse.expect("De kaart van Tilburg")
    await samira.say("zingen")
    await world.at(date(2026, 11, 30), 9, 30)
    again = await ilse.expect("zingen (5 keer)")
    assert "schaken" not in again.text
