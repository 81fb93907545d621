"""Which column of a list holds which field: by what an editor said, by its header, by what stands in it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from foundation.language import data, headers
from foundation.refusals import Refusal
from foundation.words import labels
from social_map.exchange.cells import contents
from social_map.exchange.records import FIELDS
from social_map.text import fold

NOTHING = "-"
JOINED = ("house_number", "day", "start", "end", "time", "frequency", "address", "contact", "age", "town")
_ALIKE, _LONG_ENOUGH = 88, 5


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it was understood. `field` "" is not recognised, "-" is to be left out.

    `how`: "said" (an editor, now or earlier), "header", "alike" (a header with a typing error), "content", or "".
    """

    header: str
    field: str = ""
    how: str = ""
    sample: str = ""

    @property
    def words(self) -> str:
        """What the column holds, in Dutch."""
        return str(labels("social_map")["field"].get(self.field, ""))


class ColumnUnclear(Refusal):
    """What was said of a column is not "header=field" with a field that we know."""


def recognise(header: Sequence[str], rows: Sequence[Sequence[str]], said: Mapping[str, str]) -> list[Column]:
    """Every column. A field has one column; a second one with the very same header is joined to it."""
    found: list[Column] = []
    given = {plain(name): field for name, field in said.items()}
    for position, name in enumerate(header):
        values = [row[position] for row in rows if position < len(row)]
        sample = next((value.strip() for value in values if value.strip()), "")
        field, how = _by_header(name, given)
        if not field and sample:
            field, how = contents.field_of(values) or "", "content"
        found.append(Column(name.strip(), field, how if field else "", sample))
    return _each_once(found)


def _by_header(name: str, given: Mapping[str, str]) -> tuple[str, str]:
    if plain(name) in given:
        return given[plain(name)], "said"
    return next(((field, how) for field, how in ((named(name), "header"), (_alike(name), "alike")) if field), ("", ""))


_STRENGTH = ("said", "header", "alike", "content", "")


def _each_once(columns: list[Column]) -> list[Column]:
    """The strongest claim to a field wins; the others hold nothing that we know."""
    best: dict[str, Column] = {}
    for column in sorted(columns, key=lambda each: _STRENGTH.index(each.how)):
        best.setdefault(column.field, column)
    return [
        column if column.field in ("", NOTHING) or column.header == best[column.field].header
        else Column(column.header, sample=column.sample)
        for column in columns
    ]  # fmt: skip


def field_named(text: str) -> str | None:
    """The field that an editor names: our word, its Dutch word, a header we know, or "-" for nothing."""
    if text.strip() in (NOTHING, ""):
        return NOTHING
    dutch = {plain(words): field for field, words in labels("social_map")["field"].items()}
    return dutch.get(plain(text)) or (text if text in (*FIELDS, *JOINED) else None) or named(text)


def said(corrections: Sequence[str]) -> dict[str, str]:
    """From "Kop=naam" or "Kop=-" to the field of each header. `ColumnUnclear` otherwise."""
    return headers.said(corrections, key=plain, named=field_named, unclear=ColumnUnclear)


def named(name: str) -> str | None:
    """The field of a header as it stands, by one of its parts (`Plaats/gemeente`), or by a telling word in it."""
    parts = (name, *re.split(r"[/(),;:|]| of | en ", name))
    return next((field for part in reversed(parts) if (field := _headers().get(plain(part)))), None) or _told(name)


def _told(name: str) -> str | None:
    words = plain(name).split()
    return next((field for word, field in _telling() if word in words), None)


def _alike(name: str) -> str | None:
    """A header with a typing error in it."""
    if len(plain(name)) < _LONG_ENOUGH:
        return None
    found = process.extractOne(plain(name), _headers().keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return _headers()[found[0]] if found else None


def plain(header: str) -> str:
    """A header without capitals, accents and punctuation."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(header)).split())


@cache
def _headers() -> dict[str, str]:
    table = data.table("social_map.exchange.cells", "headers.toml")
    return {plain(name): field for field, names in table.items() if isinstance(names, str) for name in names.split(",")}


@cache
def _telling() -> tuple[tuple[str, str], ...]:
    table = data.table("social_map.exchange.cells", "headers.toml")["telling"]
    return tuple((plain(word), field) for field, words in table.items() for word in words.split(","))
