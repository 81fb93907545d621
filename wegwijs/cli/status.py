"""`wegwijs status`: what waits, what went wrong, and what somebody has to look at."""

from datetime import timedelta

from dialogue import erasing_clock
from foundation import alerts
from foundation.words import labels
from wegwijs import running
from wegwijs.cli.console import tell
from wegwijs.days import day_in_amsterdam
from wegwijs.house import open_house
from wegwijs.queries import state


def status() -> None:
    """Print the state of the house in counts."""
    with open_house() as house, house.reading() as store:
        tell(
            "status",
            runs=running.bot_runs(house.database.url),
            inbox=state.inbox(store),
            outbox=state.outbox(store),
            oldest=state.oldest_waiting(store),
            beat=state.last_beat(store),
            erasing_stopped=erasing_clock.stopped(store),
            listings=state.listings(store),
            to_check=state.listings_to_check(store, today=day_in_amsterdam(house.now())),
            alerts=alerts.since(store, house.now() - timedelta(days=1)),
            kinds=labels("wegwijs")["alert"],
        )
