"""A provider puts an activity on the map in eight questions; a second person looks; a copy is there at once."""

import pytest
from sqlalchemy import select

from social_map import listings
from social_map.models import Listing
from tests.journeys.world import row

CLUB = "Wandelclub De Zevensprong"
ANSWERS = (
    ("1 van 8", "Breien en borduren"),
    ("2 van 8", "Wijkcentrum De Ypelaer, Corellistraat 10"),
    ("3 van 8", "dinsdag en donderdag 10 tot 12"),
    ("4 van 8", "ouderen"),
    ("5 van 8", "2,50"),
    ("6 van 8", "Vrije inloop"),
    ("7 van 8", "Ria, 06-5555 1234"),
)


def called(store, title):
    return store.scalars(select(Listing).where(Listing.title == title)).one()


async def fill_in(world, henk, *, restart_at=""):
    """Everything until the preview; Wegwijs may be restarted halfway."""
    await henk.tap("Mijn activiteiten")
    await henk.tap("Nieuwe activiteit")
    for question, answer in ANSWERS:
        await henk.expect(question)
        if question == restart_at:
            await world.restart()
        await henk.say(answer)
        await world.quiet()
    await henk.tap("Alleen welzijnscoaches")
    await henk.expect("8 van 8")
    await henk.say("We breien samen en drinken koffie.")
    await henk.expect("Zo komt het op de kaart")


@pytest.fixture
async def walk(world, henk):
    return await world.listing("Wandelen om de vijver", provider=CLUB, schedule=[row("di", "10:00", "11:00")])


async def test_eight_questions_a_preview_and_a_second_person(world, walk, henk, ilse, samira):
    await fill_in(world, henk, restart_at="4 van 8")
    preview = henk.last().text
    for said in ("di en do 10.00–12.00", "De Ypelaer, Corellistraat 10", "€ 2,50", "Ria, 06-5555 1234", "coaches"):
        assert said in preview
    assert "🏷 Creatief en cultuur" in preview
    await world.taps(henk, "Andere soort", "Spel en hobby")
    await henk.expect("🏷 Spel en hobby")
    await henk.tap("Stuur in")
    await henk.expect("De redacteur van de kaart kijkt ernaar")
    await samira.say("borduren")
    await samira.expect("Hier vind ik niets bij")
    await ilse.expect("Er is een nieuw voorstel voor de kaart")
    await ilse.tap("Bekijk")
    await ilse.expect("di en do 10.00–12.00")
    assert "🏷 Spel en hobby" in ilse.last().text
    await world.taps(ilse, "Andere soort", "Ontmoeting en gezelligheid")
    await ilse.expect("🏷 Ontmoeting en gezelligheid")
    await ilse.tap("Zet op de kaart")
    await ilse.expect("staat op de kaart")
    await henk.expect("Breien en borduren staat op de kaart")
    await samira.say("borduren")
    await samira.expect("1. Breien en borduren")
    await samira.tap("1")
    await samira.expect("06-5555 1234")
    kept = await world.look(lambda store: called(store, "Breien en borduren"))
    assert (kept.phone_visibility, kept.street, kept.cost_cents) == ("coaches", "Corellistraat 10", 250)
    assert (kept.audience, kept.organisation_name) == (["ouderen"], CLUB)
    assert kept.category == "ontmoeten"


async def test_an_answer_can_be_changed_before_it_is_sent(world, walk, henk):
    await fill_in(world, henk)
    await henk.tap("Terug")
    await henk.expect("8 van 8")
    await henk.say("We breien.")
    await henk.expect("Zo komt het op de kaart")
    await henk.say("stuur maar")
    await henk.expect("Tik op Stuur in")
    await henk.tap("Stuur in")
    await henk.expect("ingestuurd")
    assert (await world.look(lambda store: called(store, "Breien en borduren"))).description == "We breien."


async def test_what_is_unclear_is_asked_again(world, walk, henk):
    await henk.tap("Mijn activiteiten")
    await henk.tap("Nieuwe activiteit")
    await henk.expect("1 van 8")
    for answer in ("Schaken", "De Ypelaer"):
        await henk.say(answer)
        await world.quiet()
    await henk.say("elke week")
    await henk.expect("Ik zie geen dag met een tijd")
    await henk.tap("Wisselt")
    await henk.tap("Iedereen")
    await henk.tap("Gratis")
    await henk.tap("Aanmelden")
    await henk.expect("7 van 8")
    await henk.say("Ria")
    await henk.expect("Ik zie geen telefoonnummer")
    await world.taps(henk, "Sla over", "Sla over")
    await henk.expect("Zo komt het op de kaart")


async def test_the_same_on_another_day_is_there_at_once(world, walk, henk, samira):
    await henk.tap("Mijn activiteiten")
    await world.quiet()
    await world.taps(henk, "Wandelen om de vijver", "Meer", "Zelfde, andere dag")
    await henk.expect("Wanneer is het?")
    await henk.say("vrijdag 14.00-15.30")
    await henk.expect("andere plek")
    await henk.tap("Sla over")
    await henk.expect("staat ook op de kaart voor vr 14.00–15.30")
    await samira.say("wandelen vijver vrijdag")
    await samira.expect("vr 14.00–15.30")


async def test_nobody_publishes_her_own_proposal(world, ilse, samira):
    """Ilse keeps the map and walks with clients: what she proposes as a coach is looked at by somebody else."""
    await world.invited("Ilse", "coach", "Contour Welzijn", "welfare", "Tilburg")

    def propose(person):
        def make(store):
            who = world.who(store, person)
            facts = {"title": f"Soep van {person.name}", "municipality_id": min(who.municipalities("editor", "coach"))}
            return listings.propose(store, who, facts, now=world.clock()).public_id

        return make

    for person in (ilse, samira):
        await world.database.write(propose(person))
    await world.taps(ilse, "Voorstellen", "Soep van Ilse", "Zet op de kaart")
    await ilse.expect("Jij hebt Soep van Ilse zelf voorgesteld")
    assert (await world.look(lambda store: called(store, "Soep van Ilse"))).status == "concept"
    await world.taps(ilse, "Voorstellen", "Soep van Samira", "Zet op de kaart")
    await ilse.expect("staat op de kaart")
    assert (await world.look(lambda store: called(store, "Soep van Samira"))).status == "active"
    await samira.expect("Soep van Samira staat op de kaart")
    other = await world.invited("Els", "editor", "Gemeente Tilburg", "municipality", "Tilburg")
    await world.taps(other, "Voorstellen", "Soep van Ilse", "Zet op de kaart")
    await other.expect("staat op de kaart")
