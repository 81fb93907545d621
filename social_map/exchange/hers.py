"""What an editor may bring in: rows of her own municipalities, about listings that are there or new."""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import or_, select

from foundation.people.models import Municipality
from foundation.people.who import Who
from foundation.storage import Store
from social_map.exchange.reading import Row
from social_map.exchange.records import STANDARD, RowRefused
from social_map.models import Listing

_NOT_HERS = "not_hers"


def only(store: Store, who: Who, rows: Iterable[Row], *, source: str, municipality: str | None) -> Iterator[Row]:
    """The same rows; those of a map that she does not keep are refused. `municipality` is for rows that name none."""
    places = who.municipalities("editor")
    names = {_plain(name) for name in store.scalars(select(Municipality.name).where(Municipality.id.in_(places)))}
    listed = list(rows)
    sources = {source, *(str(row.get("map_source")) for _, row in listed if isinstance(row, dict))}
    elsewhere = or_(Listing.municipality_id.is_(None), Listing.municipality_id.not_in(places))
    others = {
        (row[0], row[1])
        for row in store.execute(
            select(Listing.source, Listing.source_id).where(Listing.source.in_(sources), elsewhere)
        )
    }
    for number, row in listed:
        if not isinstance(row, dict):
            yield number, row
        elif not (row.get("municipality") or municipality):  # she keeps several, and the list names none
            yield number, RowRefused("municipality", "missing")
        elif _plain(row.get("municipality") or municipality) not in names:
            yield number, RowRefused("municipality", _NOT_HERS)
        elif (str(row.get("map_source") or source), str(row.get("id"))) in others:
            yield number, RowRefused("id", _NOT_HERS)
        else:
            yield number, {name: value for name, value in row.items() if name != STANDARD}


def _plain(name: Any) -> str:
    return " ".join(str(name or "").split()).lower()
