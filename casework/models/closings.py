"""How a trajectory ended."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.codes import codes
from foundation.storage import Table, UtcDateTime, one_of, public_id_column


class Closing(Table):
    """The end of a trajectory. Reopened within three months it is annulled (DOMAIN I1, I9)."""

    __tablename__ = "closing"
    __table_args__ = (
        one_of("reason", *codes("closing_reason")),
        one_of("reopened_by", *codes("referrer_type"), optional=True),
        CheckConstraint("reopened_on IS NULL OR reopened_on >= closed_on", name="reopened_after_closing"),
        UniqueConstraint("trajectory_id", "closed_on"),
        of_trajectory(),
        Index("ix_closing_closed_on", "closed_on", "reopened_on", "trajectory_id"),  # which stood on a day
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    closed_on: Mapped[date] = mapped_column(Date)
    reason: Mapped[str] = mapped_column(String(30), index=True)
    may_ask_later: Mapped[bool | None]
    reopened_on: Mapped[date | None] = mapped_column(Date)
    reopened_by: Mapped[str | None] = mapped_column(String(20))
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
