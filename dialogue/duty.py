"""What the clock does by itself. A duty looks at rows, never at a list of jobs: nothing is forgotten or doubled."""

import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib import import_module
from importlib.resources import files

from dialogue.models import Beat
from dialogue.talk import Tools
from foundation.storage import Store


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that is due now and then. `do` decides from rows what is due, and says how much it did."""

    name: str
    every: timedelta
    do: Callable[[Store, Tools, datetime], int]


@cache
def every_duty() -> Mapping[str, Duty]:
    """All duties by name: one module each under `dialogue.duties`, each declaring `DUTY`."""
    folder = [str(files("dialogue") / "duties")]
    modules = (import_module(f"dialogue.duties.{module.name}") for module in pkgutil.iter_modules(folder))
    return {module.DUTY.name: module.DUTY for module in modules}


def perform(store: Store, duty: Duty, tools: Tools, *, now: datetime) -> int:
    """Do a duty if its time has come, in the store's transaction. Returns how much was done.

    A clock that was set back counts as a new beginning: the duty runs, and its rows say that there is nothing to do.
    """
    beat = store.get(Beat, duty.name)
    if beat is not None and timedelta(0) <= now - beat.at < duty.every:
        return 0
    done = duty.do(store, tools, now)
    if beat is None:
        store.add(Beat(duty=duty.name, at=now))
    else:
        beat.at = now
    return done
