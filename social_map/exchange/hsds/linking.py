"""Tables of HSDS joined to nested services, as the links say; a link to a row that is not there is a refusal."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from foundation.language import data
from social_map.exchange.hsds.attributes import Thing
from social_map.exchange.records import RowRefused

Line = tuple[int, Thing]
Tables = Mapping[str, Sequence[Line]]


def layout() -> dict[str, dict[str, Any]]:
    """Every table we know, by name (`tables.toml`)."""
    return data.table("social_map.exchange.hsds", "tables.toml")


@cache
def nested(name: str) -> list[tuple[str, str]]:
    """(table, field) for each list that rows of this table hold in nested services, of the tables that we write."""
    return [
        (table, rules["into"][column])
        for table, rules in layout().items()
        for column, target in rules.get("links", {}).items()
        if "columns" in rules and column in rules.get("into", {}) and target in (name, "*")
    ]


@cache
def held(name: str) -> list[tuple[str, str]]:
    """(table, field) for each single thing that rows of this table hold."""
    rules = layout()[name]
    return [(rules["links"][column], field) for column, field in rules.get("holds", {}).items()]


def joined(tables: Tables) -> Iterator[tuple[int, Thing | RowRefused]]:
    """The services with everything of theirs, by line number; then each broken link, by the line of its own table."""
    known = {name: {str(row.get("id")): row for _, row in lines} for name, lines in tables.items()}
    broken = [refusal for name, lines in tables.items() for line in lines for refusal in _link(name, line, known)]
    yield from tables.get("services", ())
    yield from broken


def _link(name: str, line: Line, known: Mapping[str, Mapping[str, Thing]]) -> Iterator[tuple[int, RowRefused]]:
    """Nest this row where its links say."""
    number, row = line
    rules = layout().get(name, {})
    for column, target in rules.get("links", {}).items():
        link = row.get(column)
        if not link:
            continue
        found = _find(str(link), target, known)
        if found is None:
            yield number, RowRefused(f"{name}.{column}", "broken_link")
        elif column in rules.get("into", {}):
            nested = found.get(rules["into"][column])
            found[rules["into"][column]] = [*nested, row] if isinstance(nested, list) else [row]
        elif column in rules.get("holds", {}):
            row[rules["holds"][column]] = found


def _find(link: str, target: str, known: Mapping[str, Mapping[str, Thing]]) -> Thing | None:
    where = known.values() if target == "*" else [known.get(target, {})]
    return next((rows[link] for rows in where if link in rows), None)
