"""One update from beginning to end, in this thread, so that whatever is read once has been read."""

from tempfile import TemporaryDirectory

from cryptography.fernet import Fernet

from bot import reader
from bot.intake import arrival
from dialogue import inbox
from dialogue.duty import every_duty, perform
from dialogue.table import every_maker
from dialogue.talk import Tools
from dialogue.worker import Worker
from foundation.storage import Database
from migrations import models
from social_map.search import Searcher
from tests.proofs.cast import START, coaches, lines


def update(number: int, account: int, text: str) -> dict:
    """A typed line as Telegram gives it."""
    user = {"id": account, "is_bot": False, "first_name": "Samira", "language_code": "nl"}
    chat = {"id": account, "type": "private", "first_name": "Samira"}
    message = {"message_id": number, "date": int(START.timestamp()), "chat": chat, "from": user, "text": text}
    return {"update_id": number, "message": message}


def rehearse() -> None:
    """Log a session in a database that is thrown away, and read its map."""
    with TemporaryDirectory() as folder:
        _rehearse(Database(f"sqlite:///{folder}/thrown-away.db"))


def _rehearse(database: Database) -> None:
    every_maker()
    with database.writer.begin() as connection:
        models.metadata.create_all(connection)
    cipher, tools = Fernet(Fernet.generate_key()), Tools(searcher=Searcher(), secret=b"s" * 32)
    with database.writing() as store:
        said = lines(coaches(store, [1]), 1)[0]
        inbox.keep(store, [arrival(update(1, 1, said.text))], cipher, now=START)
    worker = Worker(database, readers={reader.CHANNEL: reader.read}, cipher=cipher, tools=tools, clock=lambda: START)
    worker.step()
    with database.writing() as store:
        for duty in every_duty().values():
            perform(store, duty, tools, now=START)
        tools.searcher.warm_up(store, today=START.date())
    database.close()
