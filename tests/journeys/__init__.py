"""Journeys cost half of all tests: a whole run at hand takes each to one of the databases (docs/decisions/0010)."""

import os
from collections.abc import Sequence
from zlib import crc32

import pytest

BY_TURNS = "WEGWIJS_TESTS_JOURNEYS_BY_TURNS"
KINDS = ("sqlite", "postgresql")


def left_out(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Of each journey that there is on both databases the one that is not its turn; nothing unless that was asked."""
    if BY_TURNS not in os.environ:
        return []
    twice = {(_name(item), _kind(item)): item for item in items if item.path.parent.name == "journeys" and _kind(item)}
    return [
        item for (name, kind), item in twice.items()
        if all((name, each) in twice for each in KINDS) and kind != KINDS[crc32(name.encode()) % 2]
    ]  # fmt: skip


def _kind(item: pytest.Item) -> str | None:
    return (
        item.callspec.params.get("database_kind")
        if isinstance(item, pytest.Function) and hasattr(item, "callspec")
        else None
    )


def _name(item: pytest.Item) -> str:
    """Of the same test on either database."""
    return "-".join(part for part in item.nodeid.replace("[", "-").replace("]", "-").split("-") if part not in KINDS)
