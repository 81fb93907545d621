"""A coach reports what is wrong: flagged at once, asked of the provider, closed for all to see, and nobody is named."""

from datetime import date

import pytest
from sqlalchemy import select

from social_map.models import Listing, ListingReport
from tests.journeys.world import row

CLUB = "Wandelclub De Zevensprong"
TITLE = "Wandelen om de vijver"
MONDAY = date(2026, 11, 23)


def listing(store):
    return store.scalars(select(Listing)).one()


@pytest.fixture
async def walk(world, henk):
    return await world.listing(TITLE, provider=CLUB, schedule=[row("di", "10:00", "11:00")], phone="013-055 1234")


@pytest.fixture
async def card(world, walk, samira):
    """Samira looks at the card."""
    await samira.say("vijver")
    await samira.tap("1")
    await samira.expect("gratis")
    samira.start_counting()
    return samira


async def test_two_taps_flag_it_ask_its_provider_and_tell_who_reported(world, card, henk):
    await card.tap("Klopt niet")
    await card.tap("Er klopt iets niet")
    await card.expect("staat nu dat het wordt nagekeken")
    assert card.taps == 2
    await card.say("vijver")
    await world.quiet()
    await card.tap("1")
    await card.expect("Melding van vrijdag 20 november: dit wordt nagekeken.")
    await world.later(minutes=1)
    question = henk.last()
    assert "Een coach twijfelt of dit nog klopt." in question.text
    assert TITLE in question.text
    henk.start_counting()
    await henk.tap("Klopt")
    await henk.expect("Dank je wel!")
    assert henk.taps == 1
    await world.at(MONDAY)
    await card.expect(f"{TITLE} is nagekeken en klopt.")
    assert (await world.look(listing)).doubted_at is None
    report = await world.look(lambda store: store.scalars(select(ListingReport)).one())
    assert (report.outcome, report.reported_by) == ("right", None)
    assert "Samira" not in henk.transcript()
    assert "Contour" not in henk.transcript()
    await card.say("vijver")
    await world.quiet()
    await card.tap("1")
    await card.expect("gecontroleerd")
    assert "Melding van" not in card.last().text


async def test_a_provider_who_was_asked_this_week_is_not_asked_again(world, card, henk):
    await world.taps(card, "Klopt niet", "Bestaat niet meer")
    await world.later(minutes=1)
    await world.listing("Fietsen naar het bos", provider=CLUB)
    await card.say("fietsen")
    await card.expect("1. Fietsen naar het bos")
    await world.taps(card, "1", "Klopt niet", "Er klopt iets niet")
    await world.later(minutes=1)
    await world.at(date(2026, 11, 26))
    assert "Fietsen" not in henk.transcript()
    await world.at(date(2026, 11, 30))
    assert "Fietsen naar het bos" in henk.transcript()


async def test_gone_is_stopped_with_two_taps_and_the_coach_hears_it(world, card, henk):
    await world.taps(card, "Klopt niet", "Bestaat niet meer")
    await world.later(minutes=1)
    assert "bestaat het nog?" in henk.last().text
    await henk.tap("Gestopt")
    await henk.tap("Ja, gestopt")
    await world.at(MONDAY)
    await card.expect(f"{TITLE} is gestopt.")


async def test_the_editor_sees_what_is_open_and_closes_it(world, card, ilse):
    await world.taps(card, "Klopt niet", "Er klopt iets niet")
    await ilse.tap("Meldingen")
    await ilse.expect("1 activiteit met een melding")
    await ilse.tap(TITLE)
    await ilse.expect("013-055 1234")
    await ilse.tap("Sluit de melding")
    await ilse.expect("is gesloten")
    await world.at(MONDAY)
    await card.expect("nagekeken door de redacteur")
    await ilse.tap("Meldingen")
    await ilse.expect("Er zijn geen open meldingen.")
    assert (await world.look(listing)).last_confirmed_on == date(2026, 11, 20)


async def test_reporting_twice_is_one_report(world, card):
    for _ in range(2):
        await card.say("vijver")
        await world.quiet()
        await world.taps(card, "1", "Klopt niet", "Er klopt iets niet")
    assert len(await world.look(lambda store: store.scalars(select(ListingReport)).all())) == 1


async def test_a_mistake_is_taken_back_and_an_undone_answer_leaves_the_doubt(world, card, henk):
    """By who made it, while nobody settled it. "Vol" settles it; when that is put back, so is the report."""

    def doubts(store):
        found = store.scalars(select(ListingReport)).all()
        return len(found), sum(one.closed_at is None for one in found), listing(store).doubted_at is not None

    await world.taps(card, "Klopt niet", "Er klopt iets niet", "Ongedaan maken")
    await card.expect("Je melding over Wandelen om de vijver is weg.")
    assert await world.look(doubts) == (0, 0, False)
    await world.taps(card, "Bekijk activiteit", "Klopt niet", "Bestaat niet meer")
    thanks = card.last()
    assert await world.look(doubts) == (1, 1, True)

    await henk.say("is vol")
    await world.taps(henk, TITLE, "Tot ik het zeg")
    await henk.expect("vol")
    assert await world.look(doubts) == (1, 0, False)
    await card.tap("Ongedaan maken", message=thanks)
    await card.expect("Deze melding kun je niet meer terugnemen")
    await henk.tap("Ongedaan maken")
    await henk.expect("Een coach twijfelt of dit nog klopt.")
    assert await world.look(doubts) == (1, 1, True)
    await world.taps(card, "Bekijk activiteit", "Klopt niet", "Neem mijn melding terug")
    assert await world.look(doubts) == (0, 0, False)
