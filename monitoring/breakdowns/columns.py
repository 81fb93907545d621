"""A column of a table: its counts by row, and what is hidden of them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """Counts by row, and what is hidden of them. `delicate`: small, or of one coach. `parts`: of shorter periods."""

    counts: Mapping[str, int]
    delicate: frozenset[str]
    hidden: frozenset[str]
    parts: tuple["Column", ...] = ()
