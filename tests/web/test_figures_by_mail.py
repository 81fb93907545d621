"""Figures by mail: to who has no chat, as everybody may see them, until the link in the mail is used."""

import io
import re
from datetime import UTC, datetime, timedelta

import httpx
import pypdf
import pytest
from sqlalchemy import select
from starlette.applications import Starlette

from dialogue import mail
from dialogue.delivery import Delivery
from dialogue.duties.send_reports import DUTY, send_reports
from dialogue.duty import perform
from dialogue.talk import Tools
from monitoring.reports import freeze_due
from monitoring.subscriptions import subscribing
from monitoring.subscriptions.models import ReportSubscription
from monitoring.subscriptions.subscribing import NoMailAddress
from social_map.search import Searcher
from tests.web.mail_server import mail_server, text
from web import no_figures
from web.mail import server
from web.mail.carrier import MailCarrier

ASKED = datetime(2026, 12, 1, 9, tzinfo=UTC)
NOW = datetime(2027, 2, 11, 9, tzinfo=UTC)  # it is frozen
TOOLS = Tools(searcher=Searcher(), secret=b"s" * 32, web_url="https://kaart.example.org", mails=True)
TO = "wethouder@example.org"


async def subscribed(database, address=TO):
    await database.write(
        lambda store: subscribing.subscribe_mail(store, address, None, audience="public", now=ASKED).public_id
    )


async def send(database, post, now):
    """What the clock and the sender do, until nothing is left."""
    carrier = MailCarrier(server.read(post.url), sender="Wegwijs <kaart@example.org>", clock=lambda: now)
    delivery = Delivery(database, carrier, makers={}, clock=lambda: now, failed=mail.not_delivered)
    await database.write(lambda store: freeze_due(store, now=now))
    while await database.write(lambda store: send_reports(store, TOOLS, now)):
        pass
    while await delivery.carry_once():
        pass


async def test_what_takes_long_is_made_in_a_view_and_only_that_is_sent(database):
    await subscribed(database)
    await database.write(lambda store: freeze_due(store, now=NOW))
    ready = await database.read(lambda store: DUTY.ahead(store, TOOLS, NOW))
    assert len(ready) == 2  # of the three that are due
    assert await database.write(lambda store: DUTY.do(store, TOOLS, NOW, ready={})) == 0  # nothing is made here
    assert await database.write(lambda store: perform(store, DUTY, TOOLS, now=NOW, ready=ready)) == 2
    assert await database.write(lambda store: DUTY.do(store, TOOLS, NOW, ready=ready)) == 0  # once


async def test_the_booklet_is_mailed_once_and_the_link_in_it_stops_it(database):
    await subscribed(database)
    await subscribed(database)
    async with mail_server() as post:
        for days in (34, 1):  # the fifth working day, and the day before: not for everybody yet
            await send(database, post, NOW - timedelta(days=days))
            assert post.mails == []
        await send(database, post, NOW)
        await send(database, post, NOW)
        subjects = [one["Subject"] for one in post.to(TO)]
        assert subjects == [
            f"Welzijn op Recept: de cijfers van {period}"
            for period in ("jaar 2026", "het tweede half jaar 2026", "kwartaal 4 2026")
        ]
        first = post.mails[0]
        packs = [[file.get_filename()[-4:] for file in one.iter_attachments()] for one in post.to(TO)]
        assert packs == [[".pdf", "xlsx"], [".pdf", "xlsx"], [".pdf"]]  # of a quarter the booklet alone
        assert ["en de cijfers als spreadsheet" in text(one) for one in post.to(TO)] == [True, True, False]
        booklet = next(first.iter_attachments())
        assert booklet.get_filename() == "welzijn-op-recept-2026-alle-gemeenten-openbaar.pdf"
        assert (
            "Openbaar: niets onder de 10" in pypdf.PdfReader(io.BytesIO(booklet.get_content())).pages[0].extract_text()
        )
        assert "1. Er kwam geen verwijzing binnen" in text(first)
        link = re.search(r"https://kaart\.example\.org(/cijfers/\S+)", text(first))[1]
        assert first["List-Unsubscribe"] == f"<https://kaart.example.org{link}>"

        app = Starlette(routes=no_figures.routes(database, clock=lambda: NOW, secret=TOOLS.secret))
        pages = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app), base_url="https://kaart.example.org", follow_redirects=True
        )
        forged = link.replace(link.split(".")[1][:4], "0000")
        for _ in range(2):  # looking changes nothing
            assert "Geen cijfers meer?" in (await pages.get(link)).text
        assert (await pages.post(forged)).status_code == 404
        assert (await standing(database))[0].address == TO
        assert "Je adres is bij ons weg" in (await pages.post(link)).text
        assert [one.address for one in await standing(database)] == [None]
        await send(database, post, NOW + timedelta(days=40))
        assert len(post.mails) == 3


async def test_an_address_where_nobody_is_gets_no_more(database):
    await subscribed(database)
    async with mail_server() as post:
        post.refused[TO] = "550 5.1.1 nobody here"
        await send(database, post, NOW)
        assert [one.ended_at for one in await standing(database)] == [NOW]


def test_what_is_no_address_is_refused(store):
    for odd in ("wethouder", "a@b", "a b@example.org", "a@example.org, b@example.org", "=cmd@x"):
        with pytest.raises(NoMailAddress):
            subscribing.subscribe_mail(store, odd, None, audience="public", now=ASKED)


async def standing(database):
    return await database.read(lambda store: list(store.scalars(select(ReportSubscription))))
