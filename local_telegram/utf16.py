"""Telegram counts text in UTF-16 code units; Python counts characters."""


def length(text: str) -> int:
    """UTF-16 units of a text: 1 for most characters, 2 for an emoji."""
    if text.isascii():
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, limit: int) -> list[str]:
    """Pieces of at most `limit` units, as a phone cuts a text that is too long to send at once."""
    pieces = [""]
    size = 0
    for character in text:
        width = 2 if character > "\uffff" else 1
        if size + width > limit:
            pieces.append("")
            size = 0
        pieces[-1] += character
        size += width
    return pieces


def offsets(text: str) -> list[int]:
    """For each character index (and the end) the UTF-16 offset at which it stands."""
    found = [0]
    for character in text:
        found.append(found[-1] + (2 if character > "\uffff" else 1))
    return found


def part(text: str, offset: int, size: int) -> str:
    """The characters that `size` units from `offset` hold."""
    if text.isascii():
        return text[offset : offset + size]
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * offset : 2 * (offset + size)].decode("utf-16-le", "surrogatepass")
