"""The rows of a file, checked one by one: the facts of each that can be used, and a refusal for each that cannot."""

from collections.abc import Iterable
from typing import Any

from social_map.exchange.reading import Row
from social_map.exchange.records import STANDARD, Refused, RowRefused, check
from social_map.exchange.shapes import facts_of

Facts = dict[str, Any]
Key = tuple[str, str]  # a source, and an id of that source


def facts(
    rows: Iterable[Row], *, municipality: str | None, today: str, source: str
) -> tuple[dict[Key, Facts], list[Refused]]:
    """Facts by source and the id that a row has there (`municipality` by name), and what is refused.

    `source` and `municipality` are for rows that name none: our own exports name the source of what was not brought
    in by a plain list. `today`, an ISO date, tells which events are over.
    """
    found: dict[Key, Facts] = {}
    refused: list[Refused] = []
    for number, raw in rows:
        try:
            record = _check(raw, municipality, today)
        except RowRefused as refusal:
            refused.append(Refused(number, refusal.field, refusal.why))
            continue
        key = (record.get("map_source") or source, record["id"])
        if key in found:
            refused.append(Refused(number, "id", "twice"))
            continue
        found[key] = {**facts_of(record), "municipality": record.get("municipality")}
    return found, refused


def _check(raw: dict[str, Any] | RowRefused | None, municipality: str | None, today: str) -> dict[str, Any]:
    if raw is None:
        raise RowRefused("row", "not_an_object")
    if isinstance(raw, RowRefused):
        raise raw
    record = check({**({"municipality": municipality} if municipality else {}), **raw})
    if raw.get(STANDARD) == "event" and record.get("valid_until", today) < today:
        raise RowRefused("valid_until", "over")
    return record
