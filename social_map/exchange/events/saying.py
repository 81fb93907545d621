"""Texts in JSON-LD: in one language or several, in HTML or plain."""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any

from foundation.language import data
from social_map.exchange.records import tidy

_BLOCKS = frozenset({"p", "br", "li", "div", "h1", "h2", "h3", "tr"})


def words() -> dict[str, Any]:
    """The vocabulary of events (`words.toml`)."""
    return data.table("social_map.exchange.events", "words.toml")


def said(value: Any) -> str | None:
    """The text of a value: a string, a value with its language, several languages (Dutch first), or the first."""
    if isinstance(value, list):
        return next(filter(None, map(said, value[:50])), None)
    if isinstance(value, Mapping):
        found = next((value[name] for name in ("nl", "@value", "name") if name in value), None)
        return said(found if found is not None else [each for each in value.values() if isinstance(each, str)])
    return (tidy(value) or None) if isinstance(value, str) else None


def plain(value: Any) -> str | None:
    """The same without HTML."""
    text = said(value)
    if text is None or not re.search(r"<[a-zA-Z/]|&[a-zA-Z#]", text):
        return text
    reading = _Text()
    reading.feed(text)
    reading.close()
    return tidy(re.sub(r"\n{2,}", "\n", "".join(reading.parts))) or None


def name(value: Any) -> str:
    """The last part of a name or address, in small letters: `https://schema.org/SoldOut` → `soldout`."""
    text = said(value.get("type") if isinstance(value, Mapping) else value) or ""
    return re.split(r"[/#:]", text)[-1].lower()


def things(value: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a value that is one or a list."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, Mapping):
            yield each


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
