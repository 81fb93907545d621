"""A provider without Telegram keeps its listing true: by a mailed or pasted link, or by the editor who calls."""

import re
from dataclasses import replace
from datetime import date, timedelta

import httpx
import pytest
from sqlalchemy import func, select
from starlette.applications import Starlette

from dialogue import outbox
from dialogue.models import Outgoing
from foundation.people import municipalities
from social_map import patience
from social_map.models import Listing
from tests.journeys.world import row
from tests.web import mail_server as servers
from web import own_page
from web.mail import server
from web.mail.carrier import MailCarrier

CLUB = "wandelclub@example.org"
LONG_AGO = "2025-01-01"
MONDAY = date(2026, 11, 23)


@pytest.fixture
async def post(world):
    """Wegwijs with a mail server and an address on the web."""
    async with servers.mail_server() as kept:
        await world.stop()
        world.tools = replace(world.tools, web_url="https://kaart.example.org/", mails=True)
        world.postman = MailCarrier(server.read(kept.url), sender="Ilse <kaart@example.org>", clock=world.clock)
        world.start()
        yield kept
        await world.quiet()
        await world.stop()
        world.postman = None
        world.start()


@pytest.fixture
async def browser(world):
    """Somebody's phone."""
    app = Starlette(routes=own_page.routes(world.database, clock=world.clock, tools=world.tools))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="https://kaart.example.org") as client:
        yield client


async def old(world, title, **about):
    """An activity that nobody looked at for long, known from an imported list."""
    return await world.listing(title, last_confirmed_on=LONG_AGO, schedule=[row("di", "10:00", "11:00")], **about)


async def kept(world, title):
    def look(store):
        return store.scalars(select(Listing).where(Listing.title == title)).one()

    return await world.look(look)


async def press(browser, token, what):
    """Open the page and press a button."""
    html = (await browser.get(f"/klopt/{token}")).text
    for form in re.findall(r"<form.*?</form>", html, re.DOTALL):
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
        if fields["what"] == what:
            return await browser.post(f"/klopt/{token}", data=fields, follow_redirects=True)
    raise AssertionError(f"no button for {what} in {html}")


async def test_a_mail_comes_by_itself_and_one_tap_confirms(world, post, browser):
    await old(world, "Wandelen om de vijver", email=CLUB)
    assert post.mails == []
    await world.at(MONDAY)
    (mail,) = post.mails
    assert (mail["To"], mail["Subject"]) == (CLUB, "Klopt dit nog? Wandelen om de vijver")
    assert "di 10.00–11.00, wekelijks - gratis" in servers.text(mail)
    answer = await press(browser, servers.token(mail), "confirm")
    assert "Wandelen om de vijver klopt nog." in answer.text
    found = await kept(world, "Wandelen om de vijver")
    assert (found.last_confirmed_on, found.confirmed_how, found.first_asked_at) == (MONDAY, "link", None)
    for days in (7, 21, 40):
        await world.at(MONDAY + timedelta(days=days))
    assert len(post.mails) == 1


async def test_silence_is_reminded_then_the_editor_hears_then_everybody_sees_it(world, post, ilse):
    await old(world, "Wandelen om de vijver", email=CLUB)
    sent, told, shown = [], [], []
    for day in (*range(9), 14, 20, 21, 22, 28, 29, 30, 31, 37, 60, 90, 119, 120, 121):
        await world.at(MONDAY + timedelta(days=day))
        sent += [day] * (len(post.mails) - len(sent))
        told += [day] * (ilse.transcript().count("wacht op een telefoontje") > len(told))
        found = await kept(world, "Wandelen om de vijver")
        shown += [day] * (not shown and found.neglected_on <= world.today)
    assert sent == [0, 7, 21]
    assert told == [30]
    assert shown == [120]


async def test_everything_of_one_address_comes_in_one_mail_and_at_most_one_a_week(world, post, browser):
    await old(world, "Wandelen om de vijver", email=CLUB)
    await old(world, "Fietsen naar het bos", email=CLUB.upper(), place="Breda")
    await world.at(MONDAY)
    (mail,) = post.mails
    assert mail["Subject"] == "Kloppen jouw 2 activiteiten nog?"
    assert "Alle 2 activiteiten kloppen." in (await press(browser, servers.token(mail), "confirm_all")).text
    await old(world, "Zwemmen", email=CLUB)
    for day in range(1, 7):
        await world.at(MONDAY + timedelta(days=day))
    assert len(post.mails) == 1
    await world.at(MONDAY + timedelta(days=7))
    assert [mail["Subject"] for mail in post.mails[1:]] == ["Klopt dit nog? Zwemmen"]


async def test_who_has_an_account_is_asked_there_and_not_by_mail(world, post, henk):
    await old(world, "Wandelen om de vijver", email=CLUB, provider="Wandelclub De Zevensprong")
    await world.at(MONDAY)
    assert "Klopt dit nog?" in henk.transcript()
    assert post.mails == []


async def test_nothing_is_mailed_in_the_weekend_or_without_a_mail_server(world, henk):
    await old(world, "Wandelen om de vijver", email=CLUB)
    await world.at(MONDAY)
    assert (await kept(world, "Wandelen om de vijver")).first_asked_at is None


async def test_no_more_mail_means_no_more_mail_and_the_editor_calls(world, post, browser, ilse):
    await old(world, "Wandelen om de vijver", email=CLUB, phone="013-055 1234")
    await world.at(MONDAY)
    path = f"/klopt/{servers.token(post.mails[0])}/geen-mail"
    await browser.post(path, data={"List-Unsubscribe": "One-Click"})
    await world.at(MONDAY + timedelta(days=7))
    await world.at(MONDAY + timedelta(days=21))
    assert len(post.mails) == 1
    await ilse.say("/belronde")
    await ilse.expect("Wil geen mail van ons.")
    await ilse.expect("013 055 1234")


async def test_an_address_where_nobody_is_goes_to_the_editor_and_silence_does_not_count(world, post, ilse):
    await old(world, "Wandelen om de vijver", email=CLUB)
    world.may_fail.add("mail")
    post.refused[CLUB] = "550 5.1.1 No such user"
    await world.at(MONDAY)
    await world.later(minutes=20)
    found = await kept(world, "Wandelen om de vijver")
    assert (found.first_asked_at, found.neglected_on) == (None, None)
    await ilse.expect("1 activiteit wacht op een telefoontje")
    await ilse.tap("Belronde")
    await ilse.expect(f"De mail komt niet aan op {CLUB}.")
    post.refused.clear()
    await world.at(MONDAY + timedelta(days=21))
    assert post.mails == []


async def test_a_mail_server_that_is_down_delays_and_loses_nothing(world, post):
    await old(world, "Wandelen om de vijver", email=CLUB)
    post.refused[CLUB] = "450 4.2.0 Try again later"
    await world.at(MONDAY)
    assert post.mails == []
    post.refused.clear()
    world.clock.move(world.clock() + timedelta(minutes=6))
    world.database.bells.ring([outbox.BELL])
    await world.quiet()
    assert len(post.mails) == 1


async def test_a_municipality_is_as_patient_as_it_says(world, post):
    await old(world, "Wandelen om de vijver", email=CLUB)
    await old(world, "Biljarten", email="biljart@example.org", place="Breda")

    def set_(store):
        here = municipalities.named(store, "Breda")
        patience.change(store, here.id, today=world.today, remind_on=(3, 10), neglected_after=20)

    await world.database.write(set_)
    club, billiards = [], []
    for day in (0, 3, 6, 7, 10, 14, 17, 21, 28):
        await world.at(MONDAY + timedelta(days=day))
        club += [day] * (len(post.to(CLUB)) - len(club))
        billiards += [day] * (len(post.to("biljart@example.org")) - len(billiards))
    assert club == [0, 7, 21]
    assert billiards == [0, 7, 14]  # its third and tenth day, but never twice within a week
    assert (await kept(world, "Biljarten")).neglected_on == MONDAY + timedelta(days=20)
    assert (await kept(world, "Wandelen om de vijver")).neglected_on == MONDAY + timedelta(days=120)


async def test_the_editor_calls_one_tap_each_and_the_next_appears_by_itself(world, ilse):
    await old(world, "Bingo", phone="013-055 1111")
    await old(world, "Klaverjassen", phone="+31 13 055 1111")  # the same number: one call
    await old(world, "Biljarten", phone="06-5555 2222")
    await world.listing("Schaken", phone="013-055 3333", last_confirmed_on="2024-01-01")
    await world.listing("Zingen", phone="013-055 4444")  # confirmed today
    await old(world, "Dammen", place="Breda", phone="013-055 5555")  # not her map
    await world.at(MONDAY)
    await ilse.expect("4 activiteiten wachten op een telefoontje")
    ilse.start_counting()
    await ilse.tap("Belronde")
    await ilse.expect("☎️ Schaken")  # longest overdue
    assert "013 055 3333" in ilse.last().text
    await ilse.tap("Klopt")
    await ilse.expect("✅ Schaken klopt.")
    await ilse.expect("☎️ Bingo")
    await ilse.tap("Geen gehoor")
    await ilse.expect("📵 Bingo en 1 op hetzelfde nummer: geen gehoor.")
    await ilse.tap("Ongedaan maken")
    await ilse.expect("☎️ Bingo")
    assert (await kept(world, "Klaverjassen")).neglected_on is None
    await ilse.tap("Geen gehoor")
    await ilse.expect("📵 Bingo en 1 op hetzelfde nummer: geen gehoor.")
    await ilse.expect("06 55552222")
    await ilse.tap("Gestopt")
    await ilse.expect("Je hoeft niemand te bellen.")
    assert ilse.taps == 4 + 2
    schaken, bingo, biljarten = [await kept(world, title) for title in ("Schaken", "Bingo", "Biljarten")]
    assert (schaken.last_confirmed_on, schaken.confirmed_how) == (MONDAY, "phone")
    assert bingo.neglected_on == MONDAY  # a failed call counts at once
    assert biljarten.status == "stopped"
    await ilse.tap("Ongedaan maken")
    await ilse.expect("☎️ Biljarten")
    assert (await kept(world, "Biljarten")).status == "active"
    await world.at(MONDAY + timedelta(days=7))
    await ilse.say("/belronde")
    await ilse.expect("Nog 3 te bellen")
    assert "☎️ Bingo" in ilse.last().text
    await ilse.tap("Morgen")
    await ilse.expect("Nog 2 te bellen")
    assert "☎️ Klaverjassen" in ilse.last().text


async def test_a_provider_says_how_often_to_ask(world, henk):
    await world.listing("Bingo", provider="Wandelclub De Zevensprong")
    await henk.say("bingo")
    await henk.expect("Ik vraag het elke 180 dagen.")
    await world.taps(henk, "Meer", "Hoe vaak vragen", "Elke 3 maanden")
    await henk.expect("Bingo: gewijzigd.")
    await world.at(world.today + timedelta(days=89))
    assert "Klopt dit nog?" not in henk.transcript()
    await world.at(world.today + timedelta(days=1))
    await henk.expect("Klopt dit nog?")


async def test_changed_by_phone_opens_the_change(world, ilse):
    await old(world, "Bingo", phone="013-055 1111")
    await world.at(MONDAY)
    await ilse.say("/belronde")
    await ilse.expect("Bingo")
    await ilse.tap("Gewijzigd")
    await ilse.tap("Prijs")
    await world.quiet()
    await ilse.say("2,50")
    await ilse.expect("gewijzigd")
    found = await kept(world, "Bingo")
    assert (found.cost_cents, found.confirmed_how) == (250, "phone")


async def test_the_editor_pastes_a_link_and_a_larger_change_waits_for_her(world, browser, ilse):
    world.tools = replace(world.tools, web_url="https://kaart.example.org")
    await world.restart()
    await old(world, "Bingo", phone="06-5555 1111")
    await old(world, "Bingo voor beginners", phone="06 55551111")
    for where in ("Reeshof", "Goirke"):
        await old(world, "Schaken", neighbourhood=where)
    await world.at(MONDAY)
    await ilse.say("/persoonlijk schaken")
    await ilse.tap("Schaken, Reeshof, di")  # two of one name are told apart
    await ilse.expect("Persoonlijke link voor Schaken")
    await ilse.say("/persoonlijk bingo")
    await ilse.tap("Bingo")
    await ilse.expect("Persoonlijke link voor Bingo en 1 andere")
    token = re.search(r"https://kaart.example.org/klopt/(\w+)", ilse.last().text)[1]
    urls = [button["url"] for button in ilse.last().buttons if button.get("url")]
    assert urls[0].startswith("https://wa.me/31655551111?text=Dag%21%20Klopt%20Bingo")
    assert token in urls[0]
    about = (await kept(world, "Bingo")).public_id
    html = (await browser.get(f"/klopt/{token}")).text
    seal = re.search(rf'value="{about}">\s*<input type="hidden" name="seal" value="(\w+)"', html)[1]
    sent = {"what": "propose", "about": about, "seal": seal, "price": "2,50", "text": "Gezellig."}
    await browser.post(f"/klopt/{token}", data=sent)
    assert (await kept(world, "Bingo")).cost_cents == 0
    await ilse.expect("Bingo: de aanbieder wil iets veranderen.")
    await ilse.tap("Bekijk")
    await ilse.expect("Wordt: € 2,50")
    await ilse.tap("Klopt, wijzig het")
    await ilse.expect("Bingo is gewijzigd.")
    found = await kept(world, "Bingo")
    assert (found.cost_cents, found.description, found.confirmed_how) == (250, "Gezellig.", "link")
    html = (await browser.get(f"/klopt/{token}")).text
    seal = re.search(rf'value="{about}">\s*<input type="hidden" name="seal" value="(\w+)"', html)[1]
    for price in ("3", "4", "5"):
        sent_again = await browser.post(f"/klopt/{token}", data={**sent, "seal": seal, "price": price})
        assert sent_again.status_code == 303
    rung = select(func.count()).select_from(Outgoing).where(Outgoing.kind == "proposal")
    assert await world.database.read(lambda store: store.scalar(rung)) == 1, "once an hour, however often it is sent"
    await ilse.say("/persoonlijk bingo")
    await ilse.tap("Bingo")
    await ilse.tap("Trek de link in")
    await ilse.expect("werken niet meer")
    assert (await browser.get(f"/klopt/{token}")).status_code == 410
