"""The vocabularies of the field: `codes.csv` is the only authority on codes and their classes."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a list, with its label in Dutch and English and its class ("" where a list has none)."""

    code: str
    nl: str
    en: str
    kind: str


@cache
def codes(name: str) -> dict[str, Code]:
    """The codes of one list, in their own order, by code. KeyError for a list that does not exist."""
    return _lists()[name]


@cache
def of_class(name: str, *kinds: str) -> frozenset[str]:
    """The codes of a list that are of one of these classes."""
    return frozenset(c.code for c in codes(name).values() if c.kind in kinds)


@cache
def _lists() -> dict[str, dict[str, Code]]:
    found: dict[str, dict[str, Code]] = {}
    lines = (files(__name__) / "codes.csv").read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(lines):
        code = Code(row["code"], row["nl"], row["en"], row["class"])
        found.setdefault(row["list"], {})[code.code] = code
    return found
