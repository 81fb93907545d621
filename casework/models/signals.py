"""What Wegwijs pointed out about a trajectory, once, and what the coach said to it."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of

TEN_HOURS, EXTRA_CHECK = "ten_hours", "extra_check"
ANSWERS = ("seen", "well", "help")


class Signal(Table):
    """`ten_hours` (DOMAIN C01) of a trajectory, or `extra_check` (C07) of the participation in `subject`.

    Without an answer it was asked for by the coach and waits for its day; with one it never comes again.
    """

    __tablename__ = "signal"
    __table_args__ = (
        one_of("kind", TEN_HOURS, EXTRA_CHECK),
        one_of("answer", *ANSWERS, optional=True),
        of_trajectory(),
        Index("ix_signal_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(11))
    subject: Mapped[str] = mapped_column(String(16), default="")  # the public id of a participation
    answer: Mapped[str | None] = mapped_column(String(7))
    answered_on: Mapped[date | None] = mapped_column(Date)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
