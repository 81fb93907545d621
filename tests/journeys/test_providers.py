"""A provider keeps its activities current with one tap (DOMAIN US-A1 to A4); never a word about clients."""

from datetime import date

import pytest
from sqlalchemy import select

from social_map.models import CancelledDate, Listing
from tests.journeys.world import row

CLUB = "Wandelclub De Zevensprong"


def listing(store):
    return store.scalars(select(Listing)).one()


@pytest.fixture
async def walk(world, henk):
    """Henk's only activity, confirmed today."""
    return await world.listing(
        "Wandelen om de vijver", provider=CLUB, schedule=[row("di", "10:00", "11:00")], description="We lopen een uur."
    )


@pytest.fixture
async def opened(walk, henk):
    """Henk looks at it."""
    await henk.tap("Mijn activiteiten")
    await henk.expect("Jouw activiteiten")
    await henk.tap("Wandelen om de vijver")
    await henk.expect("We lopen een uur.")
    henk.start_counting()
    return henk


async def test_is_this_still_right_comes_by_itself_and_one_tap_confirms(world, walk, henk):
    await world.at(date(2027, 5, 18))
    assert "Klopt dit nog?" not in henk.transcript()
    await world.at(date(2027, 5, 19))
    question = henk.last()
    assert "Klopt dit nog?" in question.text
    assert "Wandelen om de vijver – di 10.00–11.00, wekelijks – gratis" in question.text
    henk.start_counting()
    await henk.tap("Klopt")
    await henk.expect("Dank je wel! Wandelen om de vijver klopt.")
    assert henk.taps == 1
    assert (await world.look(listing)).last_confirmed_on == date(2027, 5, 19)
    await world.at(date(2027, 6, 30))
    assert henk.transcript().count("Klopt dit nog?") == 0


async def test_all_that_is_due_comes_in_one_message_and_at_most_once_a_week(world, walk, henk):
    await world.listing("Fietsen naar het bos", provider=CLUB)
    await world.at(date(2027, 5, 19))
    question = henk.last()
    assert question.text.count("•") == 2
    assert question.labels[0] == "✅ Alles klopt nog"
    await world.later(hours=3)
    await world.at(date(2027, 5, 25))
    assert henk.transcript().count("Klopt dit nog?") == 1
    await world.at(date(2027, 5, 26))
    assert henk.transcript().count("Klopt dit nog?") == 2
    await henk.tap("Alles klopt nog")
    await henk.expect("Alle 2 activiteiten kloppen.")
    await world.at(date(2027, 6, 30))
    assert henk.transcript().count("Klopt dit nog?") == 1


async def test_nothing_is_asked_in_the_weekend_or_in_the_evening(world, walk, henk):
    await world.at(date(2027, 5, 22))
    await world.at(date(2027, 5, 24), hour=20)
    assert "Klopt dit nog?" not in henk.transcript()


async def test_full_and_room_again(world, opened):
    await opened.tap("Vol")
    await opened.tap("2 weken")
    await opened.expect("vol tot 4 december 2026")
    assert opened.taps == 2
    assert (await world.look(listing)).capacity == "vol"
    await opened.tap("Bekijk activiteit")
    await opened.tap("Weer plek")
    await opened.expect("er is weer plek")
    assert (await world.look(listing)).capacity == "open"


async def test_a_pause_and_on_again_with_undo(world, opened):
    await opened.tap("Pauze")
    await opened.tap("Tot ik het zeg")
    await opened.expect("pauze")
    assert (await world.look(listing)).status == "paused"
    await opened.tap("Bekijk activiteit")
    await opened.tap("Gaat weer door")
    await opened.expect("gaat weer door")
    await opened.tap("Ongedaan maken")
    await opened.expect("⏸ Pauze")
    assert (await world.look(listing)).status == "paused"


async def test_one_date_is_cancelled(world, opened):
    await opened.tap("Eén keer niet")
    await opened.tap("dinsdag 24 november")
    await opened.expect("het gaat niet door op dinsdag 24 november")
    assert await world.look(lambda store: store.scalars(select(CancelledDate.on)).all()) == [date(2026, 11, 24)]
    await opened.tap("Bekijk activiteit")
    await opened.expect("Niet op dinsdag 24 november")


async def test_stopping_is_asked_twice_and_then_nobody_finds_it(world, opened, samira):
    await opened.tap("Gestopt")
    await opened.expect("echt gestopt?")
    assert (await world.look(listing)).status == "active"
    await opened.tap("Ja, gestopt")
    await opened.expect("Dank je voor alles")
    assert (await world.look(listing)).status == "stopped"
    await samira.say("vijver")
    await samira.expect("Hier vind ik niets bij")


@pytest.mark.parametrize(
    ("what", "answer", "fact"),
    [
        ("Dag", "donderdag", lambda one: one.schedule[0].day == "do"),
        ("Tijd", "14.00 tot 15.30", lambda one: f"{one.schedule[0].start} {one.schedule[0].end}" == "14:00 15:30"),
        ("Prijs", "2,50", lambda one: one.cost_cents == 250),
        ("Plek", "De Ypelaer", lambda one: one.venue == "De Ypelaer"),
        ("Tekst", "We lopen een uur en drinken koffie.", lambda one: "koffie" in one.description),
    ],
)
async def test_one_fact_is_changed_and_put_back(world, opened, what, answer, fact):
    await opened.tap("Wijzig")
    await opened.tap(what)
    await world.quiet()
    await opened.say(answer)
    await opened.expect("Coaches zien het meteen.")
    assert fact(await world.look(_whole))
    await opened.tap("Ongedaan maken")
    await opened.expect("We lopen een uur.")
    assert not fact(await world.look(_whole))


def _whole(store):
    found = listing(store)
    assert found.schedule
    return found


async def test_what_makes_no_sense_is_asked_again_and_loses_nothing(world, opened):
    await opened.tap("Wijzig")
    await opened.tap("Prijs")
    await world.quiet()
    for nonsense in ("veel", "-3", "1e9", "€€€", "0,001"):
        await opened.say(nonsense)
        await opened.expect("Dat bedrag herken ik niet")
    await opened.say("€ 3")
    await opened.expect("gewijzigd")
    assert (await world.look(listing)).cost_cents == 300


async def test_text_about_her_activity_finds_it_and_another_club_sees_nothing(world, opened):
    await opened.say("vijver")
    await opened.expect("We lopen een uur.")
    await opened.say("biljart")
    await opened.expect("Dat vind ik niet bij jouw activiteiten.")
    other = await world.invited("Corrie", "provider", "Biljartclub", "provider")
    await other.tap("Mijn activiteiten")
    await other.expect("Er staan nog geen activiteiten van jou op de kaart.")


async def test_many_activities_come_in_pages_and_all_are_confirmed_below_the_last(world, henk):
    for number in range(17):
        await world.listing(f"Wandeling {number:02}", provider=CLUB)
    await henk.tap("Mijn activiteiten")
    first = await henk.expect("Wandeling 00")
    assert "Wandeling 15" not in first.text
    assert "✅ Alles klopt nog" not in first.labels
    await henk.tap("Meer")
    await henk.expect("Wandeling 16")
    await henk.tap("Alles klopt nog")
    await henk.expect("Alle 17 activiteiten kloppen.")
