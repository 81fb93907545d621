"""A letter as calls of the Bot API, in one place: the only module that knows how a screen looks in Telegram."""

import asyncio
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyKeyboardMarkup,
)
from telegram.constants import ChatAction, MessageLimit, ParseMode
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError

from bot import fitting
from bot.outcomes import cannot_change, is_unchanged, receipt_for
from bot.reader import CHANNEL
from dialogue.delivery import Receipt
from dialogue.letters import Letter
from foundation.words import say

log = structlog.get_logger(__name__)

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
HTML: dict[str, Any] = {"parse_mode": ParseMode.HTML}  # everything is rendered and escaped as HTML, in one place


class Sender:
    """Carries letters to Telegram chats."""

    channel = CHANNEL

    def __init__(self, bot: Bot) -> None:
        self.bot = bot

    async def deliver(self, chat: int, letter: Letter) -> Receipt:
        """Answer the tap, take away, then change or send."""
        try:
            undeleted = await self._chores(chat, letter)
            message = await self._place(chat, letter) if letter.html or letter.attachment else None
            if undeleted and letter.html:  # the answer to a line that had to go at once
                await self._send(chat, Letter(html=say("bot", "delete_yourself")))
            if letter.leave:
                await self.bot.leave_chat(chat)
        except TelegramError as error:
            return receipt_for(error)
        return Receipt("sent", message=message)

    async def busy(self, chat: int) -> None:
        """Show that something is being made."""
        await _quietly(self.bot.send_chat_action(chat, ChatAction.TYPING))

    async def fetch(self, file: str, into: Path) -> None:
        """Bring a file that somebody sent here. OSError while Telegram is away; TelegramError where it is gone."""
        try:
            there = await self.bot.get_file(file)
            await there.download_to_drive(into)
        except BadRequest:
            raise
        except (NetworkError, RetryAfter) as error:
            raise ConnectionError from error

    async def _chores(self, chat: int, letter: Letter) -> list[int]:
        """What goes with a letter. Returns the messages that could not be deleted."""
        if letter.menu is not None:
            await self.bot.set_my_commands(
                [BotCommand(name, text) for name, text in letter.menu], scope=BotCommandScopeChat(chat)
            )
        work = []
        if letter.tap:
            work.append(_quietly(self.bot.answer_callback_query(letter.tap, text=letter.toast or None)))
        if letter.strip is not None:
            work.append(_quietly(self.bot.edit_message_reply_markup(chat_id=chat, message_id=letter.strip)))
        work += [_deleted(self.bot.delete_message(chat, number)) for number in letter.drop]
        done = await asyncio.gather(*work)
        deleted = done[len(done) - len(letter.drop) :]
        return [number for number, ok in zip(letter.drop, deleted, strict=True) if not ok]

    async def _place(self, chat: int, letter: Letter) -> int | None:
        if letter.on is None:
            return await self._send(chat, letter)
        if letter.attachment is None:
            try:
                await self.bot.edit_message_text(
                    fitting.text(letter.html), chat_id=chat, message_id=letter.on, link_preview_options=NO_PREVIEW,
                    **_inline(letter.buttons), **HTML,
                )  # fmt: skip
            except BadRequest as error:
                if not cannot_change(error):
                    if is_unchanged(error):
                        return letter.on
                    raise
            else:
                return letter.on
        await _quietly(self.bot.delete_message(chat, letter.on))
        return await self._send(chat, letter)

    async def _send(self, chat: int, letter: Letter) -> int:
        attachment = letter.attachment
        if letter.venue is not None:
            return await self._venue(chat, letter.venue, letter)
        if attachment is None:
            sent = await self._text(chat, letter)
            return sent.message_id
        short = fitting.units(letter.html) <= MessageLimit.CAPTION_LENGTH
        about: dict[str, Any] = {
            "caption": letter.html if short else None, "protect_content": letter.protect,
            **(_markup(letter) if short else {}), **HTML,
        }  # fmt: skip
        file = InputFile(letter.content, filename=attachment["name"])
        if attachment["picture"]:
            sent = await self.bot.send_photo(chat, file, **about)
        else:
            sent = await self.bot.send_document(chat, file, **about)
        if not short:
            sent = await self._text(chat, letter)
        return sent.message_id

    async def _venue(self, chat: int, place: dict[str, Any], letter: Letter) -> int:
        sent = await self.bot.send_venue(
            chat, place["lat"], place["lon"], place["title"], place["address"], protect_content=letter.protect,
            **_markup(letter),
        )  # fmt: skip
        return sent.message_id

    async def _text(self, chat: int, letter: Letter) -> Message:
        return await self.bot.send_message(
            chat, fitting.text(letter.html), protect_content=letter.protect, link_preview_options=NO_PREVIEW,
            **_markup(letter), **HTML,
        )  # fmt: skip


async def _quietly(call: Any) -> bool:
    """Do what may fail without harm: an old tap, a message that is gone. A request to wait is passed on."""
    try:
        await call
    except RetryAfter:
        raise
    except TelegramError as error:
        log.info("chore_not_done", error=type(error).__name__)
        return isinstance(error, BadRequest) and "not found" in error.message.lower()
    return True


async def _deleted(call: Any) -> bool:
    """Delete a message that has to go: trouble on the way is passed on, so that it is tried again."""
    try:
        await call
    except BadRequest as error:  # gone, or too old to delete
        log.info("not_deleted", error=type(error).__name__)
        return "not found" in error.message.lower()
    return True


def _markup(letter: Letter) -> dict[str, Any]:
    if letter.keyboard and not letter.buttons:
        return {"reply_markup": ReplyKeyboardMarkup(letter.keyboard, resize_keyboard=True, is_persistent=True)}
    return _inline(letter.buttons)


def _inline(rows: Sequence[Sequence[dict[str, str]]] | None) -> dict[str, Any]:
    """Buttons as the Bot API writes them: an object of the library for each took a fifth of all sending."""
    if not rows:
        return {}
    keyboard = [[_button(button) for button in row] for row in fitting.buttons(rows)]
    return {"api_kwargs": {"reply_markup": {"inline_keyboard": keyboard}}}


def _button(button: Mapping[str, str]) -> dict[str, str]:
    if "url" in button:
        return {"text": button["label"], "url": button["url"]}
    return {"text": button["label"], "callback_data": button["data"]}
