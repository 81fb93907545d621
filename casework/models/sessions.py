"""Meetings of coach and client: those that were, and the next one."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.codes import codes
from foundation.storage import Table, UtcDateTime, one_of, public_id_column


class Session(Table):
    """A meeting of coach and client. `minutes` is contact time; it may be unknown. One draft makes one session."""

    __tablename__ = "session"
    __table_args__ = (
        one_of("kind", *codes("session_kind")),
        one_of("status", *codes("session_status")),
        CheckConstraint("minutes IS NULL OR minutes BETWEEN 1 AND 480", name="minutes"),
        of_trajectory(),
        Index("ix_session_of_trajectory", "trajectory_id", "held_on", "organisation_id", "status"),
        # Whatever a report counts of a session stands in the index: a million rows stay unread.
        Index("ix_session_held_on", "held_on", "status", "minutes", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    held_on: Mapped[date] = mapped_column(Date)
    minutes: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(12), default="held")
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)  # the draft it was made from
    source_key: Mapped[str | None] = mapped_column(String(64), index=True)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Appointment(Table):
    """The next meeting that was agreed: a day and maybe a time (`14:00`, in Amsterdam), never a place or a subject."""

    __tablename__ = "appointment"
    __table_args__ = (of_trajectory(), Index("ix_appointment_of_trajectory", "trajectory_id", "organisation_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    planned_on: Mapped[date] = mapped_column(Date, index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    starts_at: Mapped[str | None] = mapped_column(String(5))
