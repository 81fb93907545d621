"""The whole state of one local Telegram. It lives in memory and in one asyncio loop."""

import itertools
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from local_telegram.accounts import Bot, Person
from local_telegram.chats import CHANNEL, PRIVATE, Chat, Message
from local_telegram.errors import ApiError, bad_request, forbidden
from local_telegram.events import Events
from local_telegram.faults import Faults
from local_telegram.files import Files
from local_telegram.updates import UpdateQueue

FIRST_PERSON = 5_000_000_001  # larger than 32 bits, as new accounts are
FIRST_GROUP = -4_000_000_001
FIRST_SUPERGROUP = -1_002_000_000_001
FIRST_UPDATE = 700_000_001
BOT_LEFT = {"left", "kicked"}


@dataclass(frozen=True, slots=True)
class Call:
    """One call that a bot made: what it asked and what Telegram answered (`error` when it was refused)."""

    number: int
    bot_id: int
    method: str
    payload: dict[str, Any]
    result: Any
    error: ApiError | None
    at: datetime


class World:
    """People, bots, chats, files and faults.

    `clock` gives the aware UTC instant; `move`, if given, sets that clock (for the page's clock bar).
    `held` are the connections that a fault keeps waiting.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        move: Callable[[datetime], None] | None = None,
        seed: int = 0,
        keep_calls: int = 100_000,
    ) -> None:
        self.clock = clock
        self.move = move
        self.events = Events()
        self.files = Files()
        self.faults = Faults(seed)
        self.bots: dict[str, Bot] = {}
        self.people: dict[int, Person] = {}
        self.groups: dict[int, Chat] = {}
        self.private: dict[tuple[int, int], Chat] = {}
        self.calls: deque[Call] = deque(maxlen=keep_calls)
        self.held: set[Callable[[], None]] = set()
        self._numbers = itertools.count(1)
        self.message_ids = itertools.count(1)
        self._call_numbers = itertools.count(1)

    # Who there is

    def add_bot(self, token: str, username: str = "wegwijs_bot", first_name: str = "Wegwijs") -> Bot:
        """A bot account for this token (`<number>:<secret>`)."""
        number = int(token.split(":", maxsplit=1)[0])
        bot = Bot(token, number, username, first_name, UpdateQueue(FIRST_UPDATE))
        self.bots[token] = bot
        self.events.publish("bot")
        return bot

    def add_person(self, first_name: str, *, id: int | None = None, **about: Any) -> Person:  # noqa: A002 - id, as in the Bot API
        """Somebody with the app; the same id again is the same account with new names."""
        number = id or FIRST_PERSON + len(self.people)
        person = self.people[number] = Person(number, first_name, **about)
        for (_, person_id), chat in self.private.items():
            if person_id == number:
                chat.about = self._private_about(person)
        self.events.publish("person", person=number)
        return person

    def add_group(self, title: str, *, kind: str = "group", people: Iterable[int] = ()) -> Chat:
        """A group, supergroup or channel with these people and no bot yet."""
        first = FIRST_GROUP if kind == "group" else FIRST_SUPERGROUP
        number = first - len(self.groups)
        chat = Chat(number, kind, {"id": number, "title": title, "type": kind}, people=set(people))
        self.groups[number] = chat
        self.events.publish("group", chat=number)
        return chat

    def bot(self, bot_id: int | None = None) -> Bot:
        """The bot with this number, or the first."""
        for bot in self.bots.values():
            if bot_id is None or bot.id == bot_id:
                return bot
        raise KeyError(bot_id)

    # Chats

    @staticmethod
    def _private_about(person: Person) -> dict[str, Any]:
        names = {k: v for k, v in person.user.items() if k in {"id", "first_name", "last_name", "username"}}
        return names | {"type": PRIVATE}

    def open_private(self, bot: Bot, person: Person) -> Chat:
        """The chat of this person with this bot; made when it is not there yet."""
        key = (bot.id, person.id)
        if key not in self.private:
            self.private[key] = Chat(person.id, PRIVATE, self._private_about(person), people={person.id})
        return self.private[key]

    def find_chat(self, bot: Bot, chat_id: int) -> Chat:
        """The chat a bot means. Raises 400 or 403 when the bot does not know it."""
        if chat := self.private.get((bot.id, chat_id)):
            return chat
        if chat := self.groups.get(chat_id):
            if bot.id in chat.bots:
                return chat
        elif chat_id in self.people:
            raise forbidden("bot can't initiate conversation with a user")
        raise bad_request("chat not found")

    def writable_chat(self, bot: Bot, chat_id: int) -> Chat:
        """The chat a bot may write in. Raises 403 when it was blocked, or left or was put out."""
        chat = self.find_chat(bot, chat_id)
        if chat.private:
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            return chat
        status = chat.bots[bot.id]
        if status in BOT_LEFT:
            name = f"{chat.kind} chat"
            raise forbidden(
                f"bot was kicked from the {name}" if status == "kicked" else f"bot is not a member of the {name}"
            )
        if chat.kind == CHANNEL and status != "administrator":
            raise bad_request("need administrator rights in the channel chat")
        return chat

    # Messages

    def post(self, chat: Chat, sender: dict[str, Any], content: dict[str, Any], *, outgoing: bool) -> Message:
        """Put a message in a chat and tell who watches."""
        number = next(self.message_ids)
        author = {"sender_chat": chat.about} if chat.kind == CHANNEL else {"from": sender}
        body = {"message_id": number, **author, "chat": chat.about, "date": self.now(), **content}
        message = Message(body, self.events.publish("message", chat=chat.id), outgoing)
        chat.messages[number] = message
        chat.action = None
        return message

    def changed(self, chat: Chat, message: Message) -> None:
        """A message was edited in place."""
        message.seq = self.events.publish("edited", chat=chat.id)

    def delete(self, chat: Chat, message_id: int) -> None:
        """A message vanishes for everybody."""
        chat.delete(message_id)
        self.events.publish("deleted", chat=chat.id)

    def now(self) -> int:
        """Seconds since 1970, as the Bot API counts."""
        return int(self.clock().timestamp())

    def number(self) -> int:
        """The next number for whatever needs one."""
        return next(self._numbers)

    def record(
        self, bot: Bot, method: str, payload: dict[str, Any], *, result: Any = None, error: ApiError | None = None
    ) -> None:
        """Write a call down in the log."""
        self.calls.append(Call(next(self._call_numbers), bot.id, method, payload, result, error, self.clock()))
        if result != []:  # a poll that found nothing is no news
            self.events.publish("call")

    def close(self) -> None:
        """The server stops: whoever waits is let go."""
        self.events.close()
        for let_go in list(self.held):
            let_go()
        for bot in self.bots.values():
            bot.updates.interrupt(None)
