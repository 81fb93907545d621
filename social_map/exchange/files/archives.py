"""A look at a zip before anything opens it: bombs, odd names, locked files, and XML that calls for other files."""

import re
import zipfile
import zlib
from pathlib import Path

from social_map.exchange.files.unusable import Unusable

MOST_ENTRIES = 5_000
MOST_UNPACKED = 150_000_000
MOST_RATIO, RATIO_COUNTS_FROM = 100, 20_000_000
_LOCKED = 0x1
_PROLOG = 65_536
_NESTED = (".zip", ".gz", ".xz", ".bz2", ".7z", ".rar")


def inspect(path: Path) -> zipfile.ZipFile:
    """The archive, once its table of contents raises no suspicion. `Unusable` otherwise."""
    try:
        archive = zipfile.ZipFile(path)
        entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as wrong:
        raise Unusable("not_a_zip") from wrong
    if len(entries) > MOST_ENTRIES or _is_bomb(entries):
        raise Unusable("bomb")
    for entry in entries:
        _check(entry)
    return archive


def _is_bomb(entries: list[zipfile.ZipInfo]) -> bool:
    unpacked, packed = sum(each.file_size for each in entries), sum(each.compress_size for each in entries)
    return unpacked > MOST_UNPACKED or (unpacked > RATIO_COUNTS_FROM and unpacked > MOST_RATIO * max(packed, 1))


def _check(entry: zipfile.ZipInfo) -> None:
    name = entry.orig_filename
    if "\\" in name or "\x00" in name or re.match(r"/|[A-Za-z]:", name) or ".." in name.split("/"):
        raise Unusable("odd_names")
    if entry.flag_bits & _LOCKED:
        raise Unusable("locked")
    if name.lower().endswith(_NESTED):
        raise Unusable("nested")


def check_workbook(path: Path) -> None:
    """That this is an Excel workbook without document types or entities in its XML."""
    with inspect(path) as archive:
        names = archive.namelist()
        if len(set(names)) < len(names):
            raise Unusable("odd_names")
        if not any(name.lower() == "xl/workbook.xml" for name in names):
            raise Unusable("not_a_workbook")
        for name in names:
            if name.lower().endswith((".xml", ".rels")):
                _check_prolog(archive, name)


def _check_prolog(archive: zipfile.ZipFile, name: str) -> None:
    try:
        with archive.open(name) as part:
            head = part.read(_PROLOG).replace(b"\x00", b"")
    except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, EOFError, ValueError) as wrong:
        raise Unusable("damaged") from wrong
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", head, re.IGNORECASE):
        raise Unusable("entities")
