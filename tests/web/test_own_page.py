"""The page behind a personal link: one tap says what is so, looking changes nothing, what is another's is not there."""

import re
from datetime import UTC, date, datetime, timedelta

import httpx
import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette

from dialogue.letters import Letter
from dialogue.models import Outgoing
from dialogue.talk import Tools
from foundation.people import municipalities
from foundation.people.models import Person
from foundation.people.who import SYSTEM, Who
from social_map import listings
from social_map.keeping_models import Contact, ProposedChange, ProviderLink
from social_map.links import contacts, making
from social_map.models import CancelledDate, Listing, ListingHistory
from social_map.search import Searcher
from web import own_page
from web.own_page import seals

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)  # a Friday
SECRET = b"s" * 32
TOOLS = Tools(searcher=Searcher(), secret=SECRET, web_url="https://kaart.example.org", mails=True)
MAIL = "wandelclub@example.org"
ROW = {"day": "di", "start": "10:00", "end": "11:00", "frequency": "wekelijks", "dates": []}


class Clock:
    at = NOW

    def __call__(self):
        return self.at


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def page(database, clock):
    app = Starlette(routes=own_page.routes(database, clock=clock, tools=TOOLS))
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="https://kaart.example.org") as client:
        yield client


def _add(store, title, **about):
    here = municipalities.named(store, "Tilburg", create=True)
    store.flush()
    facts = {
        "title": title, "municipality_id": here.id, "email": MAIL, "schedule": [ROW], "cost_cents": 0,
        "last_confirmed_on": "2025-01-01", "confirmed_how": "import", "description": "We lopen een uur.", **about,
    }  # fmt: skip
    return listings.add(store, SYSTEM, facts, now=NOW - timedelta(days=400))


@pytest.fixture
async def token(database):
    """A mailed link to two activities of one club; a third is of somebody else."""

    def make(store):
        _add(store, "Wandelen om de vijver")
        _add(store, "Fietsen naar het bos", email=MAIL.title())
        _add(store, "Biljarten", email="biljart@example.org")
        theirs = store.scalars(select(Listing).where(Listing.title != "Biljarten")).all()
        return making.make(store, SYSTEM, contacts.known(store, f"mail:{MAIL}"), theirs, now=NOW)

    return await database.write(make)


def forms(html):
    """The forms of a page: what → fields, per listing."""
    every = re.findall(r"<form.*?</form>", html, re.DOTALL)
    return [dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form)) for form in every]


async def tap(page, token, what, title="", **more):
    """Open the page and press a button on it."""
    html = (await page.get(f"/klopt/{token}")).text
    if title:
        id_ = re.search(rf'<h2 id="t-(\w+)">{title}', html)[1]
    form = next(f for f in forms(html) if f["what"] == what and (not title or f["about"] == id_))
    return await page.post(f"/klopt/{token}", data={**form, **more}, follow_redirects=True)


async def rows(database, kind):
    return await database.read(lambda store: store.scalars(select(kind)).all())


async def listing(database, title="Wandelen om de vijver"):
    def look(store):
        found = store.scalars(select(Listing).where(Listing.title == title)).one()
        assert found.schedule
        return found

    return await database.read(look)


async def test_looking_changes_nothing_however_often(page, database, token):
    def count(store):
        return [store.scalar(select(func.count()).select_from(t)) for t in (ListingHistory, Contact, ProviderLink)]

    before = await database.read(count), (await rows(database, ProviderLink))[0].used_at
    for path in (f"/klopt/{token}", f"/klopt/{token}?na=alles", f"/klopt/{token}/geen-mail", "/klopt/stijl.css"):
        assert (await page.get(path)).status_code == 200
        assert (await page.head(path)).status_code == 200
    assert (await database.read(count), (await rows(database, ProviderLink))[0].used_at) == before
    assert (await listing(database)).last_confirmed_on == date(2025, 1, 1)


async def test_it_shows_what_is_theirs_and_nothing_else(page, token):
    html = (await page.get(f"/klopt/{token}")).text
    assert "Wandelen om de vijver" in html
    assert "Fietsen naar het bos" in html
    assert "di 10.00–11.00, wekelijks" in html
    assert "1 januari 2025, volgens de bron" in html
    assert "Biljarten" not in html
    assert "<script" not in html


async def test_one_tap_confirms(page, database, token):
    answer = await tap(page, token, "confirm", "Wandelen")
    assert "Wandelen om de vijver klopt nog." in answer.text
    found = await listing(database)
    assert (found.last_confirmed_on, found.confirmed_how, found.confirmed_by) == (date(2026, 11, 20), "link", None)
    assert (await listing(database, "Fietsen naar het bos")).confirmed_how == "import"


async def test_one_tap_confirms_all(page, database, token):
    assert "Alle 2 activiteiten kloppen." in (await tap(page, token, "confirm_all")).text
    for title in ("Wandelen om de vijver", "Fietsen naar het bos"):
        assert (await listing(database, title)).confirmed_how == "link"
    assert (await listing(database, "Biljarten")).confirmed_how == "import"


async def test_full_and_room_again_pause_and_on_again(page, database, token):
    assert "vol tot 4 december 2026" in (await tap(page, token, "full", "Wandelen", weeks="2")).text
    assert (await listing(database)).capacity == "vol"
    assert "er is weer plek" in (await tap(page, token, "open", "Wandelen")).text
    assert "pauze." in (await tap(page, token, "pause", "Wandelen", weeks="0")).text
    assert (await listing(database)).status == "paused"
    await tap(page, token, "resume", "Wandelen")
    assert (await listing(database)).status == "active"
    assert (await listing(database)).last_confirmed_on == date(2026, 11, 20)  # who says that looked at it


async def test_one_date_is_cancelled_and_put_back(page, database, token):
    answer = await tap(page, token, "cancel", "Wandelen", on="2026-11-24")
    assert "die dag gaat het niet door" in answer.text
    assert [row.on for row in await rows(database, CancelledDate)] == [date(2026, 11, 24)]
    undo = next(f for f in forms(answer.text) if f["what"] == "undo")
    assert "die dag gaat het wel door" in (await page.post(f"/klopt/{token}", data=undo, follow_redirects=True)).text
    assert await rows(database, CancelledDate) == []


async def test_only_that_one_stops_and_can_be_put_back(page, database, token):
    answer = await tap(page, token, "stop", "Wandelen")
    assert "gestopt. Dank je voor alles." in answer.text
    assert '<h2 id="t-' in answer.text
    assert (await listing(database)).status == "stopped"
    assert (await listing(database, "Fietsen naar het bos")).status == "active"
    undo = next(f for f in forms(answer.text) if f["what"] == "undo")
    await page.post(f"/klopt/{token}", data=undo, follow_redirects=True)
    assert (await listing(database)).status == "active"


async def test_a_larger_change_is_written_down_and_waits(page, database, token):
    answer = await tap(
        page, token, "propose", "Wandelen", day0="do", start0="14:00", end0="15:30", price="2,50", text="Rustig."
    )
    assert "kijkt naar je wijziging" in answer.text
    assert "De redactie kijkt ernaar" in answer.text
    (change,) = await rows(database, ProposedChange)
    assert change.values["cost_cents"] == 250
    assert change.values["schedule"][0] | {"dates": []} == {**ROW, "day": "do", "start": "14:00", "end": "15:30"}
    assert change.values["description"] == "Rustig."
    found = await listing(database)
    assert (found.schedule[0].day, found.cost_cents) == ("di", 0)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"start0": "15:00", "end0": "14:00"}, "Die tijd klopt niet"),
        ({"start0": "25:00"}, "Die tijd klopt niet"),
        ({"day0": "xx"}, "Die dag kennen we niet"),
        ({"text": "x" * 601}, "De tekst is te lang"),
        ({"text": "Betaal op NL91ABNA0417164300"}, "niet op de kaart mag"),
        ({}, "Er is niets veranderd"),
    ],
)
async def test_what_cannot_be_is_said_and_nothing_is_kept(page, database, token, sent, words):
    as_it_is = {"day0": "di", "start0": "10:00", "end0": "11:00", "price": "gratis", "text": "We lopen een uur."}
    answer = await tap(page, token, "propose", "Wandelen", **{**as_it_is, **sent})
    assert answer.status_code == 409
    assert words in answer.text
    assert await rows(database, ProposedChange) == []


async def test_words_of_danger_are_answered_with_whom_to_call_first(page, token):
    as_it_is = {"day0": "di", "start0": "10:00", "end0": "11:00", "price": "gratis"}
    for words, status in (("Iemand hier wil dood.", 200), ("Ze wil dood. NL91ABNA0417164300", 409)):
        answer = await tap(page, token, "propose", "Wandelen", **as_it_is, text=words)
        assert answer.status_code == status
        assert answer.text.index("0800-0113") < answer.text.index("Zo sta")


async def test_a_form_that_our_page_did_not_make_does_nothing(page, database, token):
    about = (await listing(database)).public_id
    for seal in ("", "0" * 32, "é"):
        answer = await page.post(f"/klopt/{token}", data={"what": "stop", "about": about, "seal": seal})
        assert answer.status_code == 409
    assert (await listing(database)).status == "active"


async def test_what_changed_while_the_page_lay_open_is_shown_first(page, database, token):
    html = (await page.get(f"/klopt/{token}")).text
    old = next(f for f in forms(html) if f["what"] == "confirm")

    def change(store):
        one = store.scalars(select(Listing).where(Listing.public_id == old["about"])).one()
        listings.change(store, SYSTEM, one, {"venue": "De Ypelaer"}, now=NOW, how="editor")

    await database.write(change)
    answer = await page.post(f"/klopt/{token}", data=old)
    assert answer.status_code == 409
    assert "intussen veranderd" in answer.text
    assert "De Ypelaer" in answer.text
    assert {one.confirmed_how for one in await rows(database, Listing)} == {"import"}


async def test_twice_the_same_tap_is_once(page, database, token):
    html = (await page.get(f"/klopt/{token}")).text
    form = next(f for f in forms(html) if f["what"] == "confirm")
    for _ in range(2):
        assert (await page.post(f"/klopt/{token}", data=form)).status_code == 303


async def test_anothers_activity_is_not_there_whatever_is_sent(page, database, token):
    other = await listing(database, "Biljarten")
    link = (await rows(database, ProviderLink))[0]
    seal = seals.of(SECRET, link.public_id, [other])  # even with a seal that fits
    answer = await page.post(f"/klopt/{token}", data={"what": "stop", "about": other.public_id, "seal": seal})
    assert answer.status_code == 404
    assert "Biljarten" not in answer.text
    assert (await listing(database, "Biljarten")).status == "active"


async def test_a_listing_with_a_new_address_leaves_the_link(page, database, token):
    def hand_over(store):
        one = store.scalars(select(Listing).where(Listing.title == "Wandelen om de vijver")).one()
        listings.change(store, SYSTEM, one, {"email": "nieuw@example.org"}, now=NOW, how="editor")

    await database.write(hand_over)
    html = (await page.get(f"/klopt/{token}")).text
    assert "Wandelen" not in html
    assert "Fietsen" in html


async def test_a_link_ends_after_thirty_days(page, clock, token):
    clock.at = NOW + timedelta(days=29, hours=23)
    assert (await page.get(f"/klopt/{token}")).status_code == 200
    clock.at = NOW + timedelta(days=30)
    answer = await page.get(f"/klopt/{token}")
    assert answer.status_code == 410
    assert "Wandelen" not in answer.text
    assert (await page.post(f"/klopt/{token}", data={"what": "confirm_all"})).status_code == 410


async def test_a_mailed_link_that_is_only_too_old_is_renewed_by_mail_once_a_day(page, database, clock, token):
    path = f"/klopt/{token}"
    seal = seals.of(SECRET, (await rows(database, ProviderLink))[0].public_id, "nieuw")
    assert (await page.post(f"{path}/nieuw", data={"seal": seal})).status_code == 410  # it still works
    clock.at = NOW + timedelta(days=40)
    shown = (await page.get(path)).text
    assert f'value="{seal}"' in shown
    assert MAIL not in shown
    assert (await page.post(f"{path}/nieuw", data={"seal": "x"})).status_code == 410
    assert await rows(database, Outgoing) == []
    assert "Je krijgt een nieuwe link" in (await page.post(f"{path}/nieuw", data={"seal": seal})).text
    await page.post(f"{path}/nieuw", data={"seal": seal})
    (row,) = await rows(database, Outgoing)
    letter = Letter.from_bytes(row.payload)
    assert letter.mail["to"] == MAIL
    assert (await page.get(letter.mail["stop"].removesuffix("/geen-mail"))).status_code == 200


@pytest.mark.parametrize("how", ["stopped", "ended", "pasted"])
async def test_no_new_link_where_mail_was_stopped_or_somebody_ended_it(page, database, clock, token, how):
    def change(store):
        link = store.scalars(select(ProviderLink)).one()
        if how == "stopped":
            contacts.stop_mail(store.get_one(Contact, link.contact_id), now=NOW)
        elif how == "ended":
            link.revoked_at = NOW
        else:
            person = Person(public_id=store.new_public_id(), name="Ilse")
            store.add(person)
            store.flush()
            link.made_by = person.id

    await database.write(change)
    clock.at = NOW + timedelta(days=40)
    assert "nieuwe link</button>" not in (await page.get(f"/klopt/{token}")).text
    seal = seals.of(SECRET, (await rows(database, ProviderLink))[0].public_id, "nieuw")
    await page.post(f"/klopt/{token}/nieuw", data={"seal": seal})
    assert await rows(database, Outgoing) == []


async def test_an_editor_ends_a_link_by_making_a_newer_one(page, database, token):
    def make(store):
        person = Person(public_id=store.new_public_id(), name="Ilse")
        store.add(person)
        store.flush()
        who = Who(person.id, "Ilse")
        return [making.make(store, who, contacts.known(store, f"mail:{MAIL}"), [], now=NOW) for _ in range(2)]

    first, second = await database.write(make)
    assert (await page.get(f"/klopt/{first}")).status_code == 410
    assert (await page.get(f"/klopt/{second}")).status_code == 200
    assert (await page.get(f"/klopt/{token}")).status_code == 200  # what was mailed stays


async def test_no_more_mail_works_long_after_the_link_ended_and_a_look_is_not_enough(page, database, clock, token):
    clock.at = NOW + timedelta(days=300)
    path = f"/klopt/{token}/geen-mail"
    html = (await page.get(path)).text
    assert [one.state for one in await rows(database, Contact)] == ["open"]
    seal = re.search(r'name="seal" value="(\w+)"', html)[1]
    answer = await page.post(path, data={"seal": seal}, follow_redirects=True)
    assert "Je krijgt geen mail meer" in answer.text
    assert [one.state for one in await rows(database, Contact)] == ["stopped"]


async def test_a_mail_program_stops_mail_by_itself(page, database, token):
    path = f"/klopt/{token}/geen-mail"
    await page.post(path, data={"anything": "else"})
    assert [one.state for one in await rows(database, Contact)] == ["open"]
    await page.post(path, data={"List-Unsubscribe": "One-Click"})
    assert [one.state for one in await rows(database, Contact)] == ["stopped"]


async def test_only_a_hash_of_the_token_is_kept(database, token):
    link = (await rows(database, ProviderLink))[0]
    assert len(token) == 32  # of base32: 160 bits
    assert token not in repr(vars(link))
    assert link.token_hash == making.hashed(token)


async def test_every_answer_keeps_the_address_to_itself(page, token):
    for path in (f"/klopt/{token}", "/klopt/" + "a" * 32, f"/klopt/{token}/geen-mail"):
        headers = (await page.get(path)).headers
        assert headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "noindex" in headers["x-robots-tag"]
        assert headers["cache-control"] == "no-store"
        assert "set-cookie" not in headers
    assert not re.search(r'(?:src|href|action)="(?!/klopt/)', (await page.get(f"/klopt/{token}")).text)


async def test_who_guesses_is_stopped_for_a_minute(page, clock, token):
    answers = [(await page.get(f"/klopt/{number:032d}")).status_code for number in range(25)]
    assert answers[:20] == [404] * 20
    assert answers[20:] == [429] * 5
    assert (await page.get(f"/klopt/{token}")).status_code == 200  # who shares her address is not held up
    clock.at = NOW + timedelta(minutes=1)
    assert (await page.get("/klopt/" + "x" * 32)).status_code == 404


async def test_nobody_asks_or_taps_without_end(page, clock, token):
    codes = [(await page.post(f"/klopt/{token}", data={"what": "x"})).status_code for _ in range(61)]
    assert codes[59:] == [404, 429]
    clock.at = NOW + timedelta(minutes=1)
    assert (await page.post(f"/klopt/{token}", data={"what": "x"})).status_code == 404


async def test_odd_bodies_are_refused(page, database, token):
    for body, status in ((b"x" * 20_000, 413), (b"\xff\xfe", 413), (b"&".join([b"a=1"] * 100), 413), (b"", 404)):
        assert (await page.post(f"/klopt/{token}", content=body)).status_code == status
    assert {one.confirmed_how for one in await rows(database, Listing)} == {"import"}


async def test_a_database_that_fails_is_said_and_tells_the_log_nothing(page, database, token, caplog):
    await database.write(lambda store: store.execute(text("ALTER TABLE provider_link_listing RENAME TO gone")))
    for answer in (await page.get(f"/klopt/{token}"), await page.post(f"/klopt/{token}", data={"what": "confirm"})):
        assert (answer.status_code, answer.headers["referrer-policy"]) == (503, "no-referrer")
    with pytest.raises(DBAPIError) as trouble:
        await database.read(lambda store: store.execute(text("SELECT :typed FROM gone_too"), {"typed": "Ria"}))
    assert "Ria" not in str(trouble.value)
    assert token not in caplog.text
