"""What a text becomes on its way through Telegram: cleaned, parsed, trimmed, measured."""

import re
from typing import Any

from local_telegram import utf16
from local_telegram.detection import detect
from local_telegram.errors import bad_request
from local_telegram.formatting import Entity, read_html

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
ENTITY_LIMIT = 100
# Control characters become spaces; line separators and direction overrides vanish (tdlib, clean_input_string).
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
DROPPED = re.compile("[\r\u2028-\u202e]")
LONE = re.compile("[\ud800-\udfff]")
KNOWN = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code",
    "pre", "text_link", "text_mention", "custom_emoji",
}  # fmt: skip
ORDER = {"pre": 0, "blockquote": 0, "expandable_blockquote": 0, "text_link": 1, "bold": 2, "code": 9}


def clean(text: str) -> str:
    """The text as every Telegram client gets it, without control characters. Raises 400 for half a character."""
    if text.isascii() and text.isprintable():
        return text
    if LONE.search(text):
        raise bad_request("strings must be encoded in UTF-8")
    return CONTROL.sub(" ", DROPPED.sub("", text))


def _trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Without spaces at the end and, up to the first entity, at the start."""
    shown = text.rstrip(" \n\t\xa0")
    first = min((e["offset"] for e in entities), default=len(shown))
    lead = min(len(shown) - len(shown.lstrip(" \n")), first)
    if lead == 0 and len(shown) == len(text):
        return text, entities
    shown = shown[lead:]
    end = utf16.length(shown)
    moved = []
    for entity in entities:
        offset = entity["offset"] - lead
        size = min(entity["length"], end - offset)
        if size > 0:
            moved.append({**entity, "offset": offset, "length": size})
    return shown, moved


def _given(entities: list[Entity] | None, end: int) -> list[Entity]:
    """Entities as a bot lists them: the kinds that can be given, within the text."""
    kept = []
    for entity in entities or []:
        if not isinstance(entity, dict) or not all(isinstance(entity.get(k), int) for k in ("offset", "length")):
            raise bad_request("can't parse MessageEntity: Object with numbers expected")
        fits = 0 <= entity["offset"] < end and entity["length"] > 0
        if fits and entity.get("type") in KNOWN:
            kept.append({**entity, "length": min(entity["length"], end - entity["offset"])})
    return kept


def compose(
    text: str, parse_mode: str | None, entities: list[Entity] | None, *, limit: int, too_long: str
) -> tuple[str, list[Entity]]:
    """Text and entities as they will be shown.

    Raises 400 for bad markup, an unknown parse mode or more than `limit` UTF-16 units after parsing.
    """
    mode = (parse_mode or "").lower()
    if mode not in {"", "html"}:
        raise bad_request("unsupported parse_mode")
    source = clean(text)
    shown, found = read_html(source) if mode else (source, _given(entities, utf16.length(source)))
    shown, found = _trim(shown, found)
    if utf16.length(shown) > limit:
        raise bad_request(too_long)
    found = found + detect(shown, found)
    if len(found) > 1:
        found.sort(key=lambda e: (e["offset"], -e["length"], ORDER.get(e["type"], 5)))
    return shown, found[:ENTITY_LIMIT]


def message_text(text: str, parse_mode: str | None, entities: list[Entity] | None) -> dict[str, Any]:
    """The fields `text` and `entities` of a message. Raises 400 when empty, too long or badly marked up."""
    if not text:
        raise bad_request("message text is empty")
    shown, found = compose(text, parse_mode, entities, limit=TEXT_LIMIT, too_long="message is too long")
    if not shown.strip():
        raise bad_request("text must be non-empty")
    return {"text": shown, "entities": found} if found else {"text": shown}


def caption(text: str, parse_mode: str | None, entities: list[Entity] | None) -> dict[str, Any]:
    """The fields `caption` and `caption_entities` of a photo or file; {} when there is none."""
    if not text:
        return {}
    shown, found = compose(text, parse_mode, entities, limit=CAPTION_LIMIT, too_long="message caption is too long")
    if not shown.strip():
        return {}
    return {"caption": shown, "caption_entities": found} if found else {"caption": shown}
