"""Which column holds which field: by what somebody said, by its header, by the columns beside it. Never by a guess."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from casework.exchange.sheets import vocabulary
from casework.exchange.sheets.vocabulary import ONE_OF_MANY, group_of, key
from foundation.language import headers
from foundation.refusals import Refusal

NOTHING = "-"
NOT_ALONE = ("choice", "answer")
ANSWERS_IN_COLUMNS = frozenset({"outcome_3", "outcome_3_on", "outcome_6", "outcome_6_on"})
ALIKE, LONG_ENOUGH, APART = 88, 5, 4
_NUMBER = re.compile(r"([1-9]\d?)(?:e|ste|de)?")
_PARTS = re.compile(r"[/(),;:|+]| - | of | en ")
_ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende")
How = Literal["said", "header", "alike", "beside", "identifying", "free", "unknown", "twice", "left_out", ""]
READ: tuple[How, ...] = ("said", "header", "beside", "alike")  # the strongest first


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it was understood: its field ("" for what is not read), which one ("gesprek 2": 2), and how.

    `could_be`: the fields between which somebody has to choose.
    """

    header: str
    field: str = ""
    number: int = 0
    how: How = "unknown"
    could_be: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What it holds, in Dutch."""
        name = vocabulary.names().get(self.field, "")
        return f"{name} {self.number}" if self.number else name


class ColumnUnclear(Refusal):
    """What was said of a column is not "kop=veld" with a field that we know. `text`."""


def said(corrections: Sequence[str]) -> dict[str, str]:
    """From "Kop=datum verwijzing" or "Kop=-" to the field of each header. `ColumnUnclear` otherwise."""
    return headers.said(corrections, key=key, named=field_named, unclear=ColumnUnclear)


def field_named(name: str) -> str | None:
    """The field that somebody names: our word, a header we know, or "-" for nothing."""
    if name.strip() == NOTHING:
        return NOTHING
    return name.strip() if name.strip() in vocabulary.names() else vocabulary.headers().get(key(name))


def recognise(ways: Sequence[Sequence[str]], told: Mapping[str, str]) -> list[Column]:
    """Every column. Each header may be given in several ways, the fullest first ("Gesprek 1 datum", "datum")."""
    found = _possible([_first(names, told) for names in ways])
    return _not_taken(
        _each_once([_beside(found, place) if each.could_be else each for place, each in enumerate(found)])
    )


def known(name: str, told: Mapping[str, str]) -> int:
    """How well a header is known as it stands: 2 for a field, 1 for what can mean several, 0 for none."""
    found = _as_it_stands(name, told)
    return 0 if found is None else 1 if found.could_be else 2


def _first(names: Sequence[str], told: Mapping[str, str]) -> Column:
    if not names:
        return Column("", how="")
    for read in (_as_it_stands, _kept_out, _in_parts, _alike):
        for name in names:
            if found := read(name, told):
                return found
    return Column(names[0])


def _as_it_stands(name: str, told: Mapping[str, str]) -> Column | None:
    asked = key(name)
    if asked in told:
        return Column(name, *(("", 0, "left_out") if told[asked] == NOTHING else (told[asked], 0, "said")))
    if field := vocabulary.headers().get(asked):
        return Column(name, field, how="header")
    if several := vocabulary.unclear().get(asked):
        return Column(name, could_be=several)
    rest, number = _numbered(asked)
    field = told.get(rest) or vocabulary.headers().get(rest)
    return Column(name, field, number, "header") if number and field and group_of(field) in ONE_OF_MANY else None


def _kept_out(name: str, _told: Mapping[str, str]) -> Column | None:
    """What identifies and what is free text is never read."""
    asked = key(name)
    words = set(asked.split())
    alike = len(asked) >= LONG_ENOUGH and process.extractOne(
        asked, vocabulary.said_of("identifying"), scorer=fuzz.ratio, score_cutoff=ALIKE
    )
    if asked in vocabulary.said_of("identifying") or words & vocabulary.said_of("identifying_parts") or alike:
        return Column(name, how="identifying")
    return Column(name, how="free") if words & vocabulary.said_of("free") else None


def _in_parts(name: str, told: Mapping[str, str]) -> Column | None:
    """A header of several parts ("Huisarts / verwijzer", "duur (minuten)") of which all that are known agree."""
    parts = [part for part in _PARTS.split(name) if part.strip()]
    found = [known for part in parts if len(parts) > 1 and (known := _as_it_stands(part, told)) and known.field]
    fields = {(each.field, each.number) for each in found}
    if not fields:
        return None
    ((field, number), *others) = sorted(fields)
    return Column(name, could_be=tuple(each for each, _ in sorted(fields))) if others else Column(
        name, field, number, "alike"
    )  # fmt: skip


def _alike(name: str, _told: Mapping[str, str]) -> Column | None:
    """A header with a typing error in it, or with words that say nothing more, when no other field comes near."""
    bare = " ".join(word for word in key(name).split() if word not in vocabulary.said_of("harmless"))
    if field := vocabulary.headers().get(bare):
        return Column(name, field, how="alike")
    rest, number = _numbered(key(name))
    field = _nearest(rest)
    if field is None or (number and group_of(field) not in ONE_OF_MANY):
        return None
    return Column(name, field, number, "alike")


@lru_cache(maxsize=1000)
def _nearest(asked: str) -> str | None:
    if len(asked) < LONG_ENOUGH:
        return None
    near = process.extract(asked, vocabulary.headers().keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5)
    close = {vocabulary.headers()[header] for header, score, _ in near if score > near[0][1] - APART}
    return close.pop() if len(close) == 1 else None


def _numbered(asked: str) -> tuple[str, int]:
    """From "2e gesprek" to "gesprek", 2; a header without a number, or with two of them, as it is."""
    words = asked.split()
    numbers = {word: int(found[1]) for word in words if (found := _NUMBER.fullmatch(word))}
    numbers |= {word: _ORDINALS.index(word) + 1 for word in words if word in _ORDINALS}
    if len(numbers) != 1:
        return asked, 0
    ((word, number),) = numbers.items()
    return " ".join(each for each in words if each != word), number


def _possible(columns: Sequence[Column]) -> list[Column]:
    """Where nothing is told of activities, or of answers a row each, an unclear header is not about one either."""
    there = {column.field for column in columns}
    groups = {group_of(field) for field in there - ANSWERS_IN_COLUMNS}
    found = []
    for column in columns:
        fields = tuple(each for each in column.could_be if group_of(each) not in NOT_ALONE or group_of(each) in groups)
        taken = any(each.field in fields for each in columns)
        only = len(fields) == 1 < len(column.could_be) and not taken
        found.append(Column(column.header, fields[0], how="beside") if only else replace(column, could_be=fields))
    return found


def _beside(columns: Sequence[Column], place: int) -> Column:
    """An unclear header is of the group of its left neighbour, or else of its right one."""
    column = columns[place]
    taken = {(each.field, each.number) for each in columns}
    for others in (reversed(columns[:place]), columns[place + 1 :]):
        beside = next((each for each in others if group_of(each.field)), None)
        if beside is None:
            continue
        fits = [
            field for field in column.could_be
            if group_of(field) == group_of(beside.field) and (field, beside.number) not in taken
        ]  # fmt: skip
        if len(fits) == 1:
            return replace(column, field=fits[0], number=beside.number, how="beside", could_be=())
    return column


def _not_taken(columns: Sequence[Column]) -> list[Column]:
    """What somebody has to choose between is first of all what no other column holds."""
    taken = {column.field for column in columns}
    return [
        replace(column, could_be=tuple(field for field in column.could_be if field not in taken) or column.could_be)
        for column in columns
    ]


def _each_once(columns: Sequence[Column]) -> list[Column]:
    """The strongest claim to a field wins; two that are as strong are for somebody to choose from."""
    claims: dict[tuple[str, int], list[Column]] = defaultdict(list)
    for column in columns:
        if column.field:
            claims[column.field, column.number].append(column)
    found = []
    for column in columns:
        rivals = claims.get((column.field, column.number), [column])
        best = min(map(_claim, rivals)) if column.field else (0, False)
        if len(rivals) == 1 or not column.field:
            found.append(column)
        elif _claim(column) > best:
            found.append(Column(column.header))
        else:
            equals = [each for each in rivals if _claim(each) == best]
            found.append(column if len(equals) == 1 else replace(column, how="twice"))
    return found


def _claim(column: Column) -> tuple[int, bool]:
    """The lower the stronger: what was said before what is alike, the number of a client before that of a row."""
    of_a_row = column.how != "said" and key(column.header) in vocabulary.said_of("row_numbers")
    return READ.index(column.how), of_a_row
