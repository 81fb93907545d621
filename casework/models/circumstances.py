"""What somebody came with beside the main reason: complaints and life events, as codes (DOMAIN H01, H02, §3.9)."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of

COMPLAINTS = ("piekeren", "slecht_slapen", "moe", "rug", "schouder", "nek", "hoofdpijn")
LIFE_EVENTS = (
    "partner_verloren", "baan_verloren", "schulden", "chronisch_ziek", "mantelzorg", "scheiding", "verhuizing",
    "migratie", "pensioen", "kinderen_uit_huis",
)  # fmt: skip


class Circumstance(Table):
    """One complaint or life event of a client; which of the two it is, its code tells. Twice (a merge) is once."""

    __tablename__ = "circumstance"
    __table_args__ = (
        one_of("what", *COMPLAINTS, *LIFE_EVENTS),
        of_trajectory(),
        Index("ix_circumstance_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    what: Mapped[str] = mapped_column(String(17))
    noted_on: Mapped[date] = mapped_column(Date)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
