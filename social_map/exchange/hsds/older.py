"""Pages of Open Referral UK: version 3 speaks HSDS, older ones use other names for the same things."""

from typing import Any

from social_map.exchange.hsds import words

DEEPEST = 12


def renamed(value: Any, deep: int = 0) -> Any:
    """The same thing with the names of HSDS 3.1. Names of today win where both are used."""
    if deep > DEEPEST:
        return None
    if isinstance(value, list):
        return [renamed(each, deep + 1) for each in value]
    if not isinstance(value, dict):
        return value
    names = words.table()["older"]
    found: dict[str, Any] = {}
    for name, each in value.items():
        today = names.get(name, name)
        if today == name or today not in value:
            found[today] = renamed(each, deep + 1)
    return found
