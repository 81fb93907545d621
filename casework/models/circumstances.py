"""What somebody came with beside the main reason: complaints, life events and more reasons (DOMAIN I3b, §3.9)."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.codes import codes
from foundation.storage import Table, UtcDateTime, one_of

COMPLAINTS = ("piekeren", "slecht_slapen", "moe", "rug", "schouder", "nek", "hoofdpijn")
LIFE_EVENTS = (
    "partner_verloren", "baan_verloren", "schulden", "chronisch_ziek", "mantelzorg", "scheiding", "verhuizing",
    "migratie", "pensioen", "kinderen_uit_huis",
)  # fmt: skip
REASONS = tuple(code for code in codes("main_reason") if code != "onbekend")  # what is not known is no reason


class Circumstance(Table):
    """One complaint, life event or extra reason of a client; which of these its code tells. Twice (a merge) is once."""

    __tablename__ = "circumstance"
    __table_args__ = (
        one_of("what", *COMPLAINTS, *LIFE_EVENTS, *REASONS),
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
