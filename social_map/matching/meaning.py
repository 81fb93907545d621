"""What the codes of a profile mean for the map, read from `meaning.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table() -> Mapping[str, Any]:
    """The whole table."""
    return tomllib.loads((files("social_map.matching") / "meaning.toml").read_text(encoding="utf-8"))


def stopped(reason: str, what: str) -> bool:
    """Whether a reason to stop is one of this kind, such as `too_dear`."""
    return reason in table()["stopped"][what]
