"""Municipalities and organisations."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, one_of, public_id_column

KINDS = ("welfare", "provider", "practice", "municipality")


class Municipality(Table):
    """A Dutch municipality. Its name is unique; history stays under the old name after a merger."""

    __tablename__ = "municipality"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    inhabitants: Mapped[int | None]


class Organisation(Table):
    """A welfare organisation (owns clients), provider (owns listings), practice or municipality.

    `lock_minutes`: who sees clients there needs a PIN, asked after so many quiet minutes; empty: nobody has to.
    """

    __tablename__ = "organisation"
    __table_args__ = (one_of("kind", *KINDS), UniqueConstraint("kind", "name"))
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    invented: Mapped[bool] = mapped_column(default=False)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lock_minutes: Mapped[int | None]
