"""Tables of the versions of a report and the explanations that stay with them. Counts and words, never a client."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, public_id_column


class ReportVersion(Table):
    """The figures of a scope and period as they were sent or frozen, before suppression. Numbered from 1."""

    __tablename__ = "report_version"
    __table_args__ = (
        CheckConstraint("number >= 1", name="number"),
        UniqueConstraint("scope", "period", "number"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    scope: Mapped[str] = mapped_column(Text)
    period: Mapped[str] = mapped_column(String(8))
    number: Mapped[int]
    definitions: Mapped[str] = mapped_column(String(10))
    kept_at: Mapped[datetime] = mapped_column(UtcDateTime)
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)


class Explanation(Table):
    """What a regisseur wrote to explain a version. Taken back, it stays as history and is shown nowhere."""

    __tablename__ = "report_explanation"
    __table_args__ = (Index("ix_report_explanation_of_report", "scope", "period"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    scope: Mapped[str] = mapped_column(Text)
    period: Mapped[str] = mapped_column(String(8))
    version: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)
    written_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
