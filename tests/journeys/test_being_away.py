"""Leave with a colleague who agreed, own hours, the look back: a coach decides when she hears us."""

from datetime import date

from sqlalchemy import select

from casework.models import Session, Trajectory
from tests.journeys.oracles import CODE_NAME

MONDAY = date(2026, 11, 23)


async def test_a_colleague_who_agreed_stands_in_on_those_days_and_no_longer(world, samira):
    karim = await world.invited("Karim", "coach", "Contour Welzijn", "welfare", "Tilburg")
    name = await world.client(samira, received_on=date(2026, 11, 18))
    samira.start_counting()
    await samira.say("/vakantie 24 november tot 25 november")
    await samira.expect("Wie vervangt je?")
    await samira.tap("Karim")
    await samira.expect("Je bent weg van dinsdag 24 november tot en met woensdag 25 november.")
    assert samira.taps == 1
    await world.at(MONDAY, 9)
    await karim.expect("Wil jij Samira vervangen?")
    assert "1 collega vraagt of je invalt" in karim.transcript()
    assert "1 mens wacht" in samira.last().text  # she is still there
    await karim.tap("Ja, ik vervang Samira")
    await karim.expect("Je vervangt Samira")
    assert not CODE_NAME.search(karim.transcript())
    await world.quiet()
    assert "Karim vervangt je" in samira.transcript()
    before = samira.transcript().count("Goedemorgen")
    await world.at(date(2026, 11, 24), 9)
    assert samira.transcript().count("Goedemorgen") == before
    morning = karim.last()
    assert "1 mens wacht" in morning.text
    assert "Je vervangt vandaag Samira." in morning.text
    await karim.tap("Begin", message=morning)
    await karim.tap(name)
    await karim.expect("verwezen door huisarts")
    await world.at(date(2026, 11, 26), 9)
    assert "1 mens wacht" in samira.last().text
    await karim.say("/clienten")
    await karim.expect("Je hebt nog geen cliënten")


async def test_a_line_about_whom_both_walk_with_asks_for_whom_and_says_it_back(world, samira):
    karim = await world.invited("Karim", "coach", "Contour Welzijn", "welfare", "Tilburg")
    his, hers = await world.client(karim), await world.client(samira)
    await karim.say("/samenvoegen")
    await karim.tap(his)
    await karim.say(hers)
    await karim.tap(f"Ja, dit is {hers}")
    await karim.expect(f"{his} heet vanaf nu {hers}")
    await samira.say("/vakantie 20 november tot 25 november")
    await samira.tap("Karim")
    await world.at(MONDAY, 9)
    await karim.tap("Ja, ik vervang Samira")
    await karim.expect("Je vervangt Samira")
    await karim.say(f"{hers} 45 intake")
    asked = await karim.expect("Met wie?")
    assert {hers, f"{hers} (voor Samira)"} <= set(asked.labels)
    await karim.tap(f"{hers} (voor Samira)")
    assert f"{hers} (voor Samira)" in (await karim.expect("Vastgelegd")).text
    whose = select(Trajectory.coach_id).join(Session, Session.trajectory_id == Trajectory.id)
    logged, her_id = await world.look(lambda store: (store.scalars(whose).all(), world.who(store, samira).person_id))
    assert logged == [her_id]


async def test_her_own_hours_and_days_off_are_a_tap_each_and_back_early_is_one(world, samira):
    await world.client(samira)
    await samira.say("/tijden")
    await world.taps(samira, "10.00", "17.00", "ma")
    shown = await samira.expect("Ook stil op maandag.")
    assert {"✅ 10.00", "✅ 17.00", "✖️ ma"} <= set(shown.labels)
    await world.at(MONDAY, 11)
    await world.at(date(2026, 11, 24), 9)
    assert "Goedemorgen" not in samira.transcript()
    await world.at(date(2026, 11, 24), 10)
    assert samira.transcript().count("Goedemorgen") == 1
    await samira.say("/vakantie 25 november tot 27 november")
    await world.taps(samira, "Niemand")
    await samira.expect("Niemand vervangt je.")
    await world.at(date(2026, 11, 26), 10)
    assert samira.transcript().count("Goedemorgen") == 1
    await samira.say("/tijden")
    await samira.tap("Niet weg vanaf 25-11")
    await samira.expect("Je bent er weer.")
    await world.at(date(2026, 11, 26), 10, 5)
    assert samira.transcript().count("Goedemorgen") == 2


async def test_friday_looks_back_at_her_week_and_at_the_map_without_a_name(world, samira):
    name = await world.client(samira)
    await world.at(MONDAY)
    await samira.say(f"{name} 45 intake")
    await samira.expect("Vastgelegd")
    await world.listing("Schaken")
    await world.at(date(2026, 11, 27), 15, 10)
    week = await samira.expect("Je week")
    for part in ("1 gesprek · 0 nieuw · 0 afgesloten", "Netwerktijd: 0,0 uur (richtlijn 4 tot 6)", "Nieuw: 1"):
        assert part in week.text, part
    assert not CODE_NAME.search(week.text)
