"""The chat page as somebody uses it: with a finger, with a keyboard, on a phone and on a desk."""

import shutil

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse
from starlette.routing import Route
from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    WebAppInfo,
)
from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from local_telegram.operations.sending import PIXEL
from local_telegram.server import listening_socket, serving

playwright = pytest.importorskip("playwright.async_api", reason="browser tests need `make browser-deps`")
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="browser tests need a Chromium"),
]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1400, "height": 860}


@pytest.fixture
async def browse():
    """`await browse(url, size)` opens a page; nothing may go wrong in its console."""
    troubles = []
    async with playwright.async_playwright() as running:
        browser = await running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])

        async def open_page(url, size):
            page = await browser.new_page(viewport=size, locale="nl-NL")
            page.on("pageerror", lambda error: troubles.append(str(error)))
            page.on("console", lambda line: troubles.append(line.text) if line.type == "error" else None)
            await page.goto(url)
            await page.locator("section.chat:visible").first.wait_for()
            return page

        yield open_page
        await browser.close()
    assert troubles == []


async def greet(update, context):
    rows = [[InlineKeyboardButton("Ja", callback_data="y"), InlineKeyboardButton("Nee", callback_data="n")]]
    await update.message.reply_html(
        "<b>Goedemorgen</b> &lt;img src=x onerror=alert(1)&gt; /help",
        reply_markup=InlineKeyboardMarkup(rows),
        protect_content=True,
    )


async def choose(update, context):
    await update.callback_query.answer("Genoteerd", show_alert=update.callback_query.data == "n")
    await update.callback_query.edit_message_text(f"Gekozen: {update.callback_query.data}")


async def answer(update, context):
    if update.message.text == "weg":
        await update.message.delete()
    elif update.message.text == "plaatje":
        await update.message.reply_photo(PIXEL, caption="Een stip")
        await update.message.reply_document(b"1", filename="cijfers.xlsx")
        await update.message.reply_venue(51.5, 5.0, "Buurthuis", "Dorpsstraat 1")
    else:
        keyboard = ReplyKeyboardMarkup([["30 min", "45 min"]], resize_keyboard=True, one_time_keyboard=True)
        await update.message.reply_text(f"Je zei: {update.message.text}", reply_markup=keyboard)


@pytest.fixture
async def demo(telegram, polling):
    app = await polling(
        CommandHandler("start", greet), CallbackQueryHandler(choose), MessageHandler(filters.TEXT, answer)
    )
    await app.bot.set_my_commands([BotCommand("help", "Uitleg"), BotCommand("gesprek", "Gesprek vastleggen")])
    telegram.person("Samira", label="coach")
    telegram.person("Bert", label="aanbieder")
    return telegram


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
async def test_a_conversation(demo, browse, size):
    page = await browse(demo.url, size)
    chat = page.locator("section.chat", has_text="Samira")
    await chat.get_by_role("button", name="Start", exact=True).click()
    await chat.get_by_text("<img src=x onerror=alert(1)>").wait_for()
    assert await chat.locator("strong", has_text="Goedemorgen").count() == 1
    assert await chat.locator("img").count() == 0
    assert await chat.get_by_role("img", name="Kan niet worden doorgestuurd").count() == 1
    await chat.get_by_role("button", name="Ja", exact=True).click()
    await chat.get_by_text("Gekozen: y").wait_for()
    await chat.get_by_text("Genoteerd").wait_for()
    assert await chat.get_by_role("button", name="Ja", exact=True).count() == 0
    line = chat.get_by_label("Bericht van Samira")
    await line.fill("plaatje")
    await line.press("Enter")
    await chat.get_by_text("cijfers.xlsx").wait_for()
    assert await chat.get_by_alt_text("Een stip").is_visible()
    await line.fill("hallo")
    await line.press("Enter")
    await chat.get_by_role("button", name="45 min").click()
    await chat.get_by_text("Je zei: 45 min").wait_for()
    await line.fill("weg")
    await line.press("Enter")
    await chat.get_by_text("weg", exact=True).wait_for(state="detached")
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= size["width"], "nothing sticks out of the screen"


async def test_only_with_a_keyboard(demo, browse):
    page = await browse(demo.url, DESK)
    chat = page.locator("section.chat", has_text="Samira")
    await chat.get_by_role("button", name="Start", exact=True).focus()
    await page.keyboard.press("Enter")
    await chat.get_by_role("button", name="Nee", exact=True).focus()
    await page.keyboard.press("Enter")
    alert = page.get_by_role("alertdialog")
    await alert.get_by_text("Genoteerd").wait_for()
    await page.keyboard.press("Escape")
    line = chat.get_by_label("Bericht van Samira")
    await line.focus()
    await page.keyboard.type("/g")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await chat.locator(".mine", has_text="/gesprek").wait_for()


MINI_APP = """<!doctype html><p id="who"></p><script>
  const launch = new URLSearchParams(new URLSearchParams(location.hash.slice(1)).get("tgWebAppData"));
  document.getElementById("who").textContent = "Hallo " + JSON.parse(launch.get("user")).first_name;
  const tell = (eventType, eventData) => parent.postMessage(JSON.stringify({eventType, eventData}), "*");
  tell("web_app_setup_main_button", {is_visible: true, is_active: true, text: "Bewaar"});
  addEventListener("message", (event) => {
    if (JSON.parse(event.data).eventType === "main_button_pressed") tell("web_app_data_send", {data: "bewaard"});
  });
</script>"""


async def test_a_mini_app_opens_in_the_chat_and_sends_data(telegram, polling, browse):
    async def page_itself(request):
        return HTMLResponse(MINI_APP)

    async def offer(update, context):
        key = KeyboardButton("Kaart", web_app=WebAppInfo(f"{address}/app"))
        await update.message.reply_text("Kijk", reply_markup=ReplyKeyboardMarkup([[key]]))

    async def take(update, context):
        await update.message.reply_text(f"Ontvangen: {update.message.web_app_data.data}")

    async with serving(Starlette(routes=[Route("/app", page_itself)]), listening_socket()) as address:
        await polling(CommandHandler("start", offer), MessageHandler(filters.StatusUpdate.WEB_APP_DATA, take))
        telegram.person("Samira")
        page = await browse(telegram.url, PHONE)
        await page.get_by_role("button", name="Start", exact=True).click()
        await page.get_by_role("button", name="Kaart").click()
        await page.frame_locator("iframe").get_by_text("Hallo Samira").wait_for()
        await page.get_by_role("button", name="Bewaar").click()
        await page.get_by_text("Ontvangen: bewaard").wait_for()
        assert await page.locator("iframe").count() == 0


async def test_the_clock_and_the_people(demo, browse):
    page = await browse(demo.url, PHONE)
    assert (await page.locator("#now").inner_text()).strip() == "ma 2 mrt 2026, 09:00"
    await page.get_by_role("button", name="+3 maanden").click()
    await page.get_by_text("di 2 jun 2026, 09:00").wait_for()
    await page.get_by_role("button", name="Bert").click()
    assert await page.locator("section.chat:visible h2").all_inner_texts() == ["Bert"]
    await page.get_by_role("button", name="Persoon erbij").click()
    await page.get_by_label("Voornaam").fill("Rens")
    await page.get_by_role("button", name="Voeg toe").click()
    await page.locator("section.chat:visible h2", has_text="Rens").wait_for()


async def test_faults_and_blocking_from_the_page(demo, browse):
    page = await browse(demo.url, DESK)
    chat = page.locator("section.chat", has_text="Bert")
    await page.get_by_role("button", name="Storingen").click()
    await page.get_by_label("Wat gaat er mis?").select_option("502")
    await page.get_by_label("Hoe vaak?").fill("2")
    await page.get_by_role("button", name="Zet aan").click()
    await page.get_by_text("nog 2 keer").wait_for()
    assert [(f.kind, f.times) for f in demo.world.faults.active] == [("502", 2)]
    await page.get_by_role("button", name="Alles uit").click()
    await page.get_by_text("nog 2 keer").wait_for(state="detached")
    await page.get_by_role("button", name="Sluit").first.click()
    await chat.get_by_role("button", name="Meer voor Bert").click()
    await page.get_by_role("menuitem", name="Blokkeer de bot").click()
    await chat.get_by_role("button", name="Deblokkeer de bot").wait_for()
    assert demo.people()["Bert"].screen()["blocked"]
