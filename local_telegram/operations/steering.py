"""The clock and the trouble, as operations."""

from local_telegram import moving
from local_telegram.operations.asked import Json
from local_telegram.world import World


def move_clock(world: World, given: Json) -> Json:
    """`{to}`, `{date, time?}` or `{days | weeks | months}` → the new time (see `moving`)."""
    return {"now": moving.move(world, given).isoformat()}


def add_fault(world: World, given: Json) -> Json:
    """`{kind, method?, times?, probability?, retry_after?, chat_id?}` → the fault."""
    how = {
        k: given[k] for k in ("method", "times", "probability", "retry_after", "chat_id") if given.get(k) is not None
    }
    fault = world.faults.add(given["kind"], **how)
    world.events.publish("faults")
    return fault.as_json()


def remove_fault(world: World, given: Json) -> Json:
    """`{id?}`: switch one fault off, or all."""
    world.faults.remove(given.get("id"))
    world.events.publish("faults")
    return {}
