"""What an editor said of the columns of a source, kept for its next list."""

from collections.abc import Mapping
from datetime import datetime

from foundation.people.who import Who
from foundation.storage import Store
from social_map.import_models import ImportColumn


def remember(store: Store, who: Who, source: str, told: Mapping[str, str], *, now: datetime) -> None:
    """Keep the field of each header for this source; what was said before of the same header is replaced."""
    for header, field in told.items():
        kept = store.get(ImportColumn, (source, header[:200])) or ImportColumn(source=source, header=header[:200])
        kept.field, kept.set_at, kept.set_by = field, now, who.person_id
        store.add(kept)
    store.flush()
