"""Every method this server knows, by its name in lower case (Telegram does not mind the case)."""

from collections.abc import Callable
from typing import Any

from local_telegram.methods import (
    chatting,
    commands,
    copying,
    deleting,
    editing,
    media,
    menu,
    places,
    profile,
    receiving,
    sending,
)
from local_telegram.methods.call import Call

METHODS: dict[str, Callable[[Call], Any]] = {
    name.lower(): method
    for name, method in {
        "getMe": profile.get_me,
        "getUpdates": receiving.get_updates,
        "setWebhook": receiving.set_webhook,
        "deleteWebhook": receiving.delete_webhook,
        "getWebhookInfo": receiving.get_webhook_info,
        "sendMessage": sending.send_message,
        "sendPhoto": media.send_photo,
        "sendDocument": media.send_document,
        "sendMediaGroup": media.send_media_group,
        "sendLocation": places.send_location,
        "sendVenue": places.send_venue,
        "sendContact": places.send_contact,
        "sendChatAction": sending.send_chat_action,
        "forwardMessage": copying.forward_message,
        "copyMessage": copying.copy_message,
        "editMessageText": editing.edit_text,
        "editMessageCaption": editing.edit_caption,
        "editMessageMedia": editing.edit_media,
        "editMessageReplyMarkup": editing.edit_markup,
        "deleteMessage": deleting.delete_message,
        "deleteMessages": deleting.delete_messages,
        "answerCallbackQuery": chatting.answer_tap,
        "getFile": media.get_file,
        "setMyCommands": commands.set_commands,
        "getMyCommands": commands.get_commands,
        "deleteMyCommands": commands.delete_commands,
        "setChatMenuButton": menu.set_menu_button,
        "getChatMenuButton": menu.get_menu_button,
        "setMyName": profile.set_name,
        "getMyName": profile.get_name,
        "setMyDescription": profile.set_description,
        "getMyDescription": profile.get_description,
        "setMyShortDescription": profile.set_short_description,
        "getMyShortDescription": profile.get_short_description,
        "getChat": chatting.get_chat,
        "getChatMember": chatting.get_chat_member,
        "leaveChat": chatting.leave_chat,
    }.items()
}
