"""From a referral to a first talk: called in one tap, asked for consent, and gone without it (DOMAIN C12, §4.1)."""

import re
from datetime import date, timedelta

from sqlalchemy import func, select

from casework.models import BareReferral, Client, Consent, Contact, Trajectory
from foundation.storage import Table

ONE_WORD_TYPED = 3  # counts as three taps (DOMAIN §5.1); the signs of life of the long waits do not
KEPT = {"audit_entry", "audit_seal", "code_name_given", "erased_key"}  # opaque ids; names given once; HMACs


async def refer(world, samira, *rest):
    """A referral in five taps; returns the code name."""
    samira.start_counting()
    await world.taps(samira, "Verwijzing", "De Brink", "Huisarts", "Vandaag", "Stress")
    kept = await samira.expect("De codenaam is")
    assert samira.taps == 5
    return re.search(r"codenaam is (\w+-\d+)", kept.text)[1]


def everywhere(*texts):
    """The tables in which any of these stands, whatever the column."""

    def look(store):
        return {
            table.name
            for table in Table.metadata.sorted_tables
            if table.name not in KEPT
            for row in store.execute(select(table))
            for value in row
            if any(
                text in (value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)) for text in texts
            )
        }

    return look


def ids(store):
    return [*store.scalars(select(Client.public_id)), *store.scalars(select(Trajectory.public_id))]


async def test_only_spoken_ends_the_waiting_and_consent_follows(world, samira):
    name = await refer(world, samira)
    await samira.tap("Geen gehoor")
    tried = await samira.expect("Geen gehoor")
    assert "Je belde 1 keer" in tried.text
    assert "⬅️ Terug" in tried.labels
    await world.taps(samira, "Mijn dag")
    assert f"eerste contact: {name}" in samira.last().text
    samira.start_counting()
    await world.taps(samira, name, "Gesproken")
    question = await samira.expect("Vraag nu om toestemming")
    data = {label: question.button(label)["callback_data"] for label in ("✅ Ja, alles mag", "❌ Nee")}
    await world.taps(samira, "Nee")
    erase = samira.last().button("🗑 Ja, wis alles")["callback_data"]
    await samira.forge(data["✅ Ja, alles mag"], question)  # she thought again
    await world.quiet()
    assert samira.taps == 3
    assert f"{name} vindt alles goed" in samira.last().text
    await samira.forge(erase, samira.last())
    assert "✅ Contact opnemen" in (await samira.expect(f"Toestemming van {name}")).text  # the old button is old
    await world.taps(samira, "Mijn dag")
    assert "eerste contact" not in samira.last().text
    await samira.say("/clienten")
    await world.taps(samira, name)
    assert "20 nov: gebeld, geen gehoor\n20 nov: gesproken" in samira.last().text
    assert await world.look(lambda store: store.scalars(select(Consent.granted)).all()) == [True] * 5
    await samira.say("/toestemming")
    await world.taps(samira, name, "Mag niet meer: bericht verwijzer")
    shown = await samira.expect("❌ De verwijzer laten weten")
    assert "✅ Mag: bericht verwijzer" in shown.labels
    await samira.say("/afsluiten")
    await world.taps(samira, name, "Niet bereikbaar")
    await samira.expect(f"Afgesloten: {name}")  # what she said about later questions is not asked again


async def test_three_calls_in_vain_offer_the_letter_and_closing(world, samira):
    name = await refer(world, samira)
    for outcome in ("Geen gehoor", "Voicemail", "Geen gehoor"):
        await samira.say("/clienten")
        await world.taps(samira, name, outcome)
    assert {"✉️ Brief", "Traject afsluiten"} <= set((await samira.expect("Je belde 3 keer.")).labels)
    await samira.tap("Brief")
    letter = await samira.expect("Beste [naam]")
    assert name not in letter.text
    assert not letter.protected
    await samira.tap("Brief verstuurd")
    await samira.expect("Brief verstuurd")
    assert await world.look(lambda store: store.scalar(select(func.count()).select_from(Contact))) == 4
    await world.taps(samira, "Traject afsluiten", "Niet bereikbaar", "Nee")
    await samira.expect(f"Afgesloten: {name}")


async def test_a_no_and_no_answer_in_time_leave_only_the_referral(world, samira):
    refused, silent = await refer(world, samira), await refer(world, samira)
    traces = [refused, silent, *await world.look(ids)]
    assert {"client", "trajectory"} <= await world.look(everywhere(*traces))
    for name in (refused, silent):
        await samira.say("/clienten")
        await world.taps(samira, name, "Gesproken")
    await samira.say(refused)
    await samira.expect("Wat voor gesprek")
    await samira.say("/clienten")
    await world.taps(samira, refused, "wat is het antwoord", "Nee", "Ja, wis alles")
    await samira.expect("Alles van deze cliënt is gewist")
    await world.later(minutes=2)
    assert refused not in samira.transcript()
    last = world.today + timedelta(days=42)
    await world.at(last - timedelta(days=15))  # a clock that leaps a month is not believed
    await world.at(last)
    await world.taps(samira, "Mijn dag")
    assert silent in samira.last().text
    await world.at(last + timedelta(days=1))
    assert await world.look(everywhere(*traces)) == set()
    left = await world.look(
        lambda store: store.execute(select(BareReferral.received_on, BareReferral.referrer_type)).all()
    )
    assert left == [(date(2026, 11, 20), "huisarts")] * 2


async def test_a_referral_waits_until_a_colleague_takes_it_or_a_coordinator_gives_it(world, samira):
    karim = await world.invited("Karim", "coach", "Contour Welzijn", "welfare", "Tilburg")
    carla = await world.invited("Carla", "coordinator", "Contour Welzijn", "welfare", "Tilburg")
    first, second = await refer(world, samira), await refer(world, samira)
    await world.taps(samira, "Meer…", "Haast", "Met spoed", "Terug")
    assert "☎️ Gesproken" in samira.last().labels
    await world.taps(samira, "Meer…", "Naar de wachtrij")
    await samira.expect(f"{second} wacht op een coach")
    await world.taps(karim, "Mijn dag")
    await karim.expect("1 verwijzing wacht op een coach")
    karim.start_counting()
    await world.taps(karim, "Wachtrij")
    seen = await karim.expect(f"🔺 {second}, 20 nov, De Brink, stress")
    assert first not in seen.text
    await world.taps(samira, "Wachtrij")
    await world.taps(karim, f"Ik neem {second}")
    assert karim.taps == 2
    await karim.expect(f"{second} is nu jouw cliënt")
    await samira.tap(f"Ik neem {second}")
    await samira.expect("Een collega was je net voor")
    await carla.say("/verwijzing")
    await world.taps(carla, "Geen praktijk", "Anders…", "Overdracht uit een andere gemeente", "Gisteren", "Stress")
    third = re.search(r"codenaam is (\w+-\d+)", (await carla.expect("De verwijzing wacht op een coach")).text)[1]
    await world.at(date(2026, 11, 23), hour=8, minute=30)
    assert "1 verwijzing wacht op een coach" in carla.last().text
    await world.taps(carla, "Wachtrij", f"Geef {third}", "Karim")
    await carla.expect(f"Karim begeleidt {third}")
    await karim.say("/clienten")
    assert {second, third} <= set((await karim.expect("Jouw cliënten (2)")).labels)


async def test_who_is_known_already_is_one_client(world, samira):
    karim = await world.invited("Karim", "coach", "Contour Welzijn", "welfare", "Tilburg")
    his = await world.client(karim)
    twice, hers = await refer(world, samira), await refer(world, samira)
    await world.taps(samira, "Kennen jullie deze cliënt al?", twice, f"Ja, dit is {twice}")
    await samira.expect(f"{hers} heet vanaf nu {twice}")
    await world.taps(samira, "Bekijk")
    assert "opnieuw verwezen door huisarts" in samira.last().text
    await world.taps(samira, "Meer…", "Staat er dubbel in")
    await samira.say(twice)
    await samira.expect("Dat is dezelfde codenaam")
    await samira.say(his)
    await samira.expect("Is het echt dezelfde persoon?")
    await samira.say("dit is iemand anders, denk ik")  # no way back: words in common are no yes
    await samira.expect("Dat herken ik niet")
    await world.taps(samira, f"Ja, dit is {his}")
    await samira.expect(f"{twice} heet vanaf nu {his}")
    assert await world.look(lambda store: store.query(Client).count()) == 1
    assert await world.look(lambda store: store.query(Trajectory).count()) == 2
    await samira.say("/afsluiten")
    await world.taps(samira, his, "Niet bereikbaar", "Nee")
    await samira.say("/clienten")
    await world.taps(samira, "Afgesloten", his, "Meer…", "Opnieuw verwezen", "Geen praktijk", "Zelf", "Vandaag")
    await world.taps(samira, "Ga verder met het oude traject")
    await samira.expect(f"{his} is terug")


async def test_a_whole_trajectory_costs_at_most_sixty_taps(world, samira):
    """Everything that can be skipped is left alone, and asked nowhere."""
    await world.listing("Wandelen in de Reeshof")
    await world.at(date(2026, 11, 23))
    samira.start_counting()
    await world.taps(samira, "Verwijzing", "De Brink", "Huisarts", "Vandaag", "Stress")
    name = re.search(r"codenaam is (\w+-\d+)", samira.last().text)[1]
    await world.taps(samira, "Gesproken", "Ja, alles mag", "Gesprek vastleggen", "Kennismaking", "45", "1 wk")
    await world.taps(samira, "Mijn dag", f"✉️ {name}", "ZorgDomein")
    for week in range(5):
        await world.at(date(2026, 11, 30) + timedelta(weeks=week))
        await world.taps(samira, "Gesprek", name, "Vervolg", "30")
        logged = samira.taps
        await world.taps(samira, "1 wk")
        assert "Afspraak met" in samira.last().text
        assert samira.taps - logged == 1  # the next appointment
    await samira.say("wandelen")
    await samira.tap("1", message=await samira.expect("1. Wandelen"))
    await world.taps(samira, "Koppel aan een cliënt")
    await samira.tap(name, message=await samira.expect("Voor wie?"))
    await world.at(date(2027, 1, 4))
    await samira.expect(f"Is het {name} gelukt")
    await world.taps(samira, "Ja", "Mijn cliënten", name, "Traject afsluiten", "Doet mee aan activiteit")
    await world.taps(samira, "Bericht voor huisarts", "ZorgDomein")
    for _ in range(2):
        await world.at(await world.look(lambda store: store.scalars(select(Trajectory.next_check_on)).one()))
        await samira.expect(f"Doet {name}")
        await world.taps(samira, "Ja, nog steeds")
    assert samira.taps + ONE_WORD_TYPED <= 60
