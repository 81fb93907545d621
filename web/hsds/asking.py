"""What a request asks for, checked: pages, numbers, switches and texts."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

PER_PAGE, MOST_PER_PAGE, MOST_AT_A_GLANCE = 50, 100, 10_000
LONGEST = 200
_YES, _NO = ("true", "1", "yes"), ("", "false", "0", "no")


class BadRequestError(Exception):
    """A parameter that says nothing we can follow. `why` is a key under `hsds.error` in the labels."""

    def __init__(self, why: str, status: int = 400, **facts: Any) -> None:
        super().__init__(why)
        self.why, self.status, self.facts = why, status, facts


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its number from 1, and how many things are on a page."""

    number: int
    size: int

    def of(self, things: Sequence[Any], show: Callable[[Sequence[Any]], list[Any]]) -> dict[str, Any]:
        """The page as HSDS writes it; `show` makes what is on it of what was found."""
        pages = math.ceil(len(things) / self.size)
        contents = show(things[(self.number - 1) * self.size : self.number * self.size])
        return {
            "total_items": len(things),
            "total_pages": pages,
            "page_number": self.number,
            "size": len(contents),
            "first_page": self.number == 1,
            "last_page": self.number >= pages,
            "empty": not contents,
            "contents": contents,
        }


def page(request: Request, most: int = MOST_PER_PAGE) -> Page:
    """The page that is asked for; never more on it than `most`."""
    return Page(whole(request, "page", 1), min(whole(request, "per_page", min(PER_PAGE, most)), most))


def whole(request: Request, name: str, otherwise: int) -> int:
    """A whole number from 1; `otherwise` when absent."""
    said = request.query_params.get(name)
    if said is None:
        return otherwise
    if not re.fullmatch(r"[1-9][0-9]{0,8}", said):
        raise BadRequestError("not_a_number", name=name)
    return int(said)


def switch(request: Request, name: str) -> bool:
    """A parameter that is true or false; absent is false."""
    said = request.query_params.get(name, "").lower()
    if said not in (*_YES, *_NO):
        raise BadRequestError("not_a_switch", name=name)
    return said in _YES


def text(request: Request, name: str) -> str:
    """A text of bounded length; "" when absent."""
    said = request.query_params.get(name, "").strip()
    if len(said) > LONGEST:
        raise BadRequestError("too_long", name=name)
    return said
