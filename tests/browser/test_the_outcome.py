"""What Wegwijs promises, on the chat page of the demo: from a referral to a number in the regisseur's quarter."""

import re
from datetime import datetime
from typing import TYPE_CHECKING

import pytest

from foundation.language.dates import add_months, said_on
from monitoring.periods import Period

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

DESK, PHONE = {"width": 1500, "height": 950}, {"width": 390, "height": 844}
JSON = "{method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{}'}"
STATE = f"fetch('/local/state', {JSON}).then(answer => answer.json())"
SLOW = 300_000  # milliseconds: the demo invents what everybody did while its clock leapt


@pytest.fixture
async def opened(page: "Page", demo: str) -> "Page":
    """The chat page, with the coach, the provider and the regisseur side by side; nothing goes wrong in its console."""
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
    page.set_default_timeout(SLOW)
    await page.set_viewport_size(DESK)
    await page.goto(demo)
    await page.locator("#people").get_by_role("button", name="Ilse").click()
    await page.locator("section.chat", has_text="Welkom, Noor").wait_for()
    assert await page.locator("section.chat:visible").count() == 3
    yield page
    assert troubles == []


async def today(page):
    """The day on the clock of the demo: it begins when the test does."""
    state = await page.evaluate(STATE)
    return said_on(datetime.fromisoformat(state["now"]))


async def quarter(noor, day):
    """The figures of Tilburg that Noor gets: sessions held, and who still takes part after three and six months."""
    period = str(Period.quarter_of(day))
    name = f"kwartaal {period[-1]} {period[:4]}"
    reports = noor.place.locator("ol.messages > li").filter(has_text=f"Welzijn op Recept – Tilburg – {name}")
    newest = reports.nth(await reports.count())
    await noor.say(f"/kwartaal {period} Tilburg")
    await newest.wait_for()
    text = await newest.inner_text()
    found = {name: re.search(rf"{name}: (\d+)", text) for name in ("Gesprekken", "Verwijzingen")}
    stays = {n: re.search(rf"Na {n} maanden nog mee: (\d+) van (\d+)", text) for n in (3, 6)}
    return {
        **{name: int(match[1]) for name, match in found.items() if match},
        **{n: (int(match[1]), int(match[2])) for n, match in stays.items() if match},
    }


async def to_top(message):
    """Scroll a message to the top of its column."""
    await message.evaluate("message => message.scrollIntoView({block: 'start'})")


async def test_a_referral_becomes_a_number_in_the_quarter(opened, chat, keep):
    samira, henk, noor = (chat(opened, name) for name in ("Samira", "Henk", "Noor"))
    began = await today(opened)
    before = await quarter(noor, began)

    await samira.tap("Verwijzing")
    for label in ("De Brink", "Huisarts", "Vandaag", "Eenzaam"):
        await samira.tap(label, exact=False) if label == "Vandaag" else await samira.tap(label)
    name = re.search(r"codenaam is (\w+-\d+)", await samira.sees("De codenaam is"))[1]
    await samira.say(f"{name} 45 min intake")
    await samira.sees(f"Vastgelegd: {name}")
    await opened.set_viewport_size(PHONE)
    await samira.place.locator("ol.messages > li").last.scroll_into_view_if_needed()
    await keep(opened, "phone.png")
    assert await opened.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    await opened.set_viewport_size(DESK)

    await samira.say("wandlen donderdg reeshof")
    await samira.sees("activiteiten gevonden")
    await samira.tap("1")
    await samira.tap("Koppel aan een cliënt")
    await samira.tap(name)
    await samira.sees(f"{name} kiest")
    await samira.tap("✅ Is al begonnen")
    await samira.sees(f"{name} begon vandaag")

    after = await quarter(noor, began)
    assert after["Gesprekken"] == before["Gesprekken"] + 1
    assert after["Verwijzingen"] == before["Verwijzingen"] + 1

    await opened.get_by_role("button", name="+1 dag").click()
    await henk.sees("Klopt dit nog?")
    await samira.say("wandlen donderdg reeshof")
    await samira.sees("activiteiten gevonden")
    await quarter(noor, began)
    await to_top(samira.place.locator("ol.messages > li").last)
    await to_top(noor.place.locator("ol.messages > li").filter(has=opened.locator("img.photo")).last)
    await keep(opened, "chat.png")

    for months in (3, 6):
        day = add_months(began, months)
        await opened.get_by_role("button", name="+3 maanden").click()
        question = await samira.sees(f"Doet {name}")
        assert "nog mee?" in question
        open_still = await quarter(noor, day)
        asked = samira.place.locator("ol.messages > li").filter(has_text=f"Doet {name}").last
        await asked.get_by_role("button", name="✅ Ja, nog steeds").click()
        await samira.sees(f"{name}, na {months} maanden: doet nog mee")
        counted = await quarter(noor, day)
        assert counted[months][0] == open_still[months][0] + 1
