"""What a client looks for in an activity, as codes: never a sentence (DOMAIN §3.4, §4)."""

from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of

AGE_BANDS = ("18-30", "31-45", "46-60", "61-74", "75+")
MOBILITIES = ("goed", "slecht", "rollator", "rolstoel")
GROUP_SIZES = ("klein", "groot")


class Preference(Table):
    """One row per trajectory, made when the first answer is given. Everything is optional.

    Of a client whom two coaches know each has her own: neither sees what a colleague noted.

    `interests` are concepts of the map's vocabulary, `language` a code such as `tr`, `budget_cents` the most for one
    time, `free_days` weekday codes. `asked` names what was asked or skipped: it is never asked again.
    """

    __tablename__ = "preference"
    __table_args__ = (
        one_of("age_band", *AGE_BANDS, optional=True),
        one_of("mobility", *MOBILITIES, optional=True),
        one_of("group_size", *GROUP_SIZES, optional=True),
        CheckConstraint("budget_cents IS NULL OR budget_cents >= 0", name="budget"),
        of_trajectory(),
        Index("ix_preference_of_trajectory", "trajectory_id", "organisation_id"),
    )
    trajectory_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    organisation_id: Mapped[int]
    interests: Mapped[list[str]] = mapped_column(JSON, default=list)
    neighbourhood: Mapped[str | None] = mapped_column(String(120))
    age_band: Mapped[str | None] = mapped_column(String(5))
    language: Mapped[str | None] = mapped_column(String(5))
    budget_cents: Mapped[int | None]
    free_days: Mapped[list[str]] = mapped_column(JSON, default=list)
    mobility: Mapped[str | None] = mapped_column(String(10))
    group_size: Mapped[str | None] = mapped_column(String(5))
    asked: Mapped[list[str]] = mapped_column(JSON, default=list)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
