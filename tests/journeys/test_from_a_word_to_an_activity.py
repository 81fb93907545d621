"""Searching is typing a word; choosing is three taps; what is not on the map can be proposed (DESIGN §3, §5)."""

from sqlalchemy import select

from casework.models import Participation
from dialogue.models import Draft
from social_map.models import Listing
from tests.journeys.world import row

NOT_THERE = "Dit bestaat niet, of niet meer."


def statuses(store):
    return list(store.scalars(select(Listing.status)))


def choices(store):
    return [(p.listing_name, p.category, p.found) for p in store.scalars(select(Participation))]


async def test_one_word_with_typos_finds_it_and_three_taps_link_it_to_a_client(world, samira):
    name = await world.client(samira)
    await world.listing("Wandelen in de Reeshof", neighbourhood="Reeshof", schedule=[row("do", "10:00", "11:30")])
    await world.listing("Breicafé", schedule=[row("ma", "14:00")])
    await samira.say("wandlen donderdag")
    hits = await samira.expect("1. Wandelen in de Reeshof")
    assert (samira.taps, samira.typed) == (0, 1)  # looking for an activity
    assert "Breicafé" not in hits.text
    assert "gecontroleerd 20 nov" in hits.text
    await samira.tap("1")
    card = await samira.expect("do 10.00–11.30, wekelijks")
    assert "Wijkcentrum" in card.text
    assert "gratis" in card.text.lower()
    await samira.tap("Koppel aan een cliënt")
    await samira.tap(name)
    kept = await samira.expect(f"{name} kiest Wandelen in de Reeshof")
    assert samira.taps == 3
    assert "Op vrijdag 27 november vraag ik of de start is gelukt." in kept.text
    await samira.tap("Op de kaart, in de wijk")
    await samira.expect("Hoe gevonden:")
    assert await world.look(choices) == [("Wandelen in de Reeshof", "wandelen_bewegen", "kaart_wijk")]


async def test_a_choice_can_be_taken_back(world, samira):
    name = await world.client(samira)
    await world.listing("Schaken voor iedereen")
    await samira.say("schaken")
    await world.taps(samira, "1", "Koppel aan een cliënt", name, "Ongedaan maken")
    await samira.expect("De keuze is weg")
    assert await world.look(choices) == []


async def test_what_is_not_on_the_map_is_linked_proposed_and_published(world, samira, ilse):
    name = await world.client(samira)
    await samira.say("bijenhouden")
    await samira.expect("Hier vind ik niets bij")
    await samira.tap("Staat er niet bij")
    await samira.say("Bijen houden met de imker")
    await world.taps(samira, "Anders…", "Natuur", name)
    await samira.expect(f"{name} kiest Bijen houden met de imker")
    assert await world.look(choices) == [("Bijen houden met de imker", "natuur", "gezocht")]
    await samira.tap("Stel voor voor de kaart")
    await samira.expect("is voorgesteld")
    await samira.say("bijen")
    await samira.expect("Hier vind ik niets bij")
    await ilse.tap("Voorstellen")
    await ilse.tap("Bijen houden met de imker")
    await ilse.expect("Klopt dit?")
    await ilse.tap("Zet op de kaart")
    await ilse.expect("staat op de kaart")
    await samira.say("bijenhouden")
    await samira.expect("1. Bijen houden met de imker")
    await samira.tap("1")
    await samira.expect("Bijen houden met de imker")


async def test_a_proposal_can_be_refused_and_a_coach_cannot_publish_it(world, samira, ilse):
    proposal = await world.listing("Yoga op de hei", status="concept")
    await samira.say("yoga")
    await samira.expect("Hier vind ik niets bij")
    await samira.forge(f"vy:{proposal}:0", samira.last())
    await samira.expect(NOT_THERE)
    assert await world.look(statuses) == ["concept"]
    await ilse.say("/voorstellen")
    await ilse.tap("Yoga op de hei")
    await ilse.tap("Niet op de kaart")
    await ilse.expect("komt niet op de kaart")
    assert await world.look(statuses) == ["stopped"]


async def test_the_list_turns_over_and_reaches_further_than_ones_own_town(world, samira):
    for number in range(6):
        await world.listing(f"Koken {number}", cost_cents=100 * number)
    await world.listing("Koken in Breda", place="Breda")
    await samira.say("koken")
    first = await samira.expect("6 activiteiten gevonden")
    assert "5." in first.text
    assert "6." not in first.text
    await samira.tap("Meer…")
    await samira.expect("6. Koken")
    await samira.tap("Ook verder weg")
    await samira.expect("7 activiteiten gevonden")


async def test_what_was_understood_is_taken_off_with_a_tap_and_put_back(world, samira):
    await world.listing("Yoga op dinsdag", schedule=[row("di", "10:00")], cost_cents=500)
    await world.listing("Yoga op donderdag", schedule=[row("do", "10:00")], cost_cents=0)
    await samira.say("zwaluwstaart gratis yoga donderdag")
    both = await samira.expect("1 activiteit gevonden – yoga, donderdag, prijs: gratis")
    assert "zwaluwstaart" not in str(both)
    await samira.tap("✕ donderdag")
    await samira.tap("✕ prijs: gratis")
    await samira.expect("2 activiteiten gevonden – yoga\n")
    await samira.tap("✕ een ander woord")
    await samira.tap("+ donderdag")
    await samira.expect("– yoga, donderdag\n")
    drafts = await world.look(lambda store: [str(d.answers) for d in store.scalars(select(Draft))])
    assert "zwaluwstaart" not in "".join(drafts)
    assert "yoga" in "".join(drafts)


async def test_one_activity_on_two_days_is_one_hit_that_says_so(world, samira):
    about = {"provider": "Zevensprong"}
    await world.invitation("provider", "Zevensprong", "provider")
    await world.listing("Stoelyoga", schedule=[row("di", "10:00")], neighbourhood="Goirke", **about)
    await world.listing("Stoelyoga", schedule=[row("do", "10:00")], neighbourhood="Reeshof", **about)
    await samira.say("stoelyoga")
    await samira.expect("ook do in Reeshof")
    await samira.tap("1")
    await samira.tap("Ook: do in Reeshof")
    await samira.expect("Wijkcentrum, Reeshof")


async def test_the_forgotten_command_search_asks_what_to_look_for(world, samira):
    await samira.say("/zoek")
    await samira.expect("Typ wat je zoekt")


async def test_a_card_is_given_away_as_pin_calendar_picture_and_mail_without_a_client(world, samira):
    name = await world.client(samira)
    about = {"lat": 51.58, "lon": 4.99, "phone": "06-55550123", "phone_visibility": "coaches"}
    await world.listing("Wandelclub", neighbourhood="Reeshof", schedule=[row("di", "10:00", "12:00")], **about)
    await samira.say("/match")
    await world.taps(samira, name, "Laat nu zien", "1")
    card = await samira.expect(f"Past bij {name}")
    assert "06-55550123" in card.text
    await world.taps(samira, "Kaart")
    pin = samira.last()
    assert (pin.body["venue"]["title"], pin.body["location"]["latitude"]) == ("Wijkcentrum", 51.58)
    await world.taps(samira, "Agenda")
    assert samira.last().body["document"]["file_name"] == "agenda.ics"
    await world.taps(samira, "Delen")
    shown = samira.last()
    assert "Wanneer: dinsdag 10.00–12.00, wekelijks" in shown.text
    assert name not in shown.text
    assert "06-55550123" not in shown.text
    assert "WhatsApp" in str(shown)
    await world.taps(samira, "Mail")
    assert samira.last().body["document"]["file_name"] == "activiteit.eml"
