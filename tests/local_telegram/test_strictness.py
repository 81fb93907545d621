"""What Telegram refuses is refused here, in the same words."""

import json
from datetime import timedelta

import httpx
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup
from telegram.error import BadRequest, Forbidden

from bot.trust import certificates
from local_telegram.errors import NotPossible
from local_telegram.operations.sending import PIXEL


def keyboard(data):
    return json.dumps({"inline_keyboard": [[{"text": "x", "callback_data": data}]]})


@pytest.fixture
async def call(telegram):
    """One raw call: status and body."""
    async with httpx.AsyncClient(trust_env=False, verify=certificates()) as client:

        async def ask(method, **fields):
            answer = await client.post(f"{telegram.base_url}{telegram.token}/{method}", data=fields)
            body = answer.json()
            assert answer.status_code == (200 if body["ok"] else body["error_code"])
            return body

        yield ask


REFUSALS = [
    ("sendMessage", {"text": ""}, "message text is empty"),
    ("sendMessage", {}, "message text is empty"),
    ("sendMessage", {"text": "x" * 4097}, "message is too long"),
    ("sendMessage", {"text": "x", "reply_markup": keyboard("x" * 65)}, "BUTTON_DATA_INVALID"),
    ("sendMessage", {"text": "x", "reply_markup": keyboard("é" * 33)}, "BUTTON_DATA_INVALID"),
    ("sendMessage", {"text": "x", "reply_markup": keyboard("")}, "BUTTON_DATA_INVALID"),
    ("sendMessage", {"text": "x", "reply_markup": '{"inline_keyboard": [[{"text": "x"}]]}'},
     "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
    ("sendMessage", {"text": "x", "reply_markup": '{"inline_keyboard": [[{"text": "", "callback_data": "x"}]]}'},
     "inline keyboard button text must be non-empty"),
    ("sendMessage", {"text": "x", "reply_markup": "{oei"},
     "can't parse reply keyboard markup JSON object: invalid JSON"),
    ("sendMessage", {"text": "x", "reply_markup": "[1]"}, "object expected as reply markup"),
    ("sendMessage", {"text": "x", "reply_markup": json.dumps({"inline_keyboard": [[{"text": "x", "web_app": {"url": "http://example.org"}}]]})},
     "inline keyboard button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed"),
    ("sendMessage", {"text": "x", "reply_parameters": '{"message_id": 99}'}, "message to be replied not found"),
    ("editMessageText", {"text": "x", "message_id": 99}, "message to edit not found"),
    ("editMessageText", {"text": "x"}, "message identifier is not specified"),
    ("deleteMessage", {"message_id": 99}, "message to delete not found"),
    ("deleteMessages", {"message_ids": "[]"}, "message identifiers are not specified"),
    ("deleteMessages", {"message_ids": json.dumps(list(range(101)))}, "too many message identifiers specified"),
    ("answerCallbackQuery", {"callback_query_id": "1"},
     "query is too old and response timeout expired or query ID is invalid"),
    ("sendChatAction", {"action": "dansen"}, "wrong parameter action in request"),
    ("sendLocation", {"latitude": "91", "longitude": "5"}, "wrong location specified"),
    ("sendLocation", {"longitude": "5"}, "latitude is empty"),
    ("sendVenue", {"latitude": "51", "longitude": "5", "title": "x"}, "venue address must be non-empty"),
    ("getFile", {"file_id": "nergens"}, "wrong file identifier/HTTP URL specified"),
    ("sendPhoto", {}, "there is no photo in the request"),
    ("setMyCommands", {"commands": '[{"command": "Hoi!", "description": "x"}]'}, "BOT_COMMAND_INVALID"),
    ("setMyCommands", {"commands": '[{"command": "hoi", "description": ""}]'}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setWebhook", {"url": "http://example.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
    ("setWebhook", {"url": "https://example.org", "secret_token": "a b"}, "secret token contains unallowed characters"),
    ("leaveChat", {}, "chat member status can't be changed in private chats"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "fields", "why"), REFUSALS, ids=range(len(REFUSALS)))
async def test_bad_requests(call, samira, method, fields, why):
    body = await call(method, chat_id=samira.id, **fields)
    assert (body["error_code"], body["description"]) == (400, f"Bad Request: {why}")


async def test_who_is_unknown(telegram, call, samira):
    stranger = telegram.person("Vreemd")
    assert (await call("sendMessage", chat_id=1, text="x"))["description"] == "Bad Request: chat not found"
    assert (await call("sendMessage", chat_id="abc", text="x"))["description"] == "Bad Request: chat not found"
    assert (await call("sendMessage", text="x"))["description"] == "Bad Request: chat_id is empty"
    assert await call("sendMessage", chat_id=stranger.id, text="x") == {
        "ok": False, "error_code": 403, "description": "Forbidden: bot can't initiate conversation with a user",
    }  # fmt: skip
    await samira.block()
    refused = await call("sendMessage", chat_id=samira.id, text="x")
    assert refused["description"] == "Forbidden: bot was blocked by the user"
    with pytest.raises(NotPossible):
        await samira.say("hallo?")
    await samira.unblock()
    assert (await call("sendMessage", chat_id=samira.id, text="x"))["ok"]


async def test_tokens_and_methods(telegram, call):
    assert (await call("doeIets"))["description"] == "Not Found: method not found"
    async with httpx.AsyncClient(trust_env=False, verify=certificates(), base_url=telegram.url) as client:
        wrong = await client.get("/bot424242:wrong/getMe")
        assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")
        assert (await client.get("/bot12/getMe")).json() == {"ok": False, "error_code": 404, "description": "Not Found"}
        assert (await client.get(f"/bot{telegram.token}/GETME")).json()["result"]["is_bot"] is True
        assert (await client.get(f"/file/bot{telegram.token}/nergens")).status_code == 404
        assert (await client.get("/file/bot1:x/nergens")).status_code == 404
        asked = await client.post(
            f"/bot{telegram.token}/getMe", content=b"{", headers={"content-type": "application/json"}
        )
        assert asked.json()["description"] == "Bad Request: can't parse request body: invalid JSON"


async def test_bodies_may_be_json_and_query(telegram, samira):
    async with httpx.AsyncClient(
        trust_env=False, verify=certificates(), base_url=f"{telegram.base_url}{telegram.token}"
    ) as client:
        markup = {"inline_keyboard": [[{"text": "Ja", "callback_data": "y"}]]}
        sent = await client.post("/sendMessage", json={"chat_id": samira.id, "text": "x", "reply_markup": markup})
        assert sent.json()["result"]["reply_markup"] == markup
        sent = await client.get("/sendMessage", params={"chat_id": samira.id, "text": "é👍"})
        assert sent.json()["result"]["text"] == "é👍"


async def test_editing(telegram, bot, samira):
    yes = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="y")]])
    sent = await bot.send_message(samira.id, "een", reply_markup=yes)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("een", samira.id, sent.message_id, reply_markup=yes)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(samira.id, sent.message_id, caption="x")
    await bot.edit_message_text("twee", samira.id, sent.message_id)
    assert samira.last().labels == []
    theirs = samira.see()[0]
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", samira.id, theirs.id)
    typed = await bot.send_message(samira.id, "kies", reply_markup=ReplyKeyboardMarkup([["a"]]))
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", samira.id, typed.message_id)
    photo = await bot.send_photo(samira.id, PIXEL)
    with pytest.raises(BadRequest, match="There is no text in the message to edit"):
        await bot.edit_message_text("x", samira.id, photo.message_id)


async def test_deleting_is_for_two_days(telegram, bot, samira):
    sent = await bot.send_message(samira.id, "een")
    telegram.clock.advance(timedelta(hours=47, minutes=59))
    assert await bot.delete_message(samira.id, samira.see()[0].id), "a bot may delete what a person wrote to it"
    telegram.clock.advance(timedelta(minutes=2))
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_message(samira.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message can't be deleted for everyone"):
        await bot.delete_messages(samira.id, [sent.message_id])
    assert samira.last().id == sent.message_id


async def test_protected_messages_stay_where_they_are(telegram, bot, samira):
    anna = telegram.person("Anna")
    await anna.say("/start")
    sent = await bot.send_message(samira.id, "Kievit-27", protect_content=True)
    assert sent.has_protected_content
    assert samira.last().protected
    with pytest.raises(NotPossible, match="protected"):
        await samira.forward(samira.last())
    with pytest.raises(BadRequest, match="Message can't be forwarded"):
        await bot.forward_message(anna.id, samira.id, sent.message_id)
    with pytest.raises(BadRequest, match="Message can't be copied"):
        await bot.copy_message(anna.id, samira.id, sent.message_id)
    await bot.edit_message_text("Wulp-3", samira.id, sent.message_id)
    assert samira.last().protected, "an edit keeps the protection"
    free = await bot.send_message(samira.id, "folder")
    assert (await bot.forward_message(anna.id, samira.id, free.message_id)).forward_origin
    assert (await bot.copy_message(anna.id, samira.id, free.message_id)).message_id


async def test_groups_and_channels(telegram, bot, samira):
    team = telegram.group("Team", [samira])
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(team.id, "x")
    await samira.invite(team)
    await bot.send_message(team.id, "hallo")
    assert (await bot.get_chat(team.id)).type == "group"
    assert await bot.leave_chat(team.id)
    with pytest.raises(Forbidden, match="bot is not a member of the group chat"):
        await bot.send_message(team.id, "x")
    await samira.invite(team)
    await samira.put_out(team)
    with pytest.raises(Forbidden, match="bot was kicked from the group chat"):
        await bot.send_message(team.id, "x")
    news = telegram.group("Nieuws", [samira], kind="channel")
    await samira.invite(news)
    with pytest.raises(BadRequest, match="Need administrator rights in the channel chat"):
        await bot.send_message(news.id, "x")
    await samira.invite(news, status="administrator")
    assert (await bot.send_message(news.id, "x")).sender_chat.id == news.id


async def test_pictures(bot, samira):
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(samira.id, b"geen plaatje")
    wide = PIXEL[:16] + (5000).to_bytes(4) + (100).to_bytes(4) + PIXEL[24:]
    with pytest.raises(BadRequest, match="Photo_invalid_dimensions"):
        await bot.send_photo(samira.id, wide)
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_photo(samira.id, PIXEL, caption="x" * 1025)


async def test_a_phone_cuts_long_texts(samira):
    await samira.say("x" * 10_000)
    assert [len(s.text) for s in samira.see()[1:]] == [4096, 4096, 1808]
