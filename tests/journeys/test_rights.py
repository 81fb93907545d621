"""She wants to see what is kept of her, or to be erased: a file that never comes into the chat, and two people."""

import io
import json
import re
import zipfile
from dataclasses import replace

import httpx
import pytest
from sqlalchemy import select
from starlette.applications import Starlette

from casework.models import Erasure
from dialogue.models import Outgoing
from tests.journeys.test_colleagues import _leaves
from tests.journeys.test_first_contact import everywhere, ids, refer
from web import insight

PAGE = "https://wegwijs.example.org"


@pytest.fixture
async def browser(world):
    """The organisation's own page, and a bot that knows where it is."""
    await world.quiet()
    await world.stop()
    world.tools = replace(world.tools, web_url=PAGE)
    world.start()
    app = Starlette(routes=insight.routes(world.database, clock=world.clock))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url=PAGE) as client:
        yield client


async def colleague(world, name, role):
    return await world.invited(name, role, "Contour Welzijn", "welfare", "Tilburg")


async def test_everything_kept_of_her_is_a_file_that_is_fetched_once(world, samira, browser):
    name = await refer(world, samira)
    await world.choice(samira, name)
    samira.start_counting()
    await samira.say(f"/inzage {name}")
    await samira.tap("Maak het bestand")
    ready = await samira.expect("Het bestand staat klaar")
    assert (samira.taps, samira.typed) == (1, 1)
    link = ready.button("Haal het bestand op")["url"]
    assert (await browser.get(link)).status_code == 200
    assert (await browser.head(link)).status_code == 200  # looking changes nothing
    assert (await browser.put(link)).status_code == 405
    got = await browser.post(link)
    packed = zipfile.ZipFile(io.BytesIO(got.content))
    page, data = packed.read("inzage.html").decode(), json.loads(packed.read("gegevens.json"))
    assert got.headers["cache-control"] == "no-store"
    assert {"Wandelen in het park", "Huisarts", "inzage opgehaald als bestand"} <= set(re.split(r"<[^>]+>", page))
    assert data["tables"]["participation"][0]["listing_name"] == "Wandelen in het park"
    assert "insight" in {form["form"] for form in data["forms"]}
    assert (await browser.post(link)).status_code == 410
    assert (await browser.get(f"{PAGE}/inzage/{'x' * 32}")).status_code == 404
    sent = await world.look(lambda store: store.scalars(select(Outgoing.state).where(Outgoing.kind == "screen")).all())
    assert "zip" not in samira.transcript()
    assert set(sent) == {"sent"}
    await world.later(minutes=16)
    assert "Het bestand staat klaar" not in samira.transcript()


async def test_two_people_erase_her_and_nothing_is_left(world, samira):
    carla = await colleague(world, "Carla", "coordinator")
    name = await refer(world, samira)
    traces = [name, *await world.look(ids)]
    samira.start_counting()
    await samira.say("/wis")
    await world.taps(samira, name, "Vraag om alles te wissen")
    await samira.expect("Carla beslist")
    assert samira.taps == 2
    await world.tick()
    await carla.expect("1 verzoek wacht op jouw antwoord")
    assert name not in carla.transcript()
    carla.start_counting()
    await world.taps(carla, "Bekijk de verzoeken", f"Alles wissen: {name}", "Ja, wis alles")
    await carla.expect("Alles van deze cliënt is gewist")
    assert carla.taps == 3
    await world.later(minutes=2)
    assert await world.look(everywhere(*traces)) == set()
    assert name not in samira.transcript() + carla.transcript()
    left = await world.look(lambda store: store.scalars(select(Erasure)).one())
    assert (left.why, left.trajectories) == ("asked", 1)
    await world.later(days=3)
    await samira.expect("Het wissen dat je vroeg, is gedaan")


async def test_after_a_coach_left_two_others_fetch_it(world, samira, browser):
    carla, ada = await colleague(world, "Carla", "coordinator"), await colleague(world, "Ada", "admin")
    name = await refer(world, samira)
    await carla.say("/inzage")
    await carla.say(name)
    await carla.expect("Deze cliënt heeft een coach die hier werkt")
    await world.database.write(lambda store: _leaves(store, world.who(store, samira), world.today))
    await carla.say(name)
    await carla.expect("Ada beslist")
    await ada.say("/verzoeken")
    await world.taps(ada, f"Inzage: {name}", "Ja, dat mag")
    await world.tick()
    await carla.expect("Je mag het bestand ophalen")
    await world.taps(carla, "Maak het bestand")
    ready = await carla.expect("Het bestand staat klaar")
    link = ready.button("Haal het bestand op")["url"]
    assert (await browser.post(link)).status_code == 200


async def test_what_is_not_right_is_noted_what_must_be_kept_stays_and_all_of_it_is_logged(world, samira):
    olga, ada = await colleague(world, "Olga", "officer"), await colleague(world, "Ada", "admin")
    name = await refer(world, samira)
    await samira.say("/clienten")
    samira.start_counting()
    await world.taps(samira, name, "Meer", "Inzage en wissen", "Iets klopt niet", "De verwijzing", "Het blijft staan")
    assert samira.taps == 6
    await samira.expect(f"Genoteerd bij {name}. Het blijft staan, met een aantekening")
    await samira.say("/clienten")
    await world.taps(samira, name)
    await samira.expect("klopt niet volgens de cliënt: de verwijzing")
    await samira.say("/corrigeer")
    await world.taps(samira, name, "De verwijzing", "Ik verbeter het", "Verbeter het nu")
    assert name in samira.last().text
    await samira.say("/bewaarplicht")
    await world.taps(samira, name, "Er loopt een klacht")
    await samira.expect("Ada beslist")
    await ada.say("/verzoeken")
    await world.taps(ada, f"Bewaren: {name}", "Ja, bewaar alles")
    for word in ("/wis", "/toestemming"):
        await samira.say(word)
        await world.taps(samira, name)
    await world.taps(samira, "Nee", "Ja, wis alles")
    await samira.expect("moeten voorlopig bewaard blijven")
    await samira.say("/wis")
    await world.taps(samira, name, "Vraag om alles te wissen")
    await samira.expect("moeten voorlopig bewaard blijven")
    await ada.say("/bewaarplicht")
    await ada.say(name)
    await ada.expect("Reden: er loopt een klacht")
    await world.taps(ada, "Vraag om dit op te heffen")
    await ada.expect("De bewaarplicht voor")
    await olga.say("/logboek")
    await olga.say(name)
    lines = (await olga.expect("Wie keek naar")).text
    assert {"Ada: bewaren besloten", "Ada: bewaren opgeheven", "Samira: bezwaar vastgelegd"} <= {
        line.partition(", ")[2] for line in lines.splitlines()
    }
    await samira.say("/logboek")
    await world.taps(samira, name)
    assert "Olga: cliënt in het logboek bekeken" in samira.last().text
