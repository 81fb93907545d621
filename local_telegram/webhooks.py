"""Delivery of updates by webhook: the same update again and again until the bot answers 2xx.

Updates of one lane (one person's messages, one person's taps) are delivered in order, lanes side by side.
"""

import asyncio
import json
import ssl
from functools import cache

import httpx

from local_telegram.accounts import Bot, Webhook
from local_telegram.arguments import Arguments
from local_telegram.bot_api import BotApi
from local_telegram.errors import ApiError
from local_telegram.updates import Pending
from local_telegram.world import World

FIRST_PAUSE, LONGEST_PAUSE = 0.1, 5.0
PATIENCE = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the name of a header


@cache
def _certificates() -> ssl.SSLContext:
    """What httpx trusts, read once for all servers of this process."""
    return httpx.create_ssl_context()


class Deliveries:
    """Delivers the updates of all bots that have a webhook, for as long as `run` runs."""

    def __init__(self, world: World, api: BotApi) -> None:
        self.world = world
        self.api = api
        self._busy: set[str] = set()

    async def run(self) -> None:
        """Until cancelled."""
        seen: set[str] = set()
        client = httpx.AsyncClient(timeout=PATIENCE, trust_env=False, verify=_certificates())
        async with client, asyncio.TaskGroup() as tasks:
            seq = -1
            while not self.world.events.closed:
                for token, bot in self.world.bots.items():
                    if token not in seen:
                        seen.add(token)
                        tasks.create_task(self._serve(bot, client, tasks))
                await self.world.events.after(seq, 60)
                seq = self.world.events.seq

    async def _serve(self, bot: Bot, client: httpx.AsyncClient, tasks: asyncio.TaskGroup) -> None:
        while True:
            await bot.updates.woken.wait()
            bot.updates.woken.clear()
            if not bot.webhook:
                continue
            for pending in bot.updates.waiting(self.world.clock(), bot.webhook.max_connections):
                lane = f"{bot.id}:{pending.lane}"
                if lane not in self._busy:
                    self._busy.add(lane)
                    tasks.create_task(self._deliver_lane(bot, pending, lane, client))

    async def _deliver_lane(self, bot: Bot, pending: Pending, lane: str, client: httpx.AsyncClient) -> None:
        """Deliver one update until it is accepted, expired or the webhook is gone."""
        pause = FIRST_PAUSE
        try:
            while bot.webhook and pending.expires > self.world.clock():
                if await self._deliver(bot, bot.webhook, pending, client):
                    bot.updates.remove(pending.id)
                    return
                await asyncio.sleep(pause)
                pause = min(2 * pause, LONGEST_PAUSE)
        finally:
            self._busy.discard(lane)
            bot.updates.woken.set()

    async def _deliver(self, bot: Bot, hook: Webhook, pending: Pending, client: httpx.AsyncClient) -> bool:
        headers = {"Content-Type": "application/json"} | ({SECRET_HEADER: hook.secret} if hook.secret else {})
        try:
            answer = await client.post(hook.url, content=json.dumps(pending.body), headers=headers)
        except httpx.HTTPError as trouble:
            self._note(hook, f"Connection failed: {type(trouble).__name__}")
            return False
        if not answer.is_success:
            self._note(hook, f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}")
            return False
        await self._obey(bot, answer)
        return True

    def _note(self, hook: Webhook, trouble: str) -> None:
        hook.last_error_at, hook.last_error = self.world.clock(), trouble
        self.world.events.publish("webhook")

    async def _obey(self, bot: Bot, answer: httpx.Response) -> None:
        """A bot may put one call in its answer; what comes of it is told to nobody."""
        try:
            asked = answer.json()
        except ValueError:
            return
        if isinstance(asked, dict) and isinstance(method := asked.pop("method", None), str):
            try:
                await self.api.perform(bot, method, Arguments(asked))
            except ApiError:
                return  # it stands in the call log
