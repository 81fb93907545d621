"""Moving the clock the way people say it: a day, a month, to a date; the time of day stays in Amsterdam."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from local_telegram.errors import NotPossible
from local_telegram.world import World

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
STEPS = ("minutes", "hours", "days", "weeks", "months")


def _target(now: datetime, given: dict[str, Any]) -> datetime:
    if "to" in given:
        return datetime.fromisoformat(given["to"])
    local = now.astimezone(AMSTERDAM)
    if "date" in given:
        day = date.fromisoformat(given["date"])
        at = time.fromisoformat(given["time"]) if given.get("time") else local.time()
        return datetime.combine(day, at, AMSTERDAM)
    wall = local.replace(tzinfo=None) + relativedelta(**{k: int(given[k]) for k in STEPS if k in given})  # type: ignore[arg-type]
    return wall.replace(tzinfo=AMSTERDAM)


def move(world: World, given: dict[str, Any]) -> datetime:
    """`{to: ISO instant}`, `{date, time?}` or `{days | weeks | months: n}` → the new instant.

    Raises `NotPossible` where the clock cannot be moved, `ValueError` for what is no date.
    """
    if world.move is None:
        raise NotPossible("this clock cannot be moved")
    target = _target(world.clock(), given)
    if target.tzinfo is None:
        raise NotPossible("an instant needs a time zone")
    world.move(target.astimezone(UTC))
    world.events.publish("clock")
    return world.clock()
