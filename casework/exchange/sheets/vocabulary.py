"""The headers that we know (`headers.toml` and the names in labels.toml), ready for matching."""

from functools import cache
from typing import Any

from foundation.language import data
from foundation.words import labels
from social_map.exchange.cells.columns import plain

LISTS = {
    "referrer_type": "referrer_type", "again_by": "referrer_type", "reopened_by": "referrer_type",
    "reason": "main_reason", "kind": "session_kind", "status": "session_status", "category": "category",
    "stop_reason": "stop_reason", "found": "found", "outcome": "outcome", "outcome_3": "outcome",
    "outcome_6": "outcome", "closing_reason": "closing_reason", "gender": "gender", "age": "age_band",
}  # fmt: skip
DAYS = (
    "received_on", "again_on", "held_on", "first_talk_on", "last_talk_on", "chosen_on", "started_on", "stopped_on",
    "outcome_3_on", "outcome_6_on", "answered_on", "closed_on", "reopened_on",
)  # fmt: skip
ONE_OF_MANY = frozenset({"again", "session", "choice", "closing"})  # groups of which a row may have several, numbered


def table() -> dict[str, Any]:
    """Everything in `headers.toml`."""
    return data.table("casework.exchange.sheets", "headers.toml")


def names() -> dict[str, str]:
    """What each field is called, in Dutch."""
    found: dict[str, str] = labels("casework")["sheet"]["field"]
    return found


def key(header: str) -> str:
    """A header without capitals, accents, punctuation and small words, its words in order of the alphabet."""
    return " ".join(sorted(word for word in plain(header).split() if word not in small()))


@cache
def headers() -> dict[str, str]:
    """Every header we know, by its key → its field."""
    found = {key(name): field for field, listed in table()["fields"].items() for name in listed.split(",")}
    return _under() | found | {key(name): field for field, name in names().items()}


def _under() -> dict[str, str]:
    """What an unclear header means below one that tells which group it is of ("Uitstroom" above "datum")."""
    found: dict[str, str] = {}
    for group, words in table()["above"].items():
        for header, fields in unclear().items():
            mine = [field for field in fields if group_of(field) == group]
            found |= {key(f"{word} {header}"): mine[0] for word in words.split(",") if len(mine) == 1}
    return found


@cache
def unclear() -> dict[str, tuple[str, ...]]:
    """Headers that can mean several fields, by their key."""
    return {key(name): tuple(map(str.strip, fields.split(","))) for name, fields in table()["unclear"].items()}


@cache
def group_of(field: str) -> str:
    """The group of a field; "" for what says whose row it is."""
    groups = table()["groups"].items()
    return next((name for name, fields in groups if field in map(str.strip, fields.split(","))), "")


@cache
def said_of(kind: str) -> frozenset[str]:
    """Headers of one kind: `identifying`, `identifying_parts` and `free`, which are never read; `row_numbers`."""
    return frozenset(key(name) for name in table()["words"][kind].split(","))


@cache
def small() -> frozenset[str]:
    """Words that say nothing by themselves."""
    return frozenset(table()["words"]["small"].replace(",", " ").split())
