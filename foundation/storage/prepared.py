"""Statements that are built once: at every update, building one costs twice what running it does."""

from collections.abc import Callable
from functools import cache, wraps
from inspect import signature
from typing import Any, TypeVar

from sqlalchemy import Executable, bindparam

Statement = TypeVar("Statement", bound=Executable)


def prepared(build: Callable[..., Statement]) -> Callable[..., tuple[Statement, dict[str, Any]]]:
    """Make a function that builds a statement give it with its values: `store.scalars(*open_draft(account=5))`.

    `build` is called once, with a placeholder for every argument: it may compare them, never look at them.
    """
    names = tuple(signature(build).parameters)

    @cache
    def statement() -> Statement:
        return build(*(bindparam(name) for name in names))

    @wraps(build)
    def with_values(**values: Any) -> tuple[Statement, dict[str, Any]]:
        if values.keys() != set(names):
            raise TypeError(f"{build.__name__} takes {', '.join(names) or 'nothing'}")
        return statement(), values

    return with_values
