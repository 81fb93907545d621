"""The rows of a file, checked one by one: the facts of each that can be used, and a refusal for each that cannot."""

from collections.abc import Container, Iterable
from typing import Any

from social_map.exchange.reading import Row
from social_map.exchange.records import STANDARD, Refused, RowRefused, check
from social_map.exchange.shapes import facts_of

Facts = dict[str, Any]


def facts(rows: Iterable[Row], *, municipality: str | None, today: str) -> tuple[dict[str, Facts], list[Refused]]:
    """Facts by the id that a row has in its source (`municipality` by name), and what is refused.

    `municipality` is for rows that name none. `today`, an ISO date, tells which events are over.
    """
    found: dict[str, Facts] = {}
    refused: list[Refused] = []
    for number, raw in rows:
        try:
            record = _check(raw, municipality, found, today)
        except RowRefused as refusal:
            refused.append(Refused(number, refusal.field, refusal.why))
            continue
        found[record["id"]] = {**facts_of(record), "municipality": record.get("municipality")}
    return found, refused


def _check(
    raw: dict[str, Any] | RowRefused | None, municipality: str | None, seen: Container[str], today: str
) -> dict[str, Any]:
    if raw is None:
        raise RowRefused("row", "not_an_object")
    if isinstance(raw, RowRefused):
        raise raw
    record = check({**({"municipality": municipality} if municipality else {}), **raw})
    if record["id"] in seen:
        raise RowRefused("id", "twice")
    if raw.get(STANDARD) == "event" and record.get("valid_until", today) < today:
        raise RowRefused("valid_until", "over")
    return record
