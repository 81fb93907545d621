"""What an editor said of the columns of a source, kept for its next list."""

from collections.abc import Mapping
from datetime import datetime

from foundation.people.who import Who
from foundation.refusals import Refusal
from foundation.storage import Store
from social_map.exchange import columns
from social_map.import_models import ImportColumn


class ColumnUnclear(Refusal):
    """What was said of a column is not "header=field" with a field that we know."""


def said(corrections: list[str]) -> dict[str, str]:
    """From "Kop=naam" or "Kop=-" to the field of each header. `ColumnUnclear` otherwise."""
    found: dict[str, str] = {}
    for text in corrections:
        header, sign, field = text.rpartition("=")
        named = columns.field_named(field) if sign and columns.plain(header) else None
        if named is None:
            raise ColumnUnclear(text=text[:80])
        found[columns.plain(header)] = named
    return found


def remember(store: Store, who: Who, source: str, told: Mapping[str, str], *, now: datetime) -> None:
    """Keep the field of each header for this source; what was said before of the same header is replaced."""
    for header, field in told.items():
        kept = store.get(ImportColumn, (source, header[:200])) or ImportColumn(source=source, header=header[:200])
        kept.field, kept.set_at, kept.set_by = field, now, who.person_id
        store.add(kept)
    store.flush()
