"""Tries to reach a client before the first talk."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of, public_id_column

OUTCOMES = ("spoken", "no_answer", "voicemail", "letter")


class Contact(Table):
    """One try. Only `spoken` ends the waiting for a first contact."""

    __tablename__ = "contact"
    __table_args__ = (
        one_of("outcome", *OUTCOMES),
        of_trajectory(),
        Index("ix_contact_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    made_on: Mapped[date] = mapped_column(Date)
    outcome: Mapped[str] = mapped_column(String(9))
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
