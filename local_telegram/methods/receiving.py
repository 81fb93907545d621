"""How a bot receives updates: by asking (getUpdates) or by webhook."""

import re
from typing import Any

from local_telegram.accounts import Webhook
from local_telegram.errors import bad_request, conflict
from local_telegram.keyboards import is_secure
from local_telegram.methods.call import Call

MOST_UPDATES = 100
LONGEST_POLL = 50
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


def _allow(call: Call) -> None:
    if call.args.values.get("allowed_updates") is not None:
        kinds = call.args.items("allowed_updates", "allowed_updates")
        call.bot.updates.allow(kind for kind in kinds if isinstance(kind, str))


async def get_updates(call: Call) -> list[dict[str, Any]]:
    """`getUpdates`: everything below `offset` is confirmed and gone; waits up to `timeout` seconds."""
    if call.bot.webhook:
        raise conflict(WEBHOOK_ACTIVE)
    queue, args = call.bot.updates, call.args
    _allow(call)
    if queue.confirm(args.integer("offset")):
        call.world.events.publish("confirmed")
    limit = min(max(args.integer("limit", MOST_UPDATES), 1), MOST_UPDATES)
    queue.expire(call.world.clock())
    if clash := await queue.poll(0 if call.world.events.closed else min(args.integer("timeout"), LONGEST_POLL)):
        raise conflict(clash)
    return [pending.body for pending in queue.waiting(call.world.clock(), limit)]


def set_webhook(call: Call) -> bool:
    """`setWebhook`; an empty address removes it."""
    url = call.args.text("url")
    if not url:
        return delete_webhook(call)
    if not is_secure(url):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    secret = call.args.text("secret_token")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _allow(call)
    if call.args.flag("drop_pending_updates"):
        call.bot.updates.clear()
    most = min(max(call.args.integer("max_connections", 40), 1), 100)
    call.bot.webhook = Webhook(url, secret, most)
    call.bot.updates.interrupt("terminated by setWebhook request")
    call.bot.updates.woken.set()
    return True


def delete_webhook(call: Call) -> bool:
    """`deleteWebhook`."""
    call.bot.webhook = None
    if call.args.flag("drop_pending_updates"):
        call.bot.updates.clear()
    return True


def get_webhook_info(call: Call) -> dict[str, Any]:
    """getWebhookInfo, with what went wrong last."""
    hook, queue = call.bot.webhook, call.bot.updates
    queue.expire(call.world.clock())
    about: dict[str, Any] = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue),
    }
    if queue.allowed is not None:
        about["allowed_updates"] = sorted(queue.allowed)
    if hook:
        about["max_connections"] = hook.max_connections
        if hook.last_error_at:
            about["last_error_date"] = int(hook.last_error_at.timestamp())
            about["last_error_message"] = hook.last_error
    return about
