"""What a client takes part in."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.codes import codes
from foundation.storage import Table, UtcDateTime, one_of, public_id_column

_PLANNED = text("planned_on IS NOT NULL")


class Participation(Table):
    """An activity the client chose. Chosen is not started: `started_on` is the first time she really went."""

    __tablename__ = "participation"
    __table_args__ = (
        one_of("category", *codes("category")),
        one_of("stop_reason", *codes("stop_reason"), optional=True),
        one_of("found", *codes("found"), optional=True),
        CheckConstraint(
            "stopped_on IS NULL OR started_on IS NULL OR stopped_on >= started_on", name="stop_after_start"
        ),
        of_trajectory(),
        Index("ix_participation_of_trajectory", "trajectory_id", "organisation_id"),
        # Who took part on a day is known without the rows.
        Index(
            "ix_participation_started_on", "started_on", "stopped_on", "category", "trajectory_id", "organisation_id"
        ),
        Index(
            "ix_participation_to_go", "stopped_on", "started_on", "planned_on",
            sqlite_where=_PLANNED, postgresql_where=_PLANNED,
        ),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    category: Mapped[str] = mapped_column(String(20))
    listing_id: Mapped[int | None] = mapped_column(ForeignKey("listing.id"), index=True)
    listing_name: Mapped[str | None] = mapped_column(String(200))  # what it is called, also when not on the map
    chosen_on: Mapped[date] = mapped_column(Date, index=True)
    planned_on: Mapped[date | None] = mapped_column(Date)  # first time agreed
    started_on: Mapped[date | None] = mapped_column(Date)
    stopped_on: Mapped[date | None] = mapped_column(Date, index=True)
    stop_reason: Mapped[str | None] = mapped_column(String(20))
    found: Mapped[str | None] = mapped_column(String(12))
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)
    source_key: Mapped[str | None] = mapped_column(String(64), index=True)
    ask_start_on: Mapped[date | None] = mapped_column(Date, index=True)  # when to ask whether it began
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
