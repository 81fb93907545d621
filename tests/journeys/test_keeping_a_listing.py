"""Closures and seasons, full until a day, who changed what, how often coaches looked, and who looks after it."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from foundation.people import people
from foundation.people.models import Person
from foundation.people.who import SYSTEM
from social_map import map_status
from social_map.models import Listing
from tests.journeys.world import row

CLUB = "Wandelclub De Zevensprong"
TITLE = "Wandelen om de vijver"


def listing(store):
    return store.scalars(select(Listing)).one()


@pytest.fixture
async def walk(world, henk):
    return await world.listing(TITLE, provider=CLUB, schedule=[row("di", "10:00", "11:00")], phone="06-5555 1234")


async def open_more(world, person, *labels):
    await person.tap("Mijn activiteiten")
    await world.quiet()
    await world.taps(person, TITLE, "Meer", *labels)


async def see_card(world, coach):
    await coach.say("vijver")
    await coach.expect("1. Wandelen om de vijver")
    await coach.tap("1")
    await world.quiet()
    return coach.last().text


async def test_closed_from_one_day_until_another(world, walk, henk, samira):
    await open_more(world, henk, "Gesloten", "Gesloten van")
    await henk.say("24 december")
    await henk.expect("laatste dag")
    await henk.say("23 december")
    await henk.expect("De laatste dag ligt voor de eerste")
    await henk.say("3 januari")
    await henk.expect("veranderd. Er staat nu")
    assert "gesloten 24 dec–3 jan" in await see_card(world, samira)
    await world.at(date(2026, 12, 28))
    assert "gesloten tot 4 jan" in await see_card(world, samira)
    await henk.tap("Bekijk activiteit")
    await world.quiet()
    await world.taps(henk, "Meer", "Gesloten", "Niet gesloten 24 dec–3 jan")
    assert "gesloten" not in await see_card(world, samira)


async def test_holidays_and_a_season(world, walk, henk, samira):
    await open_more(world, henk, "Gesloten", "Niet op feestdagen")
    await henk.expect("veranderd. Er staat nu")
    await open_more(world, henk, "Gesloten", "Niet het hele jaar", "April", "September")
    await henk.expect("veranderd. Er staat nu")
    card = await see_card(world, samira)
    assert "niet op feestdagen" in card
    assert "gesloten tot 1 apr; van april tot en met september" in card
    await henk.tap("Bekijk activiteit")
    await henk.tap("Eén keer niet")
    await henk.expect("Ik weet niet op welke dagen")


async def test_one_typed_line_closes_it_or_makes_it_full(world, walk, henk, samira):
    await henk.say("vakantie van 24 december tot 3 januari")
    await henk.expect("veranderd. Er staat nu")
    await henk.say("vol tot 1 februari")
    await henk.expect("vol tot 1 februari 2027")
    assert "Vol tot 1 februari 2027" in await see_card(world, samira)
    await world.at(date(2027, 2, 1))
    assert (await world.look(listing)).capacity == "open"
    assert "Vol" not in await see_card(world, samira)


async def test_a_day_that_stands_on_no_button(world, walk, henk):
    await henk.tap("Mijn activiteiten")
    await world.quiet()
    await world.taps(henk, TITLE, "Vol", "Andere dag")
    await henk.expect("Tot welke dag?")
    await henk.say("1 maart")
    await henk.expect("vol tot 1 maart 2027")


async def test_history_says_who_and_takes_back(world, walk, henk, ilse):
    await henk.tap("Mijn activiteiten")
    await world.quiet()
    await world.taps(henk, TITLE, "Vol", "2 weken", "Bekijk activiteit", "Meer", "Geschiedenis")
    assert "vol – Henk" in henk.last().text
    corrie = await world.invited("Corrie", "provider", CLUB, "provider")
    await open_more(world, corrie, "Geschiedenis")
    assert "vol – Henk" in corrie.last().text
    await corrie.tap("vol, 20 nov")
    await corrie.expect("Wandelen om de vijver")
    assert (await world.look(listing)).capacity == "open"
    await open_more(world, henk, "Geschiedenis")
    assert "teruggedraaid – Corrie" in henk.last().text


async def test_looks_are_counted_and_never_who(world, walk, henk, samira):
    for _ in range(2):
        await see_card(world, samira)
    await open_more(world, henk)
    text = henk.last().text
    assert "november: 2 keer" in text
    assert "minder dan 5 mensen" in text
    assert "Samira" not in text


async def test_a_colleague_takes_over_and_who_is_locked_out_is_noticed(world, walk, henk, ilse):
    corrie = await world.invited("Corrie", "provider", CLUB, "provider")
    await henk.say("/overdragen")
    await henk.tap("Corrie")
    await henk.expect("Corrie zorgt er nu voor")
    owner = await world.look(lambda store: store.get(Person, listing(store).owner_person_id).name)
    assert owner == "Corrie"
    await world.database.write(
        lambda store: people.block(store, SYSTEM, world.who(store, corrie) and _id(store, "Corrie"), now=world.clock())
    )
    await world.later(minutes=2)
    assert (await world.look(listing)).owner_person_id is None
    assert f"• {TITLE}" in ilse.last().text
    await ilse.tap(TITLE)
    await ilse.expect("di 10.00–11.00")


def _id(store, name):
    return store.scalars(select(Person).where(Person.name == name)).one().public_id


async def test_to_the_editor_who_then_keeps_it(world, walk, henk, ilse):
    """Asked twice; counted as nobody's, asked of nobody, until the organisation says something about it again."""

    def nobodys(store):
        return map_status.of(store, world.today, None)["without_owner"]

    assert await world.look(nobodys) == 0
    await henk.say("ik stop ermee")
    await henk.expect("Je geeft over")
    henk.start_counting()
    await henk.tap("De redacteur van de kaart")
    await henk.expect("Zorgt niemand van jullie er meer voor?")
    assert await world.look(nobodys) == 0
    await henk.tap("Ja, geef over")
    await henk.expect("de redacteur van de kaart zoekt iemand")
    assert henk.taps == 2
    await ilse.expect("Niemand zorgt meer voor deze activiteit")
    assert await world.look(nobodys) == 1
    await world.at(world.today + timedelta(days=200))
    assert "Klopt dit nog?" not in henk.transcript()
    await ilse.expect("wacht op een telefoontje")
    await henk.tap("Mijn activiteiten")
    await world.quiet()
    await henk.tap(TITLE)
    await henk.expect("Overgegeven aan de redacteur")
    await henk.tap("Klopt")
    await henk.expect("Dank je")
    assert await world.look(nobodys) == 0
    await henk.say("ik stop ermee")
    await world.taps(henk, "De redacteur van de kaart", "Ja, geef over")
    await world.taps(henk, "Contact weghalen", "06-5555 1234", "Ja, haal weg")
    await henk.expect("De activiteit blijft op de kaart staan")


async def test_my_name_and_number_away(world, walk, henk, samira):
    """Everywhere her number stands; a colleague's own number stays."""
    await world.listing("Fietsen", provider=CLUB, phone="06-5555 1234")
    await world.listing("Zwemmen", provider=CLUB, phone="06-5555 9999")
    await henk.say("haal mijn naam en nummer weg")
    await henk.expect("Welk contact haal ik weg?")
    await henk.tap("06-5555 1234")
    await henk.expect("Dit gaat weg: 06-5555 1234.")
    assert "Fietsen, Wandelen om de vijver" in henk.last().text or "vijver, Fietsen" in henk.last().text
    await henk.tap("Ja, haal weg")
    await henk.expect("De activiteit blijft op de kaart staan")
    assert "5555" not in await see_card(world, samira)
    left = await world.look(lambda store: {one.title: one.phone for one in store.scalars(select(Listing))})
    assert left == {TITLE: None, "Fietsen": None, "Zwemmen": "06-5555 9999"}
    await henk.say("vakantie van 24 december tot 3 januari")  # of several, only which one is asked
    await henk.tap("Fietsen")
    await henk.expect("Fietsen: veranderd. Er staat nu: gesloten 24 dec")
    await henk.say("zwemmen is vol tot 1 februari")
    await henk.expect("Zwemmen: vol tot 1 februari 2027")
    await open_more(world, henk, "Geschiedenis")
    assert "contact weggehaald – Henk" in henk.last().text
    await henk.tap("Terug")
    await henk.tap("Wijzig")
    await henk.tap("Contact")
    await henk.expect("Hoe kunnen mensen zich melden?")
    await henk.say("info@example.org")
    await henk.tap("Iedereen")
    await henk.expect("gewijzigd")
    assert "info@example.org" in await see_card(world, samira)
