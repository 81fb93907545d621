"""What a client works on, in the six dimensions of Positive Health, and the next step (DOMAIN B08, §3.10)."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of, public_id_column

DIMENSIONS = ("lichaam", "mentaal", "zin", "kwaliteit", "meedoen", "dagelijks")
STEPS = ("bellen", "langsgaan", "samen_gaan", "aanmelden", "uitzoeken", "regelen", "proberen", "anders")
_TO_DO = text("done_on IS NULL")


class Goal(Table):
    """A dimension in which a client wants something to change; never in words of her own. `reached_on`: it did."""

    __tablename__ = "goal"
    __table_args__ = (
        one_of("dimension", *DIMENSIONS),
        of_trajectory(),
        Index("ix_goal_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    dimension: Mapped[str] = mapped_column(String(10))
    set_on: Mapped[date] = mapped_column(Date)
    reached_on: Mapped[date | None] = mapped_column(Date)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Step(Table):
    """Something to do on a day, as a code: from that day until `done_on` it stands in the overview."""

    __tablename__ = "step"
    __table_args__ = (
        one_of("what", *STEPS),
        of_trajectory(),
        Index("ix_step_of_trajectory", "trajectory_id", "organisation_id"),
        Index("ix_step_to_do", "due_on", sqlite_where=_TO_DO, postgresql_where=_TO_DO),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    what: Mapped[str] = mapped_column(String(12))
    due_on: Mapped[date] = mapped_column(Date)
    done_on: Mapped[date | None] = mapped_column(Date)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
