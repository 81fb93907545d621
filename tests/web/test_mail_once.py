"""A crash between a mail that was sent and the record of it: never sent again, and never lost without a trace."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from dialogue import mail
from dialogue.delivery import Delivery
from dialogue.mail import Inquiry
from dialogue.models import Outgoing
from dialogue.talk import Tools
from foundation.people.who import SYSTEM
from social_map import listings
from social_map.links import contacts
from social_map.models import Listing
from social_map.search import Searcher
from tests.web.mail_server import mail_server
from web.mail import server
from web.mail.carrier import MailCarrier

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TOOLS = Tools(searcher=Searcher(), secret=b"s" * 32, web_url="https://kaart.example.org", mails=True)
TO = "club@example.org"


@pytest.fixture
async def post():
    async with mail_server() as kept:
        yield kept


def delivery(database, post):
    carrier = MailCarrier(server.read(post.url), sender="Ilse <kaart@example.org>", clock=lambda: NOW)
    return Delivery(database, carrier, makers={}, clock=lambda: NOW, failed=mail.not_delivered)


async def asked(database):
    """A question by mail, on its way."""

    def ask(store):
        one = listings.add(store, SYSTEM, {"title": "Wandelen", "email": TO, "category": "wandelen_bewegen"}, now=NOW)
        listings.asked(store, one, now=NOW)
        return mail.ask(store, TOOLS, Inquiry(TO, [one], [one]), now=NOW)

    return await database.write(ask)


async def state(database, row):
    return await database.read(lambda store: store.scalar(select(Outgoing.state).where(Outgoing.id == row)))


async def die_after_sending(database, post):
    """Claim and send as the sender does, and be gone before anything is written down."""
    dying = delivery(database, post)
    for task in await database.write(dying._claim):
        await dying.carrier.deliver(task.chat, task.letter)


async def begin_again(database, post):
    reborn = delivery(database, post)
    await database.write(reborn._take_over)
    while await reborn.carry_once():
        pass


async def test_a_mail_whose_sender_died_is_uncertain_and_not_sent_twice(database, post):
    row = await asked(database)
    await die_after_sending(database, post)
    await begin_again(database, post)
    assert len(post.mails) == 1
    assert await state(database, row) == "uncertain"


async def test_control_a_letter_that_may_be_repeated_is_sent_twice(database, post):
    row = await asked(database)

    def repeatable(store):
        store.get_one(Outgoing, row).policy = "repeat"

    await database.write(repeatable)
    await die_after_sending(database, post)
    await begin_again(database, post)
    assert len(post.mails) == 2


async def test_an_answer_that_got_lost_is_uncertain_too(database, post):
    post.hangs_up = True
    row = await asked(database)
    assert await delivery(database, post).carry_once()
    post.hangs_up = False
    await begin_again(database, post)
    assert len(post.mails) == 1
    assert await state(database, row) == "uncertain"


async def test_a_sender_that_died_before_sending_sends_nothing_by_guess(database, post):
    """Nobody can know, so it counts as uncertain; in a week the reminder asks again."""
    row = await asked(database)
    await database.write(delivery(database, post)._claim)
    await begin_again(database, post)
    assert post.mails == []
    assert await state(database, row) == "uncertain"


async def test_a_sent_mail_leaves_neither_token_nor_address_behind(database, post):
    row = await asked(database)
    assert await delivery(database, post).carry_once()
    assert len(post.mails) == 1
    kept = await database.read(lambda store: store.get_one(Outgoing, row))
    assert (kept.state, kept.payload) == ("sent", None)
    assert TO not in repr(vars(kept))


async def test_the_same_question_is_put_in_the_outbox_once_a_day(database):
    await asked(database)

    def again(store):
        one = store.scalars(select(Listing)).one()
        same = mail.ask(store, TOOLS, Inquiry(TO, [one], [one]), now=NOW + timedelta(hours=3))
        later = mail.ask(store, TOOLS, Inquiry(TO, [one], [one]), now=NOW + timedelta(days=1))
        return same is None, later is not None

    assert await database.write(again) == (True, True)


async def test_a_bounce_ends_links_and_silence(database, post):
    row = await asked(database)
    post.refused[TO] = "550 5.1.1 No such user"
    assert await delivery(database, post).carry_once()
    assert await state(database, row) == "failed"

    def look(store):
        one = store.scalars(select(Listing)).one()
        return contacts.states(store, [f"mail:{TO}"]), one.first_asked_at, one.neglected_on

    assert await database.read(look) == ({f"mail:{TO}": "bounced"}, None, None)
