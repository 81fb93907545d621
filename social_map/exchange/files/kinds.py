"""A first look at a file: whether it is one, not too large, and of the kind that its name says."""

import stat
from pathlib import Path

from social_map.exchange.files.unusable import Unusable

MOST_BYTES = 100_000_000
_LOOK_AT = 512
_ZIP, _OLD_OFFICE = b"PK", b"\xd0\xcf\x11\xe0"
_WORKBOOKS, _ZIPPED = (".xlsx", ".xlsm"), (".xlsx", ".xlsm", ".zip")
_OTHERS = {
    b"%PDF": "pdf", _OLD_OFFICE: "old_office", _ZIP: "zip_in_disguise", b"\x1f\x8b": "packed", b"7z\xbc\xaf": "packed",
    b"Rar!": "packed", b"BZh": "packed", b"\xfd7zXZ": "packed", b"\x89PNG": "picture", b"\xff\xd8\xff": "picture",
    b"GIF8": "picture", b"MZ": "program", b"\x7fELF": "program", b"SQLite format 3": "binary",
    b"{\\rtf": "text_document",
}  # fmt: skip
_MARKUP = ((b"<!doctype html", "web_page"), (b"<html", "web_page"), (b"<?xml", "xml"), (b"<!doctype", "xml"))


def check(path: Path) -> None:
    """`Unusable` when this is no file, or another kind of file than its name says."""
    try:
        found = path.stat()
    except OSError as wrong:
        raise Unusable("missing") from wrong
    if stat.S_ISDIR(found.st_mode):
        raise Unusable("folder")
    if not stat.S_ISREG(found.st_mode):
        raise Unusable("no_file")
    if found.st_size > MOST_BYTES:
        raise Unusable("too_big")
    _check_head(_head(path), path.suffix.lower())


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_LOOK_AT)
    except OSError as wrong:
        raise Unusable("closed") from wrong


def _check_head(head: bytes, suffix: str) -> None:
    if not head.strip(b"\x00 \t\r\n"):
        raise Unusable("empty")
    if suffix in _ZIPPED and head.startswith(_ZIP):
        return
    if suffix in _WORKBOOKS and head.startswith(_OLD_OFFICE):
        raise Unusable("old_excel")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    told = (why for mark, why in (*_OTHERS.items(), *_MARKUP) if head.startswith(mark) or start.startswith(mark))
    if why := next(told, None):
        raise Unusable(why)
    if suffix in _ZIPPED:
        raise Unusable("no_workbook" if suffix in _WORKBOOKS else "not_a_zip")
