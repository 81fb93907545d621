"""How a client scores her own life in six dimensions, and her coach's help: off unless an organisation chose it.

These are data about health (DOMAIN §3.10). The questions of the known questionnaire are not ours to copy: only six
marks of her own are kept, one for each dimension.
"""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.goals import DIMENSIONS
from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of, public_id_column

MOMENTS = ("start", "months_3", "closing")
HIGHEST = 10


class SelfScores(Table):
    """The six marks of one moment, 0 to 10; None: skipped. Of the same moment the newest `id` counts."""

    __tablename__ = "self_scores"
    __table_args__ = (
        one_of("moment", *MOMENTS),
        *(
            CheckConstraint(f"{name} IS NULL OR {name} IN {tuple(range(HIGHEST + 1))}", name=name)
            for name in DIMENSIONS
        ),
        of_trajectory(),
        Index("ix_self_scores_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    moment: Mapped[str] = mapped_column(String(8))
    lichaam: Mapped[int | None]
    mentaal: Mapped[int | None]
    zin: Mapped[int | None]
    kwaliteit: Mapped[int | None]
    meedoen: Mapped[int | None]
    dagelijks: Mapped[int | None]
    scored_on: Mapped[date] = mapped_column(Date, index=True)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Satisfaction(Table):
    """The mark, 1 to 10, that a client gives at a follow-up after so many months. The newest `id` counts."""

    __tablename__ = "satisfaction"
    __table_args__ = (
        CheckConstraint("months IN (3, 6)", name="months"),
        CheckConstraint(f"mark IN {tuple(range(1, HIGHEST + 1))}", name="mark"),
        of_trajectory(),
        Index("ix_satisfaction_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    months: Mapped[int]
    mark: Mapped[int]
    answered_on: Mapped[date] = mapped_column(Date, index=True)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class HealthUse(Table):
    """An organisation that chose to ask for these marks. Without a row nothing is asked."""

    __tablename__ = "health_use"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True, autoincrement=False)
    since_on: Mapped[date] = mapped_column(Date)
    switched_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
