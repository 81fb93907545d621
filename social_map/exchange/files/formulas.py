"""Cells that no spreadsheet takes for a formula (OWASP, CSV injection), and back."""

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_QUOTED = tuple(f"'{start}" for start in _STARTS)


def escape(text: str) -> str:
    """An apostrophe goes before what would start a formula, and before what looks as if we had put one there."""
    return f"'{text}" if text.startswith((*_STARTS, *_QUOTED)) else text


def unescape(text: str) -> str:
    """The cell as it was before `escape`."""
    return text[1:] if text.startswith((*_QUOTED, "''")) else text
