"""A line that is changed after it was sent: it fills anew what it filled, or mends what it did with one tap."""

from datetime import date

from tests.journeys.test_a_session_in_four_taps import sessions


async def test_a_changed_line_mends_its_session_with_one_tap(world, samira):
    name = await world.client(samira)
    said = await samira.say(f"{name} 30 bel")
    await samira.expect("Vastgelegd")
    await samira.edit(said, f"{name} 45 huisbezoek")
    await samira.tap("Pas aan")
    await samira.expect("huisbezoek, 45 minuten")
    assert await world.look(sessions) == [("huisbezoek", 45, date(2026, 11, 20), "held")]


async def test_a_changed_line_changes_nothing_by_itself(world, samira):
    name = await world.client(samira)
    said = await samira.say(f"{name} 30 bel")
    await samira.expect("Vastgelegd")
    await samira.edit(said, f"{name} 45 bel")
    await samira.expect("Zal ik het gesprek aanpassen?")
    assert await world.look(sessions) == [("bel", 30, date(2026, 11, 20), "held")]


async def test_a_changed_line_fills_its_open_form_anew(world, samira):
    name = await world.client(samira)
    said = await samira.say(f"{name} 30")
    await samira.expect("Wat voor gesprek?")
    await samira.edit(said, f"{name} 45")
    await samira.expect("Wat voor gesprek?")
    await samira.tap("Vervolg")
    await samira.expect("45 minuten")
    assert await world.look(sessions) == [("vervolg", 45, date(2026, 11, 20), "held")]


async def test_a_changed_search_only_says_so(world, samira):
    said = await samira.say("wandelen")
    await samira.expect("Hier vind ik niets bij")
    await samira.edit(said, "zwemmen")
    await samira.expect("een oud bericht veranderd")
