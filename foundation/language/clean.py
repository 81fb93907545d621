"""Tidying what comes in from a keyboard before any room looks at it."""

import unicodedata

_DROPPED = frozenset({"Cc", "Cs", "Co", "Cn"})
_MARKS = frozenset({"Mn", "Me"})
_JOINER = "\u200d"
_INVISIBLE = frozenset("\u200b\u200c\u2060\ufeff\u00ad\u180e\u2061\u2062\u2063\u2064")
_BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MOST_MARKS = 3  # more than any language stacks on one letter


def tidy(text: str) -> str:
    r"""Readable text: NFC, no control, unassigned, private or lone surrogate characters.

    Line ends become \\n, tabs a space. Bidirectional controls and invisible characters go, except the joiner
    within an emoji. At most three marks stay on one letter. Tidying twice changes nothing more.
    """
    joined = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", _few_marks(_emoji_joiners(_visible(joined))))


def shorten(text: str, limit: int) -> str:
    """`text` in at most `limit` characters, cut at a word where that loses little, ending in `…` when cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at_word = cut.rsplit(None, 1)[0] if cut.strip() else cut
    kept = at_word if len(at_word) * 2 >= limit else cut
    return kept.rstrip() + "…" if limit > 0 else ""


def _visible(text: str) -> str:
    kept: list[str] = []
    for character in text:
        if character == "\n":
            kept.append(character)
        elif character == "\t":
            kept.append(" ")
        elif not (unicodedata.category(character) in _DROPPED or character in _INVISIBLE or character in _BIDI):
            kept.append(character)
    return "".join(kept)


def _emoji_joiners(text: str) -> str:
    """A joiner stays only between two symbols (a skin tone or variation sign may stand before it)."""
    if _JOINER not in text:
        return text
    kept: list[str] = []
    for place, character in enumerate(text):
        if character != _JOINER or (_pictorial(text[place - 1 : place]) and _pictorial(text[place + 1 : place + 2])):
            kept.append(character)
    return "".join(kept)


def _pictorial(character: str) -> bool:
    return bool(character) and (unicodedata.category(character) in {"So", "Sk"} or character == "\ufe0f")


def _few_marks(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFD", text):
        marks = marks + 1 if unicodedata.category(character) in _MARKS else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
