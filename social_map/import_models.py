"""Tables of the exchange: what was brought in when, so that it can be taken back; and columns that were set right."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, public_id_column


class MapImport(Table):
    """One import that changed something. `counts` holds added, changed, unchanged, removed and refused."""

    __tablename__ = "map_import"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    source: Mapped[str] = mapped_column(String(60))
    file_name: Mapped[str] = mapped_column(String(200))
    counts: Mapped[dict[str, int]] = mapped_column(JSON)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)


class MapImportChange(Table):
    """One listing that an import touched: its history, and what its source had said of it before (None: nothing)."""

    __tablename__ = "map_import_change"
    import_id: Mapped[int] = mapped_column(ForeignKey("map_import.id"), primary_key=True)
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id"), primary_key=True, index=True)
    history_id: Mapped[int] = mapped_column(ForeignKey("listing_history.id"), index=True)
    said_before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class ImportColumn(Table):
    """What an editor said a column of this source holds; an empty field: nothing for us."""

    __tablename__ = "import_column"
    source: Mapped[str] = mapped_column(String(60), primary_key=True)
    header: Mapped[str] = mapped_column(String(200), primary_key=True)
    field: Mapped[str] = mapped_column(String(40))
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    set_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
