"""Entities that Telegram finds by itself in plain text: commands, addresses, mentions and hashtags."""

import re
from typing import Any

from local_telegram import utf16

TOP_LEVEL = "nl|be|com|org|net|eu|info|nu|frl|amsterdam|de|uk|fr|io|me|app|dev|gov|edu|tv|online|site|shop|care"
PATTERN = re.compile(
    r"(?P<url>https?://[^\s<>\"]+|(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:"
    + TOP_LEVEL
    + r")(?![\w@.-]*@)(?:/[^\s<>\"]*)?(?!\w))"
    r"|(?P<email>(?<![\w.+-])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,})"
    r"|(?P<bot_command>(?<![\w/<>])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@])@[a-z][a-z0-9_]{3,31}\b)"
    r"|(?P<hashtag>(?<![\w#])#\w*[^\W\d_]\w*)",
    re.IGNORECASE,
)
HINT = re.compile(r"[/@#.]")
OPAQUE = {"code", "pre", "text_link", "text_mention", "custom_emoji"}
TRAILING = ".,:;!?)'\""


def detect(text: str, given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entities of `text` that are not already inside a link or code of `given`."""
    if not HINT.search(text):
        return []
    at = None if text.isascii() else utf16.offsets(text)
    opaque = [(e["offset"], e["offset"] + e["length"]) for e in given if e["type"] in OPAQUE]
    found = []
    for match in PATTERN.finditer(text):
        kind = str(match.lastgroup)
        start, end = match.span()
        if kind == "url":
            end = start + len(match[0].rstrip(TRAILING))
        if at:
            start, end = at[start], at[end]
        if not any(start < until and since < end for since, until in opaque):
            found.append({"type": kind, "offset": start, "length": end - start})
    return found
