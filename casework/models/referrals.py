"""How a trajectory came in, and what came in while it was open."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.codes import codes
from foundation.storage import Table, UtcDateTime, one_of, public_id_column


class Referral(Table):
    """The act of referring. A second one while a trajectory is open is a repeat; a transfer is not a referral."""

    __tablename__ = "referral"
    __table_args__ = (
        one_of("referrer_type", *codes("referrer_type")),
        of_trajectory(),
        Index("ix_referral_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    received_on: Mapped[date] = mapped_column(Date, index=True)
    referrer_type: Mapped[str] = mapped_column(String(20))
    practice_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    repeat: Mapped[bool] = mapped_column(default=False)
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
