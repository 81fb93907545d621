"""From bytes to text: UTF-8 and UTF-16 with and without a mark at the start, and the encodings of older machines."""

import codecs

from social_map.exchange.files.unusable import Unusable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 4096
_WESTERN = ("cp1252", "latin-1", "cp850", "mac_roman")
_USUAL = frozenset("éëïöüèêáóçàäôûîâíúñÉËÏÖÜÈÁÓßåøæ€‘’“”„–—…·•°½¼²³®©™´`«»±×\u00a0\u00ad")
_STRAY = frozenset(map(chr, [*range(9), 11, 12, *range(14, 32), 127]))
_MOST_STRAY = 0.01


def decode(raw: bytes) -> str:
    """The text of a file. `Unusable("binary")` for what is no text."""
    marked = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    if marked:
        text = _as(raw, marked)
    elif b"\x00" in raw[:_HEAD]:
        text = _as(raw, _wide(raw[:_HEAD]))
    else:
        text = _narrow(raw)
    head = text[:_HEAD]
    if "\x00" in text or sum(map(_STRAY.__contains__, head)) > _MOST_STRAY * len(head):
        raise Unusable("binary")
    return text


def _as(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as wrong:
        raise Unusable("binary") from wrong


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: nearly every other byte is zero."""
    half = len(head) / 2
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[start::2].count(0) > half * 0.7 and head[1 - start :: 2].count(0) == 0:
            return name
    raise Unusable("binary")


def _narrow(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    odd = {name: _odd(raw, name) for name in _WESTERN}
    best = min(odd, key=lambda name: odd[name])
    return raw.decode(best) if odd[best] == 0 else _other(raw, best)


def _odd(raw: bytes, encoding: str) -> float:
    """How many different signs a Dutch text would not have, read so."""
    try:
        signs = set(raw.decode(encoding))
    except UnicodeDecodeError:
        return float("inf")
    return sum(1 for sign in signs if not sign.isascii() and sign not in _USUAL)


def _other(raw: bytes, otherwise: str) -> str:
    """Names from elsewhere: what fits best of all encodings that are known."""
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    try:
        return raw.decode(best.encoding if best else otherwise)
    except UnicodeDecodeError:
        return raw.decode(otherwise)
