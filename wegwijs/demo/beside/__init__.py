"""What stands beside the figures of the demo: what was told, agreed and set, as `script.toml` has it."""

import tomllib
from datetime import date, datetime
from importlib.resources import files

from foundation.storage import Store
from wegwijs.demo.beside import steered, told
from wegwijs.demo.beside.stage import Stage
from wegwijs.demo.cast import Cast


def write(store: Store, cast: Cast, *, first: date, today: date, now: datetime) -> None:
    """All of it, by the people of the cast, once there is casework; `first` is the day on which the work began."""
    script = tomllib.loads((files(__package__) / "script.toml").read_text(encoding="utf-8"))
    stage = Stage(store, cast, first, today, now)
    for rows in (told.rows(stage, script), steered.rows(stage, script)):
        store.add_all(rows)
    store.flush()
