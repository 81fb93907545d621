"""`wegwijs demo`: everything on this machine, with invented people and no token."""

import asyncio
import secrets
import socket
import webbrowser
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Annotated

import typer

from casework.terms import Terms
from dialogue.screens import CLIENT_SCREEN_STAYS
from dialogue.talk import Tools
from foundation.words import label
from local_telegram.app import create_app
from local_telegram.operations import doing
from local_telegram.server import listening_socket, serving
from local_telegram.world import World
from social_map.search import Searcher
from web import health, hsds, insight, no_figures, own_page
from wegwijs import logs, running
from wegwijs.cli import console
from wegwijs.clock import MovableClock, system_clock
from wegwijs.demo import post, stage
from wegwijs.house import House, open_house
from wegwijs.works import CLOCK_BELL, Works

TICK_SECONDS = 5
ON_THE_WAY_SECONDS = 2.0
LOOPBACK = "127.0.0.1"
PORTS_TO_TRY = 20


def demo(
    port: Annotated[int, typer.Option(help=console.help_of("demo_port"))] = 8080,
    fresh: Annotated[bool, typer.Option(help=console.help_of("demo_fresh"))] = False,
    browser: Annotated[bool, typer.Option(help=console.help_of("demo_browser"))] = True,
) -> None:
    """Show Wegwijs in a browser until it is stopped."""
    logs.configure(level=40)
    if fresh and not running.bot_runs(f"sqlite:///{stage.database_file()}"):
        stage.throw_away()
        post.throw_away()
    clock = MovableClock(follows=system_clock)
    console.tell("demo_setting_up")
    with (
        open_house(clock=clock, database_url=f"sqlite:///{stage.database_file()}") as house,
        running.lock(house.database.url),
    ):
        with house.writing() as store:
            stage.set_up(store, now=clock(), said=lambda what: console.tell(f"demo_{what}"))
            clock.move_to(stage.starting_clock(store, clock()))
            stage.live_on(store, now=clock())
        with suppress(KeyboardInterrupt):
            asyncio.run(_play(house, clock, port, browser=browser))


async def _play(house: House, clock: MovableClock, port: int, *, browser: bool) -> None:
    world = World(clock, move=lambda instant: _jump(clock, world, instant))
    token = f"{100000 + secrets.randbelow(900000)}:{secrets.token_urlsafe(24)}"
    world.add_bot(token, "wegwijs_demo_bot")
    for name, number in stage.PEOPLE.items():
        world.add_person(name, id=number, label=label("wegwijs", f"role.{stage.ROLES[name]}"))
    works: list[Works] = []
    searcher = Searcher(kept_in=house.search_file)
    listening, taken = _free_port(port)
    url = f"http://{LOOPBACK}:{listening.getsockname()[1]}"
    tools = Tools(
        searcher=searcher, secret=house.secret, api_name="wegwijs_demo_bot", web_url=url, mails=True, clock_leaps=True,
        terms=Terms(months=36, months_unmet=36),  # its two years were never frozen: their figures stay to be seen
    )  # fmt: skip
    routes = [
        *health.routes(house.database, clock=clock, last_poll=lambda: works[0].intake.last_poll if works else None),
        *own_page.routes(house.database, clock=clock, tools=tools),
        *insight.routes(house.database, clock=clock),
        *no_figures.routes(house.database, clock=clock, secret=tools.secret),
        post.route(),
    ]
    routes += hsds.routes(house.database, clock=clock, searcher=searcher)
    async with serving(create_app(world, extra_routes=routes), listening, before_stop=world.close):
        works.append(
            Works(
                house.database, cipher=house.cipher, tools=tools, clock=clock, token=token, api_url=url,
                per_second=None, tick_seconds=TICK_SECONDS, postman=post.Pile(clock=clock),
            )
        )  # fmt: skip
        clock.on_move(lambda instant: _moved(house, instant))
        for number in stage.PEOPLE.values():
            doing.say(world, {"person": number, "text": "/start"})
        console.tell("demo_ready", url=url, taken=taken, port=port, database=house.database.url)
        if browser:
            await asyncio.to_thread(webbrowser.open, url)
        await works[0].run()


def _moved(house: House, instant: datetime) -> None:
    """Live up to this instant on the writing thread, before anything the moved clock would ask; then tick."""

    def live() -> None:
        with house.writing() as store:
            stage.live_on(store, now=instant)

    def tick(lived: asyncio.Future[None]) -> None:
        lived.result()
        house.database.bells.ring([CLOCK_BELL])

    asyncio.get_running_loop().run_in_executor(house.database.writing_threads, live).add_done_callback(tick)


def _jump(clock: MovableClock, world: World, instant: datetime) -> None:
    """Move the clock as people live through it: what has to leave the chat within 47 hours leaves it on the way."""
    target = stage.landing(clock, instant)
    if target - clock() <= CLIENT_SCREEN_STAYS:
        clock.move_to(target)
        return

    def arrive() -> None:
        clock.move_to(target)
        world.events.publish("clock")

    clock.move_to(clock() + CLIENT_SCREEN_STAYS + timedelta(minutes=1))
    asyncio.get_running_loop().call_later(ON_THE_WAY_SECONDS, arrive)


def _free_port(wanted: int) -> tuple[socket.socket, bool]:
    """The port that was asked for, or the next one that is free."""
    for port in range(wanted, wanted + PORTS_TO_TRY):
        try:
            return listening_socket(port=port), port != wanted
        except OSError:
            continue
    return listening_socket(), True
