"""What the clock does by itself. A duty looks at rows, never at a list of jobs: nothing is forgotten or doubled."""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from sqlalchemy import Insert, Select, Update, insert, select, update

from dialogue.models import Beat
from dialogue.talk import Tools
from foundation.storage import Store, prepared


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that is due now and then. `do` decides from rows what is due, and says how much it did.

    `ahead` makes what takes long in a view that holds nobody up; `do` then gets it as `ready`.
    """

    name: str
    every: timedelta
    do: Callable[..., int]  # (Store, Tools, datetime), and `ready` where something is made ahead
    ahead: Callable[[Store, Tools, datetime], Any] | None = None


@cache
def every_duty() -> Mapping[str, Duty]:
    """All duties by name: one module each under `dialogue.duties`, each declaring `DUTY`."""
    folder = [str(files("dialogue") / "duties")]
    modules = (import_module(f"dialogue.duties.{module.name}") for module in pkgutil.iter_modules(folder))
    return {module.DUTY.name: module.DUTY for module in modules}


def due_now(store: Store, *, now: datetime) -> list[Duty]:
    """The duties whose time has come, what takes long last: a tick opens a transaction for these only."""
    beats = dict(store.execute(select(Beat.duty, Beat.at)).all())
    found = [duty for duty in every_duty().values() if _is_due(duty, beats.get(duty.name), now)]
    return sorted(found, key=lambda duty: duty.ahead is not None)


def perform(store: Store, duty: Duty, tools: Tools, *, now: datetime, ready: Any = None) -> int:
    """Do a duty if its time has come, in the store's transaction. Returns how much was done.

    A clock that was set back counts as a new beginning: the duty runs, and its rows say that there is nothing to do.
    """
    last = store.scalar(*_last(name=duty.name))
    if not _is_due(duty, last, now):
        return 0
    done = duty.do(store, tools, now) if ready is None else duty.do(store, tools, now, ready=ready)
    note = _first_beat if last is None else _next_beat
    store.connection().execute(*note(name=duty.name, now=now))
    return done


def _is_due(duty: Duty, last: datetime | None, now: datetime) -> bool:
    return last is None or not timedelta(0) <= now - last < duty.every


@prepared
def _last(name: str) -> Select[datetime]:
    return select(Beat.at).where(Beat.duty == name)


@prepared
def _first_beat(name: str, now: datetime) -> Insert:
    return insert(Beat).values(duty=name, at=now)


@prepared
def _next_beat(name: str, now: datetime) -> Update:
    return update(Beat).where(Beat.duty == name).values(at=now)
