"""The table of frozen figures about Positive Health."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime


class HealthSnapshot(Table):
    """What is shown of a municipality and half-year, made once. What was too small to show is not in here at all."""

    __tablename__ = "health_snapshot"
    __table_args__ = (UniqueConstraint("scope", "period"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    scope: Mapped[str] = mapped_column(Text)
    period: Mapped[str] = mapped_column(String(8))
    frozen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    figures: Mapped[dict[str, Any]] = mapped_column(JSON)
