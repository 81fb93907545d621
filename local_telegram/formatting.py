"""HTML as Telegram reads it: text and entities, or the error it would give.

Source of the rules: core.telegram.org/bots/api#html-style. Offsets in errors are bytes of UTF-8, offsets of
entities are UTF-16 units. Only `&lt; &gt; &amp; &quot;` and numbers are decoded; other names stay as typed.
"""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from local_telegram import utf16
from local_telegram.errors import ApiError, bad_request

KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "tg-spoiler": "spoiler", "span": "spoiler", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));?")
ATTRIBUTE = re.compile(r"\s*([^\s=>/\"']*)\s*(=?)\s*(\"[^\"]*\"|'[^']*'|[^\s>\"']*)")
SPECIAL = re.compile(r"[<&]")
HIGHEST_CODE_POINT = 0x10FFFF

Entity = dict[str, Any]


def _refuse(why: str) -> ApiError:
    return bad_request(f"can't parse entities: {why}")


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    attributes: dict[str, str]


@dataclass(slots=True)
class _Reader:
    """Walks through the source once; `at` is a character index, `size` the UTF-16 length so far."""

    source: str
    at: int = 0
    size: int = 0
    parts: list[str] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    opened: list[_Open] = field(default_factory=list)

    def byte(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def write(self, text: str) -> None:
        self.parts.append(text)
        self.size += utf16.length(text)

    def read(self) -> None:
        while found := SPECIAL.search(self.source, self.at):
            self.write(self.source[self.at : found.start()])
            self.at = found.start()
            if found[0] == "&":
                self.read_reference()
            elif self.source.startswith("</", self.at):
                self.read_end()
            else:
                self.read_start()
        self.write(self.source[self.at :])
        if self.opened:
            raise _refuse(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].tag}"')

    def read_reference(self) -> None:
        found = REFERENCE.match(self.source, self.at)
        text = _decoded(found) if found else ""
        self.write(text or "&")
        self.at = found.end() if found and text else self.at + 1

    def read_start(self) -> None:
        begin = self.at
        name = re.compile(r"[^\s>]*").match(self.source, begin + 1)
        tag = name[0].lower() if name else ""
        self.at = begin + 1 + len(tag)
        if self.at >= len(self.source):
            raise _refuse(f"Unclosed start tag at byte offset {self.byte(begin)}")
        if tag not in KINDS:
            raise _refuse(f'Unsupported start tag "{tag}" at byte offset {self.byte(begin)}')
        attributes = self.read_attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _refuse(f'Tag "span" must have class "tg-spoiler" at byte offset {self.byte(begin)}')
        self.opened.append(_Open(tag, self.size, attributes))

    def read_attributes(self, tag: str, begin: int) -> dict[str, str]:
        attributes: dict[str, str] = {}
        while True:
            while self.source[self.at : self.at + 1].isspace():
                self.at += 1
            if self.at >= len(self.source):
                raise _refuse(f"Unclosed start tag at byte offset {self.byte(begin)}")
            if self.source[self.at] == ">":
                self.at += 1
                return attributes
            found = ATTRIBUTE.match(self.source, self.at)
            if not found or not found[1]:
                raise _refuse(f'Empty attribute name in the tag "{tag}" at byte offset {self.byte(begin)}')
            value = found[3] if found[2] else ""
            attributes[found[1].lower()] = REFERENCE.sub(
                lambda reference: _decoded(reference) or reference[0], value.strip("\"'")
            )
            self.at = found.end() if found[2] else found.end(1)

    def read_end(self) -> None:
        begin = self.at
        close = self.source.find(">", begin)
        if close < 0:
            raise _refuse(f"Unclosed end tag at byte offset {self.byte(begin)}")
        tag = self.source[begin + 2 : close].strip().lower()
        if not self.opened:
            raise _refuse(f"Unexpected end tag at byte offset {self.byte(begin)}")
        opened = self.opened.pop()
        if tag and tag != opened.tag:
            raise _refuse(
                f'Unmatched end tag at byte offset {self.byte(begin)}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        self.at = close + 1
        if self.size > opened.offset:
            self.close(opened)

    def close(self, opened: _Open) -> None:
        size = self.size - opened.offset
        entity: Entity = {"type": KINDS[opened.tag], "offset": opened.offset, "length": size}
        if opened.tag == "a":
            shown = utf16.part("".join(self.parts), opened.offset, size)
            link = _link(opened.attributes.get("href", shown))
            if link is None:
                return
            entity |= link
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = opened.attributes.get("emoji-id", "")
        elif opened.tag == "blockquote" and "expandable" in opened.attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "code" and (language := opened.attributes.get("class", "")).startswith("language-"):
            entity["language"] = language.removeprefix("language-")
        self.entities.append(entity)


def _decoded(found: re.Match[str]) -> str:
    if found[3]:
        return NAMED.get(found[3], "")
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if 0 < code <= HIGHEST_CODE_POINT else ""


def _link(target: str) -> Entity | None:
    """The extra fields of a link, or None where Telegram shows plain text."""
    if person := re.fullmatch(r"tg://user\?id=(\d+)", target):
        return {"type": "text_mention", "user": {"id": int(person[1]), "is_bot": False, "first_name": ""}}
    address = target if "://" in target or target.startswith(("mailto:", "tel:", "tg:")) else f"http://{target}"
    pieces = urlsplit(address)
    if pieces.scheme in {"http", "https"}:
        if not pieces.netloc or ("." not in pieces.netloc and pieces.hostname != "localhost"):
            return None
        address = urlunsplit(pieces._replace(netloc=pieces.netloc.lower(), path=pieces.path or "/"))
    return {"url": address}


def _joined(entities: list[Entity]) -> list[Entity]:
    """`<pre><code class=language-x>` is one entity; a language outside pre means nothing."""
    blocks = {(e["offset"], e["length"]): e for e in entities if e["type"] == "pre"}
    kept = []
    for entity in entities:
        block = blocks.get((entity["offset"], entity["length"])) if entity["type"] == "code" else None
        if block is not None:
            if "language" in entity:
                block["language"] = entity["language"]
            continue
        if entity["type"] == "code":
            entity.pop("language", None)
        kept.append(entity)
    return kept


def read_html(source: str) -> tuple[str, list[Entity]]:
    """Text and entities (UTF-16 offsets) of Telegram HTML. Raises `ApiError` 400 on what it cannot read."""
    if "<" not in source and "&" not in source:
        return source, []
    reader = _Reader(source)
    reader.read()
    return "".join(reader.parts), _joined(reader.entities)
