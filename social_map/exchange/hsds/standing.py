"""How a service stands, and for which ages it is."""

import math
from collections.abc import Mapping
from typing import Any

from social_map.exchange.hsds import words
from social_map.exchange.hsds.attributes import each, text

ENDED = ("defunct", "inactive", "deleted")
_TOO_OLD = 130


def ages(service: Mapping[str, Any]) -> dict[str, int | None]:
    """Whole years; what no age can be is left out."""
    older = (each(service, "eligibility") or [{}])[0]
    low, high = (_age(service.get(name), older.get(name)) for name in ("minimum_age", "maximum_age"))
    lowest, highest = None if low is None else math.floor(low), None if high is None else math.ceil(high)
    if lowest is not None and highest is not None and highest < lowest:
        return {}
    return {"age_min": lowest, "age_max": highest}


def _age(*said: Any) -> float | None:
    for value in said:
        try:
            years = float(value)
        except (TypeError, ValueError, OverflowError):
            continue
        if 0 <= years <= _TOO_OLD:
            return years
    return None


def standing(service: Mapping[str, Any]) -> dict[str, Any]:
    """How it stands: ended, paused, full or with a waiting list."""
    status, waiting = (text(service, "status") or "").lower(), (text(service, "wait_time") or "").lower()
    if status in ENDED:
        return {"capacity_status": "gestopt", "hsds_status": status if status == "inactive" else None}
    full = [room for room in each(service, "capacities") if room.get("available") in (0, "0")]
    queue = any(word in waiting for word in words.table()["capacity"]["wachtlijst"])
    capacity = "vol" if full or waiting == "vol" else "wachtlijst" if queue else "open"
    return {"capacity_status": capacity, "paused": status == "temporarily closed" or None}
