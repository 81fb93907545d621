"""One line or one message for the whole of it; a doubt is asked; whatever was logged is mended, with its history."""

from datetime import date

from sqlalchemy import select

from casework import access, closings, referrals
from casework.models import Appointment, Correction, NetworkTime, Preference, Session

YESTERDAY = date(2026, 11, 19)


def sessions(store):
    return [(s.kind, s.minutes, s.held_on, s.status) for s in store.scalars(select(Session).order_by(Session.id))]


def interests(store):
    return [code for row in store.scalars(select(Preference)) for code in row.interests]


def spoken(name):
    return name.lower().replace("-", " ")


def comes_back(store, world, coach):
    """The trajectory of her last client ends today, and a new one begins at once."""
    who, now = world.who(store, coach), world.clock()
    walk = access.caseload(store, who)[-1]
    closings.close(store, who, walk.public_id, reason="geen_behoefte", closed_on=world.today, now=now)
    referrals.receive(
        store, who, organisation_id=walk.organisation_id, municipality_id=walk.municipality_id, practice_id=None,
        referrer_type="zelf", received_on=world.today, client=access.client_of(store, walk).public_id, anew=True,
        now=now,
    )  # fmt: skip


async def test_a_line_keeps_what_she_likes_as_an_interest_and_offers_to_look(world, samira):
    name = await world.client(samira, received_on=date(2026, 11, 2))
    await world.listing("Wandelen met koffie")
    await samira.say(f"{spoken(name)} 45 gisteren intake, zin in wandelen, geen zin in koken")
    kept = await samira.expect("Blij van: wandelen.")
    assert f"{name}, kennismaking, 45 minuten, gisteren (19 nov)" in kept.text
    assert "Je zin zelf bewaar ik niet" in kept.text
    assert await world.look(interests) == ["wandelen"]
    await samira.tap("2 wk")
    await samira.expect(f"Afspraak met {name}: donderdag 3 december")
    await samira.say(f"{spoken(name)} 20 gebeld, moestuin")
    await samira.tap("Blij van")
    await samira.expect("Blij van: moestuin")
    assert len(await world.look(interests)) == 2
    await samira.tap("Ongedaan maken")
    await samira.expect("Het gesprek is weg")
    assert await world.look(interests) == ["wandelen"]
    assert (samira.taps, samira.typed) == (3, 2)
    await samira.say(f"{spoken(name)} 30 vervolg, wil graag wandelen")
    await samira.tap("Zoek wandelen")
    await samira.expect("Wandelen met koffie")


async def test_a_message_of_several_keeps_the_sure_and_asks_the_doubtful_one_by_one(world, samira):
    one, two, three, four = [await world.client(samira, received_on=date(2026, 11, 2)) for _ in range(4)]
    await samira.say(
        f"gisteren:\n- {spoken(one)} drie kwartier intake\n- {spoken(two)} gebeld\n"
        f"{spoken(three)} 30 vervolg maandag; {four.split('-')[0]} niet gekomen"
    )
    screen = await samira.expect("Bij 2 gesprekken weet ik nog niet alles")
    assert f"1. {one}, kennismaking, 45 minuten, gisteren" in screen.text
    assert f"2. {three}, vervolggesprek, 30 minuten, maandag 16 november" in screen.text
    assert f"{two} · Telefoon" in screen.text
    assert len(await world.look(sessions)) == 2
    await samira.tap("15")
    asked = await samira.expect("De volgende:")
    assert f"{two}, telefonisch gesprek, 15 minuten, gisteren" in asked.text
    assert "Niet gekomen" in asked.text
    await samira.tap(four)
    every = await samira.expect(f"{four}, niet gekomen, gisteren")
    assert f"2. {two}, telefonisch gesprek, 15 minuten, gisteren" in every.text
    assert "✏️ 4" in every.labels
    assert await world.look(sessions) == [
        ("intake", 45, YESTERDAY, "held"), ("vervolg", 30, date(2026, 11, 16), "held"),
        ("bel", 15, YESTERDAY, "held"), ("vervolg", None, YESTERDAY, "no_show"),
    ]  # fmt: skip
    assert (samira.taps, samira.typed) == (2, 1)


async def test_what_was_logged_is_seen_changed_moved_and_removed_with_its_history(world, samira):
    name, other = [await world.client(samira, received_on=date(2026, 11, 2)) for _ in range(2)]
    await samira.say(f"{spoken(name)} 45 gisteren intake")
    await samira.expect("Vastgelegd")
    await world.later(minutes=30)
    await world.taps(samira, "Verbeteren", "Andere duur", "60")
    entry = await samira.expect("Wat er is verbeterd")
    assert "duur: 45 minuten → 60 minuten" in entry.text
    await world.taps(samira, "Andere dag", "Vandaag")
    await samira.expect("dag: gisteren → vandaag")
    await world.taps(samira, "Andere cliënt", other)
    await samira.expect(f"Het staat nu bij {other}")
    await samira.tap("Bekijk")
    listed = await samira.expect("wat je hebt vastgelegd")
    assert "kennismaking, 60 min" in listed.text
    await samira.tap("1")
    assert "hierheen verplaatst" in (await samira.expect("Wat er is verbeterd")).text
    await world.taps(samira, "Weghalen", "Ja, haal weg")
    await samira.expect("Weggehaald")
    assert await world.look(sessions) == []
    assert [row.verb for row in await world.look(lambda store: store.scalars(select(Correction)).all())] == [
        "changed", "changed", "moved_away", "moved_here", "removed",
    ]  # fmt: skip
    await samira.say(f"verbeter {spoken(other)}")
    assert "gesprek weggehaald" in (await samira.expect("Weggehaald of verplaatst")).text
    await world.database.write(lambda store: comes_back(store, world, samira))
    await samira.say(f"verbeter {spoken(other)}")
    await samira.tap("Traject van 2 nov 2026")
    assert "afgesloten" in (await samira.expect("2 nov")).text
    await world.taps(samira, "2", "Haast", "Met spoed")
    assert "Haast: Met spoed" in (await samira.expect("haast: niets → Met spoed")).text


async def test_a_gap_in_last_week_is_a_tap_away_and_hours_can_be_copied(world, samira):
    name = await world.client(samira, received_on=date(2026, 11, 2))
    await samira.say("/weekstaat")
    sheet = await samira.expect("Week 46")
    assert "0 gesprekken" in sheet.text
    await world.taps(samira, "di", "Vervolg", "45")
    await samira.expect("45 minuten, dinsdag 10 november")
    assert (samira.taps, samira.typed) == (3, 1)
    await samira.say(f"{spoken(name)} 30 bel")
    await samira.expect("Vastgelegd")
    samira.start_counting()
    await samira.say("/netwerktijd")
    await world.taps(samira, "Aanbieder", "120")
    kept = await samira.expect("netwerktijd, aanbieder of buurthuis, 2 uur, vandaag")
    assert "Die week: 2 uur. De vuistregel is 4 tot 6 uur." in kept.text
    assert samira.taps == 2
    await samira.say("netwerktijd anderhalf uur intervisie gisteren")
    assert "Die week: 3 uur 30" in (await samira.expect("intervisie")).text
    await samira.say("netwerktijd -2 uur")
    await samira.expect("Minder dan nul kan niet.")
    await samira.say("/uren")
    hours = await samira.expect("Jouw uren, week 47")
    assert "Vrijdag 20 nov: 30 min met cliënten (1), 2 uur aanbieder of buurthuis" in hours.text
    assert "Samen: 4 uur" in hours.text
    assert name not in hours.text
    assert [row.minutes for row in await world.look(lambda s: s.scalars(select(NetworkTime)).all())] == [120, 90]
    await world.taps(samira, "do Intervisie", "Ongedaan maken")
    await samira.expect("De netwerktijd is weg")


async def test_an_appointment_has_a_time_that_the_next_one_keeps(world, samira):
    name = await world.client(samira, received_on=date(2026, 11, 2))
    await samira.say("/afspraak morgen")
    await samira.expect("Met wie?")  # nobody was named, so no name is unknown
    await world.taps(samira, name, "14.00")
    assert "vrije dag" in (await samira.expect("zaterdag 21 november om 14.00")).text
    await samira.say(f"/afspraak {spoken(name)} 27 november 9:30")
    await samira.expect("vrijdag 27 november om 09.30")
    await world.at(date(2026, 11, 27), 15)
    await samira.say(f"{spoken(name)} 45 vervolg")
    await samira.tap("1 wk")
    await samira.expect("vrijdag 4 december om 09.30")
    await samira.tap("Toch geen afspraak")
    await samira.tap("4 wk")
    await samira.expect("Let op: dat is een weekend of een vrije dag")
    await samira.tap("Toch geen afspraak")
    await world.quiet()
    assert await world.look(lambda s: s.scalars(select(Appointment.planned_on)).all()) == []
