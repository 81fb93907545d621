"""The referrer hears how it went in two taps: a letter to copy, without code name, gone after a quarter of an hour."""

from datetime import date

from casework import access, consents
from casework.models import Feedback
from tests.journeys.oracles import CODE_NAME


def agrees(world, coach, code_name):
    def answer(store):
        who = world.who(store, coach)
        walk = next(w for w in access.caseload(store, who) if access.client_of(store, w).code_name == code_name)
        consents.answer(store, who, walk.public_id, {"registration": True, "feedback": True}, now=world.clock())

    return world.database.write(answer)


async def test_a_letter_is_made_and_noted_in_two_taps_and_leaves_the_chat(world, samira):
    name = await world.client(samira, received_on=date(2026, 11, 2))
    await samira.say(f"{name} 60 intake 5 nov")
    await samira.expect("Vastgelegd")
    await samira.say("/vandaag")
    assert "verwijzer" not in (await samira.expect("Er is vandaag niets")).text  # nobody asked for consent
    await agrees(world, samira, name)
    await world.at(date(2026, 11, 23), hour=8, minute=30)
    assert "1 verwijzer wacht op bericht ⚠️ 1 te laat" in samira.last().text
    await samira.tap("Begin")
    await samira.expect("op bericht: " + name)
    samira.start_counting()
    await samira.tap(f"✉️ {name}")
    letter = await samira.expect("Betreft: Welzijn op Recept")
    assert not letter.protected
    assert not CODE_NAME.search(letter.text)
    for part in (
        "Bericht voor: huisarts", "[vul zelf naam en geboortedatum in]", "Verwijzing ontvangen op 2 november 2026",
        "reden: eenzaamheid", "Kort: uw patiënt is op 5 november bij mij geweest.", "rond 5 februari 2027",
        "Samira, Contour Welzijn, [telefoon] – met toestemming van de cliënt.",
    ):  # fmt: skip
        assert part in letter.text, part
    await samira.tap("ZorgDomein")
    noted = await samira.expect("Genoteerd")
    assert (samira.taps, noted.id) == (2, letter.id)
    await samira.tap("Ongedaan maken")
    again = await samira.expect("Betreft: Welzijn op Recept")
    await samira.tap("Beveiligde mail", message=again)
    await samira.expect("verstuurd op maandag 23 november (Beveiligde mail)")
    sent = await world.look(lambda store: [(row.channel, str(row.sent_on)) for row in store.query(Feedback)])
    assert sent == [("mail", "2026-11-23")]
    await world.later(minutes=16)
    assert "Genoteerd" not in samira.transcript()
    assert "Betreft" not in samira.transcript()
    await samira.tap("Mijn dag")
    await samira.expect("Er is vandaag niets")


async def test_at_the_end_the_letter_is_one_tap_away_and_who_came_alone_has_nobody_to_tell(world, samira):
    name = await world.client(samira, received_on=date(2026, 11, 2))
    await samira.say(f"{name} 45 intake dinsdag")
    await samira.expect("Vastgelegd")
    await agrees(world, samira, name)
    await samira.say("/afsluiten")
    await world.taps(samira, name, "Doet mee aan activiteit", "Nee", "Bericht voor huisarts")
    letter = await samira.expect("Kort: het traject is klaar na 1 gesprek.")
    assert "Resultaat: doet mee aan een activiteit." in letter.text
    assert "zonder verwijzing" in letter.text
    await samira.tap("Niet nodig")
    await samira.expect("er is geen bericht nodig")
    await world.taps(samira, "Verwijzing", "Geen praktijk", "Anders…", "Zelf of familie", "Vandaag", "Stress")
    screen = await samira.expect("De codenaam is")
    alone = CODE_NAME.search(screen.text)[0]
    await samira.say("/clienten")
    await samira.tap(alone)
    shown = await samira.expect("verwezen door zelf of familie")
    assert not any("Bericht voor" in label for label in shown.labels)


async def test_a_practice_that_was_not_spoken_to_has_a_list_for_the_coffee_table(world, samira):
    await world.taps(samira, "Verwijzing", "De Brink", "Huisarts", "Vandaag", "Stress")
    name = CODE_NAME.search((await samira.expect("De codenaam is")).text)[0]
    await world.at(date(2027, 1, 4), hour=8, minute=30)
    assert "1 praktijk al zes weken niet gesproken" in samira.last().text
    await samira.tap("Begin")
    await samira.tap("☕ De Brink")
    coffee = await samira.expect("Lopend: 1")
    assert name in coffee.text
    assert coffee.protected
    await samira.tap("Over 1 week")
    await samira.expect("overleg op maandag 11 januari")
    await samira.say("/agenda")
    await samira.expect("1 afspraak voor je agenda")
    await world.at(date(2027, 1, 11), hour=8, minute=30)
    assert "1 keer overleg met een praktijk" in samira.last().text
    await samira.say("/praktijk")
    assert "overleg op" in (await samira.expect("Jouw praktijken")).text
