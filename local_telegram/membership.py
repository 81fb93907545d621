"""Letting a bot in and putting it out: blocking, inviting, removing."""

from typing import Any

from local_telegram.accounts import Bot
from local_telegram.acting import Someone, deliver
from local_telegram.chats import CHANNEL
from local_telegram.world import BOT_LEFT

ADMIN_RIGHTS = (
    "can_be_edited", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members",
    "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories",
    "can_delete_stories",
)  # fmt: skip


def membership(who: Someone, before: str, after: str) -> None:
    """Tell the bot that its own place in a chat changed."""
    extra = {"until_date": 0} if "kicked" in {before, after} else {}
    change = {
        "chat": who.chat.about,
        "from": who.person.user,
        "date": who.world.now(),
        "old_chat_member": _member(who.bot, before, extra),
        "new_chat_member": _member(who.bot, after, extra),
    }
    who.bot.updates.add("my_chat_member", change, now=who.world.clock(), lane=str(who.person.id))
    who.world.events.publish("membership", chat=who.chat.id, person=who.person.id)


def _member(bot: Bot, status: str, extra: dict[str, Any]) -> dict[str, Any]:
    member: dict[str, Any] = {"user": bot.user, "status": status}
    if status == "kicked":
        member |= extra
    if status == "administrator":
        member |= dict.fromkeys(ADMIN_RIGHTS, True) | {"is_anonymous": False}
    return member


def block(who: Someone) -> None:
    """Block the bot."""
    if not who.chat.blocked:
        who.chat.blocked = True
        membership(who, "member", "kicked")


def unblock(who: Someone) -> None:
    """Let the bot in again."""
    if who.chat.blocked:
        who.chat.blocked = False
        membership(who, "kicked", "member")


def invite(who: Someone, status: str = "member") -> None:
    """Put the bot in a group (as `member` or `administrator`)."""
    before = who.chat.bots.get(who.bot.id, "left")
    who.chat.bots[who.bot.id] = status
    membership(who, before, status)
    if before in BOT_LEFT and who.chat.kind != CHANNEL:
        news = {"new_chat_member": who.bot.user, "new_chat_members": [who.bot.user]}
        message = who.world.post(who.chat, who.person.user, news, outgoing=False)
        deliver(who.world, who.bot, who.chat, "message", message)


def put_out(who: Someone) -> None:
    """Put the bot out of a group."""
    before = who.chat.bots.get(who.bot.id, "left")
    who.chat.bots[who.bot.id] = "kicked"
    membership(who, before, "kicked")
