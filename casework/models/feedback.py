"""What the referrer was told, and when coach and practice met."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of, public_id_column

FEEDBACK_KINDS = ("waiting", "not_reached", "intake", "three_months", "closing")
NOT_NEEDED = "geen"
FEEDBACK_CHANNELS = ("zorgdomein", "mail", "telefoon", "overleg", NOT_NEEDED)


class Feedback(Table):
    """A letter to the referrer: that it was sent, when and by which channel; never its text (DOMAIN B04).

    `about_on` is the day of what it tells of. Channel `geen`: the coach decided that none is needed.
    """

    __tablename__ = "feedback"
    __table_args__ = (
        one_of("kind", *FEEDBACK_KINDS),
        one_of("channel", *FEEDBACK_CHANNELS),
        UniqueConstraint("trajectory_id", "kind", "about_on"),
        of_trajectory(),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    about_on: Mapped[date] = mapped_column(Date)
    channel: Mapped[str] = mapped_column(String(10))
    sent_on: Mapped[date] = mapped_column(Date, index=True)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class PracticeMeeting(Table):
    """A day on which a coach meets a practice, or met it: a date to come is planned (DOMAIN B17)."""

    __tablename__ = "practice_meeting"
    __table_args__ = (
        UniqueConstraint("person_id", "practice_id", "met_on"),
        Index("ix_practice_meeting_of_practice", "practice_id", "met_on"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    practice_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    met_on: Mapped[date] = mapped_column(Date)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
