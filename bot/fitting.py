"""What Telegram would refuse for its size is cut: a long list ends in "…", the last row of buttons stays.

Screens are made to fit; this is the net below them, so that a map with long texts never leaves somebody without answer.
Limits: 4,096 UTF-16 units once the markup is read, a hundred buttons (docs/reliability.md).
"""

from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser
from itertools import takewhile
from typing import Any

from telegram.constants import MessageLimit

CUT = "…"
MOST_BUTTONS = 100
_PLAIN_ENOUGH = MessageLimit.MAX_TEXT_LENGTH // 2  # so few characters always fit, whatever they are


def text(html: str) -> str:
    """The same HTML, or as much of it as fits, with every tag closed."""
    if len(html) <= _PLAIN_ENOUGH:
        return html
    cutter = _Cutter()
    cutter.feed(html)
    cutter.close()
    return cutter.result(html)


def buttons(rows: Sequence[Sequence[Any]]) -> list[list[Any]]:
    """The rows that fit, and always the last one: that is where Stop and Back are."""
    if sum(map(len, rows)) <= MOST_BUTTONS:
        return [list(row) for row in rows]
    *first, last = rows
    room = MOST_BUTTONS - len(last)
    fit = takewhile(lambda upto: sum(map(len, first[:upto])) <= room, range(1, len(first) + 1))
    return [*(list(row) for row in first[: max(fit, default=0)]), list(last)]


def units(words: str) -> int:
    """How Telegram counts: an emoji is two."""
    return len(words.encode("utf-16-le")) // 2


class _Cutter(HTMLParser):
    """Copies until the room is used up."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.left = MessageLimit.MAX_TEXT_LENGTH - units(CUT)
        self.kept: list[str] = []
        self.open: list[str] = []
        self.full = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it, to be closed."""
        if not self.full:
            self.open.append(tag)
            about = "".join(' {}="{}"'.format(name, escape(value or "")) for name, value in attrs)
            self.kept.append(f"<{tag}{about}>")

    def handle_endtag(self, tag: str) -> None:
        """Close it."""
        if not self.full and tag in self.open:
            self.open.remove(tag)
            self.kept.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Keep what fits, never half a character."""
        if self.full:
            return
        if units(data) > self.left:
            self.full = True
            data = data.encode("utf-16-le")[: self.left * 2].decode("utf-16-le", "ignore")
        self.left -= units(data)
        self.kept.append(escape(data, quote=False))

    def result(self, whole: str) -> str:
        """All of it where it fitted."""
        if not self.full:
            return whole
        return "".join(self.kept).rstrip() + CUT + "".join(f"</{tag}>" for tag in reversed(self.open))
