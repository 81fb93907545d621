"""Reading many rows a chunk at a time."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Row

AT_ONCE = 5000


AnyRow = Row[*tuple[Any, ...]]


Item = TypeVar("Item")


def chunks(items: Sequence[Item], size: int = AT_ONCE) -> Iterator[list[Item]]:
    """The items, so many at a time."""
    left = iter(items)
    while some := list(islice(left, size)):
        yield some
