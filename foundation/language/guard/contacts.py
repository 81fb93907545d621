"""E-mail addresses, web addresses and accounts, also when the @ and the dots are written out."""

import re
from collections.abc import Iterator
from functools import cache

from foundation.language.data import table
from foundation.language.guard.view import Finding

_OPEN, _CLOSE = r"[(\[{<]\s*", r"\s*[)\]}>]"


def emails(text: str) -> Iterator[Finding]:
    """E-mail addresses."""
    if _at().search(text) is None:
        return
    for found in _email().finditer(text):
        yield Finding("email", found.start(), found.end())


def urls(text: str) -> Iterator[Finding]:
    """Web addresses: any may be somebody's profile."""
    for found in _url().finditer(text):
        yield Finding("url", found.start(), found.end())


def handles(text: str) -> Iterator[Finding]:
    """Accounts: `@jan_jansen`, `insta: jan.jansen`."""
    for found in _handle().finditer(text):
        yield Finding("handle", found.start("account"), found.end("account"))


@cache
def _words() -> dict[str, str]:
    listed = table("foundation.language.guard", "contacts.toml")
    return {name: "|".join(map(re.escape, terms)) for name, terms in listed.items()}


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"@|[(\[{{<]\s*a\s*[)\]}}>]|\b(?:{_words()['at']})\b", re.IGNORECASE)


@cache
def _email() -> re.Pattern[str]:
    words = _words()
    bracketed = rf"\s*{_OPEN}(?:{words['at']}|@|a){_CLOSE}\s*"
    spoken = rf"\s+(?:{words['at']})\s+"
    dot = rf"(?:\s?\.\s?|\s*{_OPEN}(?:{words['dot']}|\.){_CLOSE}\s*|\s+(?:{words['dot']})\s+)"
    told = rf"(?:\.|\s*{_OPEN}(?:{words['dot']}|\.){_CLOSE}\s*|\s+(?:{words['dot']})\s+)"
    line = rf"\s+(?:{words['hyphen']})\s+|\s*{_OPEN}(?:{words['hyphen']}){_CLOSE}\s*"
    local = rf"[\w+%-][\w.+%'-]{{0,63}}(?:(?:{told}|{line})[\w+-]{{1,40}}){{0,4}}"
    domain = r"[a-z0-9][a-z0-9-]{0,62}"
    common, ending, provider = words["common_ending"], words["ending"], words["provider"]
    return re.compile(
        rf"(?<![\w.+%-]){local}(?:"
        rf"@\s?{domain}(?:\.{domain})*\.(?:[a-z]{{2,24}})(?![\w-])"
        rf"|(?:\s{{0,3}}@\s{{0,3}}|{bracketed})(?:{domain}{dot}){{1,3}}(?:{common})(?![\w-])"
        rf"|(?:\s{{0,3}}@\s{{0,3}}|{bracketed})(?:{domain}\.){{1,3}}(?:{ending})(?![\w-])"
        rf"|{spoken}(?:{domain}{told}){{1,3}}(?:{common})(?![\w-])"
        rf"|(?:\s?@\s?|{bracketed}|{spoken})(?:{provider})(?![\w-]))",
        re.IGNORECASE,
    )


@cache
def _url() -> re.Pattern[str]:
    words = _words()
    return re.compile(
        rf"(?i:https?|hxxps?)\s?:\s?//\s?\S+|(?<![\w@])(?i:www)\s?\.\s?[\w-]+(?:\.[\w-]+)+(?:/\S*)?"
        rf"|(?<![\w@.-])(?:[A-Za-z0-9-]{{2,}}\.){{1,3}}(?:{words['bare_ending']})(?:/[\w./?=&%#~@+-]*)?(?![\w-])"
        rf"|(?<![\w@.-])(?:[A-Za-z0-9-]{{2,}}\.){{1,3}}(?:{words['ending']})/[\w./?=&%#~@+-]+"
        rf"|(?<![\w@])(?i:www)\s+(?:{words['dot']})\s+[\w-]+\s+(?:{words['dot']})\s+(?:{words['ending']})(?!\w)"
    )


@cache
def _handle() -> re.Pattern[str]:
    words = _words()
    return re.compile(
        rf"(?<![\w@.])(?P<at>@)?(?:(?<=@)|(?<!\w)(?:{words['network']})[\s-]{{0,2}}(?:naam|account|profiel|gebruiker)?\s?"
        rf"(?:[:=]|\bis\b|\bonder\b|\bheet\b|\bals\b|@)\s?@?)(?P<account>[a-z_][\w.]{{2,40}})",
        re.IGNORECASE,
    )
