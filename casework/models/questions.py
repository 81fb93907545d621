"""What Wegwijs asks about a trajectory."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of, public_id_column


class Question(Table):
    """A question Wegwijs asked about a trajectory. Unique, so it is asked once; `settled_at` ends it.

    It is asked anew only for another `subject`: the participation (start) or the trajectory's first start (3 and 6).
    """

    __tablename__ = "question"
    __table_args__ = (
        one_of("kind", "start", "months_3", "months_6"),
        UniqueConstraint("trajectory_id", "kind", "subject"),
        of_trajectory(),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    subject: Mapped[str] = mapped_column(String(16))  # public id of a participation, or an ISO date
    due_on: Mapped[date] = mapped_column(Date)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_of: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    ask_again_on: Mapped[date | None] = mapped_column(Date, index=True)  # the next reminder, or the day she chose
    expires_on: Mapped[date | None] = mapped_column(Date, index=True)  # the last day of its window
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
