"""A coach in a hallway: a referral in five taps, a session in four or in one typed line (DESIGN §3)."""

from datetime import date, timedelta

from sqlalchemy import func, select

from casework.models import Appointment, Client, Referral, Session, Trajectory


def sessions(store):
    return [(s.kind, s.minutes, s.held_on, s.status) for s in store.scalars(select(Session).order_by(Session.id))]


async def test_a_referral_takes_five_taps_and_gives_a_code_name(world, samira):
    await samira.tap("Verwijzing")
    await samira.tap("De Brink")
    await samira.tap("Huisarts")
    await samira.tap("Vandaag")
    await samira.tap("Eenzaam")
    screen = await samira.expect("De codenaam is")
    name = screen.text.split("codenaam is ")[1].split(".")[0]
    assert (samira.taps, samira.typed) == (5, 0)
    assert "Schrijf deze naam in jullie eigen dossier" in screen.text
    referral, client, walk = await world.look(
        lambda store: (store.scalars(select(Referral)).one(), store.scalars(select(Client)).one(),
                       store.scalars(select(Trajectory)).one())
    )  # fmt: skip
    assert (referral.referrer_type, referral.received_on) == ("huisarts", date(2026, 11, 20))
    assert (client.code_name, walk.main_reason) == (name, "eenzaamheid")


async def test_a_referral_can_be_taken_back_within_ten_minutes_and_not_after(world, samira):
    await world.taps(samira, "Verwijzing", "Geen praktijk", "Zelf", "Gisteren", "Stress")
    await samira.expect("De codenaam is")
    await samira.tap("Ongedaan maken")
    await samira.expect("De verwijzing is weg")
    assert await world.look(lambda store: store.scalar(select(func.count()).select_from(Referral))) == 0
    await samira.say("/verwijzing")
    for answer in ("brink", "poh-ggz", "vorige week maandag", "geld"):
        await samira.say(answer)
        await world.quiet()
    await samira.expect("9 november 2026")
    await world.later(minutes=11)
    await samira.tap("Ongedaan maken")
    await samira.expect("tot 10 minuten")
    assert await world.look(lambda store: store.scalar(select(func.count()).select_from(Referral))) == 1


async def test_a_session_takes_four_taps_and_offers_what_comes_next(world, samira):
    name = await world.client(samira, received_on=date(2026, 11, 2))
    await world.taps(samira, "Gesprek", name, "Vervolg", "45")
    kept = await samira.expect(f"Vastgelegd: {name}, vervolggesprek, 45 minuten, vandaag")
    assert (samira.taps, samira.typed) == (4, 0)
    assert kept.protected
    assert await world.look(sessions) == [("vervolg", 45, date(2026, 11, 20), "held")]
    yesterday = kept.button("Het was gisteren")["callback_data"]
    await samira.tap("Het was gisteren")
    await samira.expect("45 minuten, gisteren (19 nov).")
    assert await world.look(sessions) == [("vervolg", 45, date(2026, 11, 19), "held")]
    await samira.tap("2 wk")
    await samira.expect(f"Afspraak met {name}: donderdag 3 december")
    planned = await world.look(lambda store: store.scalars(select(Appointment)).one().planned_on)
    assert planned == date(2026, 12, 3)
    await world.later(days=1)
    await samira.forge(yesterday, kept)  # tapped once more, a day later: the day of the talk stays what it is
    await world.quiet()
    assert await world.look(sessions) == [("vervolg", 45, date(2026, 11, 19), "held")]


async def test_one_typed_line_is_a_whole_session(world, samira):
    name = await world.client(samira, received_on=date(2026, 11, 2))
    await samira.say(f"{name.lower().replace('-', ' ')} 45 min gisteren intake")
    await samira.expect(f"Vastgelegd: {name}")
    assert (samira.taps, samira.typed) == (0, 1)
    assert await world.look(sessions) == [("intake", 45, date(2026, 11, 19), "held")]
    await samira.tap("Ongedaan maken")
    await samira.expect("Het gesprek is weg")
    assert await world.look(sessions) == []


async def test_a_line_that_says_less_is_asked_only_for_the_rest(world, samira):
    name = await world.client(samira, received_on=date(2026, 11, 2))
    await samira.say(f"/gesprek {name} dinsdag")
    question = await samira.expect("Wat voor gesprek?")
    assert "dinsdag 17 november" in question.text
    await samira.tap("Telefoon")
    await samira.say("een kwartier")
    await samira.expect("15 minuten")
    assert await world.look(sessions) == [("bel", 15, date(2026, 11, 17), "held")]


async def test_a_doubt_is_asked_and_never_guessed(world, samira):
    name = await world.client(samira, received_on=date(2026, 11, 2))
    await samira.say(f"{name} 45 vervolg vorige week")
    await samira.expect("Wanneer was het?")
    assert await world.look(sessions) == []
    await samira.say("vrijdag")
    asked = await samira.expect("Welke dag bedoel je?")
    assert {"Vandaag", "Vrijdag 13 november"} <= set(asked.labels)
    await samira.tap("13 november")
    await samira.expect("Vastgelegd")
    assert await world.look(sessions) == [("vervolg", 45, date(2026, 11, 13), "held")]


async def test_a_code_word_without_its_number_is_asked_too(world, samira):
    name = await world.client(samira)
    await samira.tap("Gesprek")
    await samira.say(name.split("-")[0])
    await samira.expect("Wie bedoel je?")
    await samira.tap(name)
    await samira.expect("Wat voor gesprek?")


async def test_who_did_not_come_is_logged_in_three_taps(world, samira):
    name = await world.client(samira)
    await world.taps(samira, "Gesprek", name, "Niet gekomen")
    await samira.expect(f"{name} is niet gekomen, vandaag")
    assert samira.taps == 3
    assert await world.look(sessions) == [("vervolg", None, date(2026, 11, 20), "no_show")]


async def test_a_session_can_be_taken_back_for_ten_minutes_only(world, samira):
    name = await world.client(samira)
    await samira.say(f"{name} 30 bel")
    await samira.expect("Vastgelegd")
    await world.later(minutes=10, seconds=1)
    await samira.tap("Ongedaan maken")
    await samira.expect("tot 10 minuten")
    assert len(await world.look(sessions)) == 1


async def test_a_session_before_the_referral_is_kept_and_said(world, samira):
    name = await world.client(samira, received_on=world.today - timedelta(days=1))
    await samira.say(f"{name} 30 bel maandag")
    await samira.expect("Dit is vóór de verwijzing")
    assert await world.look(sessions) == [("bel", 30, date(2026, 11, 16), "held")]
