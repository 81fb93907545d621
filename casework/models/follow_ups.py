"""What was answered about 3 and 6 months after the first start."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.codes import codes
from foundation.storage import Table, UtcDateTime, one_of


class FollowUp(Table):
    """The answer for 3 or 6 months after the first start: what was so on the milestone date (DOMAIN I12, I13).

    Answered twice, the newest `id` counts and both stay.
    """

    __tablename__ = "follow_up"
    __table_args__ = (
        CheckConstraint("months IN (3, 6)", name="months"),
        one_of("outcome", *codes("outcome")),
        of_trajectory(),
        Index("ix_follow_up_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    months: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(12))
    answered_on: Mapped[date] = mapped_column(Date)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
