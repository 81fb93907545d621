"""From a source's own word for a category to one of our codes, by the table in `categories.toml`."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from foundation.codes import codes
from social_map.text import fold


def derive(source_word: str | None, title: str, description: str, audience: Sequence[str] = ()) -> str:
    """The code (list `category`) of a listing: INTERFACES "Map", documented in `categories.toml`.

    The title decides before description and audience; a word that no table knows gives `unknown`'s code.
    """
    table = _table()
    word = fold(source_word or "").strip()
    rules = table["source"].get(word)
    if rules is not None:
        return _by_rules(rules, fold(title), fold(" ".join([description, *audience])))
    return _by_name(word, table)


def _by_rules(table: dict[str, Any], title: str, description: str) -> str:
    rules: list[dict[str, Any]] = table.get("rules", [])
    for field, where in (("title", title), ("text", description)):
        for rule in rules:
            if _says(rule.get(field, ()), where) and not _says(rule.get("unless", ()), title):
                return str(rule["code"])
    return str(table["otherwise"])


def _by_name(word: str, table: dict[str, Any]) -> str:
    if word.replace(" ", "_") in codes("category"):
        return word.replace(" ", "_")
    for code, words in table["synonyms"].items():
        if word in words:
            return str(code)
    return str(table["unknown"])


def _says(patterns: list[str] | tuple[str, ...], text: str) -> bool:
    return any(_pattern(pattern).search(text) for pattern in patterns)


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    inner = re.escape(fold(pattern).strip("*"))
    start = r"\w*" if pattern.startswith("*") else ""
    end = r"\w*" if pattern.endswith("*") else ""
    return re.compile(rf"\b{start}{inner}{end}\b")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("social_map") / "categories.toml").read_text(encoding="utf-8"))
