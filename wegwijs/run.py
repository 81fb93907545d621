"""`wegwijs run`: the bot itself, by polling or by webhook, in one process or in parts."""

import asyncio
import base64
import hashlib
from collections.abc import Collection
from contextlib import ExitStack, suppress
from datetime import timedelta
from typing import Annotated

import structlog
import typer
import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute
from telegram import Bot
from telegram.error import TelegramError

from bot import webhook
from dialogue.talk import Tools
from foundation import garbage
from foundation.refusals import Refusal
from social_map.search import Searcher
from web import health, hsds, insight, no_figures, own_page
from web.mail import server
from web.mail.carrier import MailCarrier
from wegwijs import logs, running
from wegwijs.cli import console
from wegwijs.house import House, open_house
from wegwijs.works import ROLES, Works

log = structlog.get_logger(__name__)

TELEGRAM = "https://api.telegram.org"
ANNOUNCE_AGAIN_SECONDS = 30


class NoToken(Refusal):
    """Nobody said which bot this is."""


class OnlyOneOnSqlite(Refusal):
    """On SQLite one process does everything."""


def run(
    role: Annotated[str, typer.Option(help=console.help_of("run_role"))] = "all",
    webhook_url: Annotated[str, typer.Option("--webhook", help=console.help_of("run_webhook"))] = "",
    listen: Annotated[str, typer.Option(help=console.help_of("run_listen"))] = "127.0.0.1:8080",
    channel: Annotated[str, typer.Option(help=console.help_of("run_channel"))] = "telegram",
) -> None:
    """Run the bot until it is stopped."""
    if channel != "telegram" or role not in ("all", "web", *ROLES):
        raise typer.BadParameter(f"{channel} {role}")
    with open_house() as house, ExitStack() as held:
        logs.configure(token=house.settings.token.get_secret_value() if house.settings.token else "")
        roles = ROLES if role == "all" else (role,)
        if house.database.is_sqlite and role != "all":
            raise OnlyOneOnSqlite
        duty = "bot" if house.database.is_sqlite else "intake"
        if "intake" in roles:
            held.enter_context(running.lock(house.database.url, duty, wait=20))
        with suppress(KeyboardInterrupt):
            asyncio.run(_serve(house, roles, webhook_url, listen))


async def works_for(house: House) -> Works:
    """The works of a house that has a token."""
    if house.settings.token is None:
        raise NoToken
    token, api_url = house.settings.token.get_secret_value(), house.settings.telegram_api_url or TELEGRAM
    tools = Tools(
        searcher=Searcher(kept_in=house.search_file), secret=house.secret, api_name=await _name_of(token, api_url),
        web_url=house.settings.web_url, mails=house.settings.mails,
        consent_within=timedelta(days=house.settings.consent_days), work_factor=house.settings.work_factor,
        terms=house.settings.terms,
    )  # fmt: skip
    return Works(
        house.database, cipher=house.cipher, tools=tools, clock=house.clock, token=token, api_url=api_url,
        postman=_postman(house), when_warm=garbage.settle,
    )  # fmt: skip


def _postman(house: House) -> MailCarrier | None:
    """Who carries mail, where a mail server, a sender and our own address on the web are set."""
    address = house.settings.mail_server
    if address is None or not house.settings.mails:
        return None
    return MailCarrier(server.read(address.get_secret_value()), sender=house.settings.mail_from, clock=house.clock)


async def _name_of(token: str, api_url: str) -> str:
    """The bot's name, for invitation links. Without an answer there are codes only; the bot starts all the same."""
    try:
        async with Bot(token, base_url=f"{api_url}/bot") as bot:
            return bot.username
    except TelegramError as error:
        log.warning("name_unknown", error=type(error).__name__)
        return ""


async def _serve(house: House, roles: Collection[str], webhook_url: str, listen: str) -> None:
    stages = set(roles) & set(ROLES)
    if stages:
        garbage.wait()  # until the map was read: the works say when
    works = await works_for(house)
    routes: list[BaseRoute] = [
        *health.routes(house.database, clock=house.clock, last_poll=lambda: works.intake.last_poll),
        *own_page.routes(house.database, clock=house.clock, tools=works.tools),
        *insight.routes(house.database, clock=house.clock),
        *no_figures.routes(house.database, clock=house.clock, secret=works.tools.secret),
        *hsds.routes(house.database, clock=house.clock, searcher=works.tools.searcher),
    ]
    if webhook_url and "intake" in stages:
        stages.discard("intake")
        secret = _derived(house.secret, "webhook-secret")
        path = f"/telegram/{_derived(house.secret, 'webhook-path')}"
        routes.append(webhook.route(works.intake, path=path, secret=secret))
        announcing = [_announce(works, webhook_url.rstrip("/") + path, secret)]
    else:
        announcing = [_announce(works, "", "")] if "intake" in stages else []
    host, _, port = listen.rpartition(":")
    server = uvicorn.Server(
        uvicorn.Config(  # no line per request: addresses hold personal links and what people search for
            Starlette(routes=routes), host=host or "127.0.0.1", port=int(port), log_config=None, access_log=False
        )
    )
    async with asyncio.TaskGroup() as group:
        parts = [*announcing, works.run(sorted(stages))] if stages else announcing
        tasks = [group.create_task(part) for part in parts]
        await server.serve()
        for task in tasks:
            task.cancel()


async def _announce(works: Works, url: str, secret: str) -> None:
    """Tell Telegram where updates go; nowhere means that we come for them. Until it was told, we go on telling."""
    while True:
        try:
            if url:
                await works.bot.set_webhook(url, secret_token=secret, allowed_updates=list(works.intake.kinds))
            else:
                await works.bot.delete_webhook()
        except TelegramError as error:
            log.warning("not_announced", error=type(error).__name__)
            await asyncio.sleep(ANNOUNCE_AGAIN_SECONDS)
        else:
            return


def _derived(secret: bytes, purpose: str) -> str:
    digest = hashlib.blake2b(purpose.encode(), key=secret[:64], digest_size=24).digest()
    return base64.urlsafe_b64encode(digest).decode()
