"""The table of frozen reports. It holds counts only: no client, no code name."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime
from monitoring import steering_models as steering_models  # noqa: PLC0414  the room's other tables


class ReportSnapshot(Table):
    """The figures of a scope and period as they were frozen, once. What changes later is shown beside them.

    `figures` are the indicators before suppression, `tables` the same of their rows (None where none were kept: of
    several municipalities, and of what was frozen before there were tables); `closings` the opaque ids of the closings
    they counted, so that a later reopening of one of these can be told (INTERFACES, Balance).
    """

    __tablename__ = "report_snapshot"
    __table_args__ = (UniqueConstraint("scope", "period"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    scope: Mapped[str] = mapped_column(Text)
    period: Mapped[str] = mapped_column(String(8))
    first_on: Mapped[date] = mapped_column(Date)
    last_on: Mapped[date] = mapped_column(Date, index=True)
    definitions: Mapped[str] = mapped_column(String(10))
    frozen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    frozen_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)
    closings: Mapped[list[str]] = mapped_column(JSON)
    tables: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
