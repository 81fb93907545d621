"""Setting the stage of the demo: its own database, its people, and a clock that lands on a working day."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import delete, func, select, update

from dialogue.models import Beat, Incoming, Outgoing
from foundation.language.dates import AMSTERDAM, next_working_day, said_on
from foundation.people.models import Organisation
from foundation.refusals import Refusal
from foundation.storage import Store
from wegwijs.clock import MovableClock
from wegwijs.demo import going_on
from wegwijs.demo.accounts import link_accounts, still_here
from wegwijs.demo.filling import fill
from wegwijs.demo.safety import only_invented
from wegwijs.settings import data_folder

SEED = 20261122
PEOPLE = {"Samira": 1001, "Henk": 1002, "Noor": 1003, "Ilse": 1004}
ROLES = {"Samira": "coach", "Henk": "provider", "Noor": "regisseur", "Ilse": "editor"}
MORNING = time(9, 30)


class NotADemo(Refusal):
    """The demo's database holds rows that are not marked as invented: it leaves them alone."""


def database_file() -> Path:
    """The demo's own database."""
    return data_folder() / "demo.db"


def throw_away() -> None:
    """Begin again: the demo's database goes."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        database_file().with_name(database_file().name + suffix).unlink(missing_ok=True)


def set_up(store: Store, *, now: datetime, said: Callable[[str], None]) -> None:
    """Fill an empty database; make a used one ready for a new, empty Telegram."""
    if store.scalar(select(func.count()).select_from(Organisation)) == 0:
        said("filling")
        same_every_time = Random(SEED)  # noqa: S311  invented data, not a secret
        fill(store, chance=same_every_time, today=said_on(now), now=now)
        link_accounts(store, "telegram", PEOPLE, now)
    elif not only_invented(store):
        raise NotADemo
    # The local Telegram starts empty: its messages and updates are numbered from one again.
    store.execute(delete(Incoming))
    store.execute(update(Outgoing).where(Outgoing.message.is_not(None)).values(message=None, has_buttons=False))


def starting_clock(store: Store, now: datetime) -> datetime:
    """Now, or where the clock was left when it had been moved ahead."""
    last = store.scalar(select(func.max(Beat.at)))
    return max(now, last) if last is not None else now


def live_on(store: Store, *, now: datetime) -> None:
    """Everybody lived until yesterday: those nobody plays with their clients, the others awake. Back: nothing."""
    still_here(store, now)
    until = said_on(now) - timedelta(days=1)
    since = going_on.lived(store)
    if since is None:
        going_on.note(store, until)
    else:
        same_every_time = Random(SEED + until.toordinal())  # noqa: S311  invented data, not a secret
        going_on.go_on(store, chance=same_every_time, since=since, until=until, now=now)


def landing(clock: MovableClock, instant: datetime) -> datetime:
    """Where a move of the clock lands: after a jump of a day or more at half past nine on a working day.

    Months ahead never at the end of a month: 31 January is 30 April and then 30 July, and what began on the 31st
    would just not be asked about.
    """
    if abs(instant - clock()) < timedelta(hours=20):
        return instant
    day = instant.astimezone(AMSTERDAM).date()
    soon = day + timedelta(days=3)
    if instant - clock() > timedelta(days=27) and soon.month != day.month:
        day = soon.replace(day=1)
    return datetime.combine(next_working_day(day), MORNING, AMSTERDAM)
