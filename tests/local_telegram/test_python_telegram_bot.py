"""The real python-telegram-bot, unchanged, by polling."""

from telegram import (
    BotCommand,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    MenuButtonWebApp,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    WebAppInfo,
)
from telegram.constants import ChatAction
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, CommandHandler, MessageHandler, filters

from local_telegram.operations.sending import PIXEL

YES_NO = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Ja", callback_data="yes"), InlineKeyboardButton("Nee", callback_data="no")]]
)


async def ask(update, context):
    await update.message.reply_html("Doet <b>Kievit-27</b> nog mee?", reply_markup=YES_NO)


async def take(update, context):
    await update.callback_query.answer("Genoteerd")
    await update.callback_query.edit_message_text(f"Antwoord: {update.callback_query.data}")


async def test_a_conversation_by_polling(telegram, polling):
    await polling(CommandHandler("start", ask), CallbackQueryHandler(take))
    samira = telegram.person("Samira")
    await samira.say("/start")
    question = await samira.expect("Kievit-27")
    assert question.labels == ["Ja", "Nee"]
    assert question.body["entities"] == [{"type": "bold", "offset": 5, "length": 9}]
    await samira.tap("Ja")
    answer = await samira.expect("Antwoord: yes")
    assert answer.id == question.id
    assert answer.edited
    assert answer.labels == []
    assert (await samira.expect_answer("Genoteerd"))["alert"] is False
    assert (samira.taps, samira.typed) == (1, 1)
    await telegram.settle()
    assert telegram.waiting() == 0


async def test_everything_a_person_can_send_arrives(telegram, polling):
    heard = []

    async def hear(update, context):
        message = update.effective_message
        heard.append(
            next(
                k
                for k in ("photo", "voice", "sticker", "document", "location", "contact", "text")
                if getattr(message, k)
            )
        )
        if message.voice or message.document:
            file = await (message.voice or message.document).get_file()
            heard.append(bytes(await file.download_as_bytearray()))

    await polling(MessageHandler(filters.ALL, hear))
    samira = telegram.person("Samira")
    await samira.send_photo(caption="kijk")
    await samira.send_voice()
    await samira.send_sticker()
    await samira.send_document(b"a,b\n", "lijst.csv", mime="text/csv")
    await samira.send_location(51.55, 5.08)
    await samira.send_contact("+31655555555", "Jan")
    first = await samira.say("hallo")
    await samira.forward(first)
    await samira.edit(first, "hallo daar")
    await telegram.settle()
    assert heard == [
        "photo", "voice", b"voice", "sticker", "document", b"a,b\n", "location", "contact", "text", "text", "text",
    ]  # fmt: skip


async def test_a_group_and_leaving_it(telegram, polling):
    seen = []

    async def leave(update, context):
        seen.append(update.my_chat_member.new_chat_member.status)
        if update.effective_chat.type != "private" and seen[-1] == "member":
            await context.bot.send_message(update.effective_chat.id, "Alleen een op een.")
            await context.bot.leave_chat(update.effective_chat.id)

    await polling(ChatMemberHandler(leave, ChatMemberHandler.MY_CHAT_MEMBER))
    samira = telegram.person("Samira")
    team = telegram.group("Team", [samira])
    await samira.invite(team)
    await samira.expect("Alleen een op een", chat=team)
    await telegram.settle()
    assert telegram.calls_of("leaveChat")[0].result is True
    await samira.block()
    await samira.unblock()
    await telegram.settle()
    assert seen == ["member", "kicked", "member"]


async def test_groups_keep_their_talk_to_themselves(telegram, polling):
    heard = []

    async def hear(update, context):
        heard.append(update.effective_message.text)

    await polling(MessageHandler(filters.TEXT, hear))
    samira = telegram.person("Samira")
    team = telegram.group("Team", [samira], kind="supergroup")
    await samira.invite(team)
    await samira.say("onder ons", chat=team)
    await samira.say("/start@wegwijs_bot", chat=team)
    await telegram.settle()
    assert heard == ["/start@wegwijs_bot"]


async def test_photos_documents_and_albums(telegram, bot, samira):
    sent = await bot.send_photo(samira.id, PIXEL, caption="<i>klein</i>", parse_mode="HTML")
    assert sent.caption_entities[0].type == "italic"
    again = await bot.send_photo(samira.id, sent.photo[-1].file_id)
    assert again.photo[-1].file_unique_id == sent.photo[-1].file_unique_id
    sheet = await bot.send_document(samira.id, b"cijfers", filename="kwartaal.xlsx")
    assert sheet.document.file_name == "kwartaal.xlsx"
    album = await bot.send_media_group(samira.id, [InputMediaPhoto(PIXEL, caption="een"), InputMediaPhoto(PIXEL)])
    assert len({m.media_group_id for m in album}) == 1
    changed = await bot.edit_message_media(InputMediaDocument(b"nieuw", filename="b.txt"), samira.id, sent.message_id)
    assert changed.document.file_name == "b.txt"
    assert not changed.photo
    changed = await bot.edit_message_caption(samira.id, sheet.message_id, caption="Kwartaal 3")
    assert changed.caption == "Kwartaal 3"
    file = await bot.get_file(sheet.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"cijfers"


async def test_places_typing_keyboards_and_deleting(telegram, bot, samira):
    assert (await bot.send_location(samira.id, 51.5, 5.0)).location.latitude == 51.5
    assert (await bot.send_venue(samira.id, 51.5, 5.0, "Buurthuis", "Dorpsstraat 1")).venue.title == "Buurthuis"
    await bot.send_chat_action(samira.id, ChatAction.TYPING)
    assert samira.screen()["action"]["action"] == "typing"
    keyboard = ReplyKeyboardMarkup([["Overslaan", "Stop"]], resize_keyboard=True, one_time_keyboard=True)
    first = await bot.send_message(samira.id, "Kies", reply_markup=keyboard)
    assert samira.screen()["action"] is None
    assert samira.keyboard() == ["Overslaan", "Stop"]
    await samira.tap("Stop")
    assert samira.see()[-1].text == "Stop"
    assert samira.screen()["keyboard"]["used"]
    await bot.send_message(samira.id, "Klaar", reply_markup=ReplyKeyboardRemove())
    assert samira.keyboard() == []
    assert await bot.delete_messages(samira.id, [first.message_id, 999_999])
    assert first.message_id not in {s.id for s in samira.see()}
    last = await bot.send_message(samira.id, "Kort", reply_markup=YES_NO)
    bare = await bot.edit_message_reply_markup(samira.id, last.message_id)
    assert bare.reply_markup is None
    assert bare.edit_date is None
    assert (await bot.edit_message_text("Langer", samira.id, last.message_id)).edit_date is not None
    assert await bot.delete_message(samira.id, last.message_id)


async def test_commands_per_scope_and_the_menu(telegram, bot, samira):
    anna = telegram.person("Anna")
    await bot.set_my_commands([BotCommand("help", "Wat kan ik doen")])
    await bot.set_my_commands([BotCommand("start", "Begin")], BotCommandScopeAllPrivateChats())
    await bot.set_my_commands([BotCommand("gesprek", "Gesprek")], BotCommandScopeChat(samira.id))
    assert (samira.commands(), anna.commands()) == (["gesprek"], ["start"])
    await bot.delete_my_commands(BotCommandScopeChat(samira.id))
    assert samira.commands() == ["start"]
    assert [c.command for c in await bot.get_my_commands()] == ["help"]
    button = MenuButtonWebApp("Kaart", WebAppInfo("https://example.org/app"))
    await bot.set_chat_menu_button(samira.id, button)
    assert (await bot.get_chat_menu_button(samira.id)) == button
    opened = await samira.open_app("Kaart")
    assert opened["url"].startswith("https://example.org/app#tgWebAppData=")
