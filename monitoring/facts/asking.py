"""Statements about a scope that are built once for each kind of scope: to build one takes longer than to run it."""

from collections.abc import Callable
from functools import cache, wraps
from inspect import signature
from typing import Any, TypeVar

from sqlalchemy import Executable, bindparam

from monitoring.scope import Scope

Statement = TypeVar("Statement", bound=Executable)
_IDS = ("municipality_ids", "organisation_ids", "coach_id")


def asked(build: Callable[..., Statement]) -> Callable[..., tuple[Statement, dict[str, Any]]]:
    """`foundation.storage.prepared`, of which the first argument is a scope: `store.execute(*walked(scope, last=day))`.

    `build` may look at which limits the scope has and whether it is invented, never at what they are.
    """
    names = tuple(signature(build).parameters)[1:]

    @cache
    def statement(kind: Scope) -> Statement:
        return build(kind, *(bindparam(name) for name in names))

    @wraps(build)
    def with_values(scope: Scope, **values: Any) -> tuple[Statement, dict[str, Any]]:
        if values.keys() != set(names):
            raise TypeError(f"{build.__name__} takes {', '.join(names)}")
        limits = {name: getattr(scope, name) for name in _IDS if getattr(scope, name) is not None}
        ids = {name: list(value) if name != "coach_id" else value for name, value in limits.items()}
        return statement(_kind(frozenset(limits), scope.invented)), values | ids

    return with_values


@cache
def _kind(limits: frozenset[str], invented: bool) -> Scope:
    """A scope with a placeholder for each of its limits."""
    holders: dict[str, Any] = {name: bindparam(name, expanding=name != "coach_id") for name in limits}
    return Scope(invented=invented, **holders)
