"""The page behind a personal link in a real browser the size of a phone: without JavaScript, by keyboard alone."""

from datetime import UTC, datetime, timedelta

import pytest
from starlette.applications import Starlette

from dialogue.talk import Tools
from foundation.people.who import SYSTEM
from local_telegram.server import listening_socket, serving
from social_map import listings
from social_map.links import contacts, making
from social_map.models import Listing
from social_map.search import Searcher
from tests import browsers
from web import own_page

pytestmark = [
    pytest.mark.browser, pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True),
]  # fmt: skip
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TOOLS = Tools(searcher=Searcher(), secret=b"s" * 32)
KEY = "mail:club@example.org"


@pytest.fixture
async def address(database):
    """Where the page of one activity is."""

    def make(store):
        facts = {"title": "Wandelen om de vijver", "email": "club@example.org", "last_confirmed_on": "2025-01-01"}
        one = listings.add(store, SYSTEM, facts, now=NOW - timedelta(days=400))
        return making.make(store, SYSTEM, contacts.known(store, KEY), [one], now=NOW)

    token = await database.write(make)
    listening = listening_socket()
    app = Starlette(routes=own_page.routes(database, clock=lambda: NOW, tools=TOOLS))
    async with serving(app, listening):
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/klopt/{token}"


@pytest.fixture
async def bare():
    """A browser that runs no script, on a narrow phone."""
    from playwright.async_api import async_playwright

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=browsers.chromium(), args=["--no-sandbox"])
        context = await browser.new_context(
            java_script_enabled=False, viewport={"width": 320, "height": 640}, locale="nl-NL"
        )
        yield await context.new_page()
        await browser.close()


async def confirmed_on(database):
    return (await database.read(lambda store: store.query(Listing).one())).last_confirmed_on


async def test_one_key_after_another_confirms_and_puts_back(bare, address, database):
    await bare.goto(address)
    await bare.keyboard.press("Tab")
    focused = bare.locator("button:focus")
    assert await focused.inner_text() == "✓ Klopt nog"
    assert (await focused.bounding_box())["height"] >= 44
    await bare.keyboard.press("Enter")
    await bare.get_by_role("status").get_by_text("Wandelen om de vijver klopt nog.").wait_for()
    assert await confirmed_on(database) == NOW.date()
    await bare.get_by_role("button", name="Toch niet, zet terug").press("Enter")
    await bare.get_by_role("status").get_by_text("staat weer zoals het was").wait_for()
    assert (await confirmed_on(database)).year == 2025


async def test_everything_has_a_name_and_fits_a_narrow_screen(bare, address):
    await bare.goto(address)
    await bare.get_by_text("Er is iets anders").click()
    for label in ("Welke dag?", "Dag", "Van", "Tot", "Prijs", "Tekst"):
        await bare.get_by_label(label, exact=True).first.wait_for()
    assert await bare.get_by_role("heading", level=1).count() == 1
    for button in await bare.get_by_role("button").all():
        box = await button.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        assert box["height"] >= 44


async def test_nothing_comes_from_elsewhere_and_no_policy_is_broken(page, address):
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    await page.goto(address)
    await page.get_by_role("button", name="Klopt nog").click()
    await page.get_by_text("Dank je wel!").wait_for()
    here = address.partition("/klopt")[0]
    assert all(url.startswith(here) for url in asked)
    assert said == []
