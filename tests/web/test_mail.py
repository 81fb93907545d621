"""A letter by mail: what it holds, and what each answer of a real mail server means for it."""

from datetime import UTC, datetime, timedelta

import pytest

from dialogue.letters import Letter
from tests.web import mail_server as servers
from web.mail import server, writing
from web.mail.carrier import MailCarrier

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
SENDER = "Ilse van de sociale kaart <kaart@example.org>"
TO = "henk@example.org"


def letter(**about):
    mail = {
        "to": TO, "subject": "Klopt dit nog? Café", "text": "Dag,\n\nhttps://x.example.org/klopt/abc\n",
        "html": "<p>Dag,</p>", "stop": "https://x.example.org/klopt/abc/geen-mail", "key": "still_right:mail:1",
        "made": NOW.isoformat(), **about,
    }  # fmt: skip
    return Letter(mail=mail)


@pytest.fixture
async def post():
    async with servers.mail_server() as kept:
        yield kept


def carrier(post, now=NOW):
    return MailCarrier(server.read(post.url), sender=SENDER, clock=lambda: now)


async def test_a_mail_arrives_with_text_page_sender_and_a_way_to_stop(post):
    assert (await carrier(post).deliver(1, letter())).outcome == "sent"
    (mail,) = post.mails
    assert (mail["From"], mail["To"], mail["Subject"]) == (SENDER, TO, "Klopt dit nog? Café")
    assert mail["List-Unsubscribe"] == "<https://x.example.org/klopt/abc/geen-mail>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Date"] == "Fri, 20 Nov 2026 09:00:00 +0000"
    assert [part.get_content_type() for part in mail.iter_parts()] == ["text/plain", "text/html"]
    assert "https://x.example.org/klopt/abc" in servers.text(mail)


def test_the_same_letter_has_the_same_message_id():
    ids = {writing.message(one, sender=SENDER, now=NOW)["Message-ID"] for one in (letter(), letter(), letter(key="x"))}
    assert len(ids) == 2


def test_a_subject_is_one_line_and_an_address_adds_no_header():
    mail = writing.message(letter(subject="Een\r\nBcc: iedereen@example.org"), sender=SENDER, now=NOW)
    assert mail["Subject"] == "Een Bcc: iedereen@example.org"
    assert mail["Bcc"] is None
    with pytest.raises(ValueError, match="linefeed"):
        writing.message(letter(to="x@example.org\r\nBcc: y@example.org"), sender=SENDER, now=NOW)


@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("550 5.1.1 No such user", "unreachable"),
        ("552 5.2.2 Mailbox full", "unreachable"),
        ("550 5.7.1 We do not like you", "later"),
        ("450 4.2.0 Try again", "later"),
    ],
)
async def test_what_an_answer_about_the_address_means(post, said, outcome):
    post.refused[TO] = said
    receipt = await carrier(post).deliver(1, letter())
    assert receipt.outcome == outcome
    assert receipt.error == " ".join(said.split()[:2])


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("554 5.6.0 No", "unreachable"), ("554 5.7.1 Spam", "refused"), ("451 4.3.0 Later", "later")],
)
async def test_what_an_answer_about_the_text_means(post, said, outcome):
    post.answer = said
    assert (await carrier(post).deliver(1, letter())).outcome == outcome
    assert post.mails == []


async def test_a_server_that_took_it_and_hung_up_leaves_its_fate_unknown(post):
    post.hangs_up = True
    assert (await carrier(post).deliver(1, letter())).outcome == "unknown"
    assert len(post.mails) == 1


async def test_no_server_is_nothing_sent():
    async with servers.mail_server() as gone:
        here = carrier(gone)
    assert (await here.deliver(1, letter())).outcome == "not_sent"


async def test_what_could_not_be_sent_for_three_days_is_not_sent_any_more(post):
    late = NOW + timedelta(days=3, minutes=1)
    post.refused[TO] = "450 4.2.0 Try again"
    assert (await carrier(post, late).deliver(1, letter())).outcome == "unreachable"
    async with servers.mail_server() as gone:
        here = carrier(gone, late)
    assert (await here.deliver(1, letter())).outcome == "refused"


async def test_it_waits_longer_and_longer(post):
    post.refused[TO] = "450 4.2.0 Try again"
    pauses = [
        (await carrier(post, NOW + timedelta(hours=hours)).deliver(1, letter())).after_seconds for hours in (0, 2, 24)
    ]
    assert pauses == [300, 1800, 7200]


@pytest.mark.parametrize(
    ("address", "read"),
    [
        ("smtp://mail.example.org", ("smtp", "mail.example.org", 587, "", "")),
        ("smtps://me%40x:p%2Fw@mail.example.org", ("smtps", "mail.example.org", 465, "me@x", "p/w")),
        ("smtp://127.0.0.1:2525", ("smtp", "127.0.0.1", 2525, "", "")),
    ],
)
def test_a_servers_address(address, read):
    found = server.read(address)
    assert (found.scheme, found.host, found.port, found.user, found.password) == read
    assert "p/w" not in repr(found)


@pytest.mark.parametrize("address", ["", "mail.example.org", "https://x.example.org", "smtp://", "smtp://x:port"])
def test_what_is_no_servers_address(address):
    with pytest.raises(server.MailServerUnknown) as refused:
        server.read(address)
    assert refused.value.facts == {}
