"""Every method this server knows, by its name in lower case (Telegram does not mind the case)."""

from collections.abc import Callable
from typing import Any

from local_telegram.methods import account, chatting, editing, media, receiving, sending
from local_telegram.methods.call import Call

METHODS: dict[str, Callable[[Call], Any]] = {
    name.lower(): method
    for name, method in {
        "getMe": account.get_me,
        "getUpdates": receiving.get_updates,
        "setWebhook": receiving.set_webhook,
        "deleteWebhook": receiving.delete_webhook,
        "getWebhookInfo": receiving.get_webhook_info,
        "sendMessage": sending.send_message,
        "sendPhoto": media.send_photo,
        "sendDocument": media.send_document,
        "sendMediaGroup": media.send_media_group,
        "sendLocation": sending.send_location,
        "sendVenue": sending.send_venue,
        "sendContact": sending.send_contact,
        "sendChatAction": sending.send_chat_action,
        "forwardMessage": sending.forward_message,
        "copyMessage": sending.copy_message,
        "editMessageText": editing.edit_text,
        "editMessageCaption": editing.edit_caption,
        "editMessageMedia": editing.edit_media,
        "editMessageReplyMarkup": editing.edit_markup,
        "deleteMessage": editing.delete_message,
        "deleteMessages": editing.delete_messages,
        "answerCallbackQuery": chatting.answer_tap,
        "getFile": media.get_file,
        "setMyCommands": account.set_commands,
        "getMyCommands": account.get_commands,
        "deleteMyCommands": account.delete_commands,
        "setChatMenuButton": account.set_menu_button,
        "getChatMenuButton": account.get_menu_button,
        "setMyName": account.set_name,
        "getMyName": account.get_name,
        "setMyDescription": account.set_description,
        "getMyDescription": account.get_description,
        "setMyShortDescription": account.set_short_description,
        "getMyShortDescription": account.get_short_description,
        "getChat": chatting.get_chat,
        "getChatMember": chatting.get_chat_member,
        "leaveChat": chatting.leave_chat,
    }.items()
}
