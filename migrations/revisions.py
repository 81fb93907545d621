"""Which revisions there are, read from their files: a start asks for no more, and Alembic takes longer to load."""

import re
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "versions"
_NAMED = re.compile(r'^(down_)?revision = (?:"(\w+)"|None)$', re.MULTILINE)


class NoSingleHead(Exception):  # noqa: N818  what whoever writes revisions is told
    """The revisions do not end in one newest."""


@cache
def every() -> frozenset[str]:
    """The revisions that this version knows."""
    return frozenset(revision for revision, _ in _chain())


@cache
def head() -> str:
    """The newest revision: the one that no other follows on."""
    newest = every() - {before for _, before in _chain()}
    if len(newest) != 1:
        raise NoSingleHead(*sorted(newest))
    return next(iter(newest))


def _chain() -> list[tuple[str, str]]:
    """Every revision with the one before it, "" for the first."""
    return [_named(file.read_text(encoding="utf-8")) for file in FOLDER.glob("*.py")]


def _named(source: str) -> tuple[str, str]:
    found: dict[str, str] = dict(_NAMED.findall(source))
    return found[""], found["down_"]
