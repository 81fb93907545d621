"""Neither the token nor what people type is ever logged, also at DEBUG, and through all kinds of trouble."""

import io
import logging

import pytest
from telegram.error import InvalidToken

from dialogue import outbox
from dialogue.letters import Letter
from dialogue.outbox import Address
from dialogue.standing import standing
from foundation.storage import Database
from tests.proofs.capture import everything_logged
from tests.proofs.cast import START
from tests.proofs.house import House, house
from tests.proofs.waiting import until

CANARY = "kanariepiet"
on_sqlite = pytest.mark.parametrize("database_kind", ["sqlite"], indirect=True)


async def trouble(here: House) -> None:
    """Refusals, errors, mistakes of our own and texts that Telegram cannot read, each with something secret in it."""
    samira, coach = here.people[0], here.cast[0]
    to = Address("telegram", coach.account, coach.account)
    with here.database.writing() as store:
        outbox.put(store, to, Letter(html=f"<b>{CANARY}"), now=START)  # no end tag: 400
        outbox.put(store, to, Letter(html=CANARY, errand={"maker": CANARY, "facts": {}, "language": "nl"}), now=START)
    for kind in ("401", "500", "reset", "429"):
        here.telegram.fault(kind, "sendMessage", times=1, retry_after=1)
    for kind in ("401", "500"):
        here.telegram.fault(kind, "getUpdates", times=1)
    async with here.running() as works:
        works.worker.readers = {"telegram": _choking(works.worker.readers["telegram"])}
        for text in (f"{CANARY} wandelen", f"{coach.clients[0]} 45 min intake", f"gif {CANARY}", "/start " + CANARY):
            await samira.say(text)
        await until(lambda: _rested(here))


def _choking(read):
    def choke(raw, received_at):
        if "gif" in str(raw):
            raise ValueError(str(raw))
        return read(raw, received_at)

    return choke


def _rested(here: House) -> bool:
    here.later(seconds=5)
    return here.telegram.waiting() == 0 and open_letters(here.database) == 0


def open_letters(database: Database) -> int:
    with database.reading() as store:
        found = standing(store, now=START)
    return found.to_send + found.waiting


@on_sqlite
async def test_no_token_and_no_text_is_logged(database):
    async with house(database, people=1) as here:
        with everything_logged(here.telegram.token) as logged:
            await trouble(here)
            logging.getLogger("x").error("%r", InvalidToken(f"The token `{here.telegram.token}` was rejected"))
        said = logged.getvalue()
    assert "update_failed" in said
    assert "letter_refused" in said
    assert "errand_failed" in said
    assert here.telegram.token not in said
    assert here.telegram.token.partition(":")[2] not in said
    assert CANARY not in said.replace(f'"maker": "{CANARY}"', "")


@on_sqlite
async def test_control_plain_logging_tells_the_token(database):
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    async with house(database, people=1) as here:
        with everything_logged(here.telegram.token):
            logging.getLogger("httpx").addHandler(handler)
            logging.getLogger("httpx").setLevel(logging.INFO)
            await trouble(here)
            logging.getLogger("httpx").removeHandler(handler)
        assert here.telegram.token in stream.getvalue()
