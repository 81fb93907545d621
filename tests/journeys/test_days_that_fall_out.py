"""A day falls out, a listing stops: coaches with a client there hear it at once; its provider learns nothing."""

import re
from datetime import date

import pytest

from casework import access, appointments, participations
from tests.journeys import oracles
from tests.journeys.world import row

CLUB = "Wandelclub De Zevensprong"
TITLE = "Wandelen om de vijver"
TUESDAY = date(2026, 11, 24)


@pytest.fixture
async def walk(world, henk):
    return await world.listing(TITLE, provider=CLUB, schedule=[row("di", "10:00", "11:00")])


async def plan(world, coach, choice, on):
    """The first time is agreed."""

    def agree(store):
        participations.plan_start(store, world.who(store, coach), choice, planned_on=on, now=world.clock())

    await world.database.write(agree)


async def cancel(world, henk, day="dinsdag 24 november"):
    await henk.tap("Mijn activiteiten")
    await world.quiet()
    await world.taps(henk, TITLE, "Eén keer niet", day)


@pytest.fixture
async def first_visit(world, walk, samira):
    """Samira's client goes for the first time on Tuesday; returns the code name."""
    code_name = await world.client(samira)
    choice = await world.choice(samira, code_name, listing=walk, category=None)
    await plan(world, samira, choice, TUESDAY)
    return code_name


async def test_a_cancelled_date_reaches_the_coach_of_a_first_visit_within_a_minute(world, first_visit, samira, henk):
    await cancel(world, henk)
    await world.later(seconds=50)
    message = samira.last()
    assert "gaat niet door op dinsdag 24 november" in message.text
    assert f"{first_visit} zou dan voor het eerst gaan" in message.text
    await world.later(minutes=5)
    assert samira.transcript().count("gaat niet door") == 1
    await samira.tap(first_visit)
    await samira.expect(TITLE)


async def test_also_on_the_day_itself_and_in_the_evening(world, first_visit, samira, henk):
    await world.at(TUESDAY, hour=7)
    await cancel(world, henk)
    await world.later(seconds=50)
    assert "gaat niet door op dinsdag 24 november" in samira.last().text


async def test_what_goes_on_after_all_is_told_to_who_was_told_it_did_not(world, first_visit, samira, henk):
    await cancel(world, henk)
    await world.later(seconds=50)
    await henk.tap("Ongedaan maken")
    await world.later(seconds=50)
    assert "gaat op dinsdag 24 november toch door" in samira.last().text
    await cancel(world, henk)
    await world.later(seconds=50)
    assert "gaat niet door" in samira.last().text


async def test_a_day_with_an_appointment_counts_as_going_along(world, walk, samira, henk):
    code_name = await world.client(samira)
    await world.choice(samira, code_name, listing=walk, category=None, started_on=world.today)

    def agree(store):
        who = world.who(store, samira)
        appointments.plan(store, who, access.caseload(store, who)[0].public_id, planned_on=TUESDAY, now=world.clock())

    await world.database.write(agree)
    await cancel(world, henk)
    await world.later(seconds=50)
    assert f"Die dag heb je ook een afspraak met {code_name}" in samira.last().text
    await henk.tap("Ongedaan maken")
    await world.later(seconds=50)
    assert "toch door" in samira.last().text


async def test_a_closure_over_a_first_visit_is_told_too(world, first_visit, samira, henk):
    await henk.say("vakantie van 23 november tot 30 november")
    await henk.expect("gesloten 23 nov–30 nov")
    await world.later(seconds=50)
    assert "is gesloten op dinsdag 24 november" in samira.last().text


async def test_a_stopped_listing_is_a_task_for_each_client_there(world, walk, samira, henk):
    names = [await world.client(samira) for _ in range(2)]
    await world.choice(samira, names[0], listing=walk, category=None, started_on=world.today)
    await world.choice(samira, names[1], listing=walk, category=None)
    await henk.tap("Mijn activiteiten")
    await world.quiet()
    await world.taps(henk, TITLE, "Gestopt", "Ja, gestopt")
    await world.at(date(2026, 11, 23), hour=8, minute=31)
    assert "2 keer is een gekozen activiteit gestopt" in samira.last().text
    assert names[0] not in samira.last().text
    await samira.tap("Begin")
    await samira.expect(names[0])
    samira.start_counting()
    await samira.tap(f"Iets nieuws voor {names[0]}")
    await samira.expect("Zoek nu iets dat past")
    assert samira.taps == 1
    await samira.tap("Mijn dag")
    await samira.expect("1 keer is een gekozen activiteit gestopt")
    await samira.tap("Sluit af")
    await samira.expect("is gestopt")
    await samira.tap("Ongedaan maken")
    await samira.expect("staat weer open")
    await samira.tap("Mijn dag")
    await samira.expect("1 keer is een gekozen activiteit gestopt")


async def what_is_seen(world, provider, club):
    """Everything a provider can look at and do, and what comes by itself in half a year."""
    await provider.tap("Mijn activiteiten")
    await world.quiet()
    await world.taps(provider, TITLE, "Meer", "Geschiedenis", "Terug", "Eén keer niet", "dinsdag 24 november")
    await world.later(seconds=50)
    await world.taps(provider, "Bekijk activiteit", "Vol", "2 weken", "Bekijk activiteit", "Gestopt", "Ja, gestopt")
    await world.later(seconds=50)
    await provider.tap("Mijn activiteiten")
    await world.quiet()
    mine = [call for call in oracles.shown(world.telegram.calls) if call.result["chat"]["id"] == provider.id]
    seen = "\n".join(oracles.words(call) for call in mine).replace(club, "de club").replace(provider.name, "jij")
    return re.sub(r"\b09\.\d\d\b", "09.00", seen)


@pytest.mark.parametrize("linked", [4, 5], ids=["four", "control five"])
async def test_a_provider_sees_the_same_whether_anybody_is_linked_or_not(world, walk, samira, henk, linked):
    """Two clubs with the same activity; clients are linked to one only. Not a letter differs below five of them."""
    corrie = await world.invited("Corrie", "provider", "Omloop", "provider")
    await world.listing(TITLE, provider="Omloop", schedule=[row("di", "10:00", "11:00")])
    for number in range(linked):
        code_name = await world.client(samira, received_on=date(2026, 9, 1))
        choice = await world.choice(samira, code_name, listing=walk, category=None, chosen_on=date(2026, 10, 5))
        if number == 0:
            await plan(world, samira, choice, TUESDAY)
    hers, theirs = await what_is_seen(world, corrie, "Omloop"), await what_is_seen(world, henk, CLUB)
    assert "minder dan 5" in hers
    assert (hers == theirs) is (linked < 5)
    assert "voor het eerst gaan" in samira.transcript()
