"""What a client said yes or no to (DOMAIN §4.1)."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of

PURPOSES = ("registration", "contact", "feedback", "follow_up", "story")


class Consent(Table):
    """One answer for one purpose. Of the same purpose the latest counts (by day, then `id`); the earlier ones stay."""

    __tablename__ = "consent"
    __table_args__ = (
        one_of("purpose", *PURPOSES),
        of_trajectory(),
        Index("ix_consent_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    purpose: Mapped[str] = mapped_column(String(12))
    granted: Mapped[bool]
    answered_on: Mapped[date] = mapped_column(Date)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
