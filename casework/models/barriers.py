"""What stands in the way of a client, what help there is for it, and waiting for that help (DOMAIN B09-B11, §3.9)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of, public_id_column

BARRIERS = (
    "schulden", "rouw", "wonen", "vaardigheden", "werk", "taal", "digitaal", "vervoer", "gezondheid", "zintuigen",
    "verslaving", "mantelzorg", "vertrouwen", "juridisch", "anders",
)  # fmt: skip
PLACES = ("eerst", "naast", "later", "geen")
HELP = ("nodig", "aangemeld", "loopt", "klaar")


class Barrier(Table):
    """Something in the way. `place`: the help for it comes first, beside, later, or it does not matter here.

    `help` is how far that help is; both may stay empty. Of the same kind the newest `id` counts.
    """

    __tablename__ = "barrier"
    __table_args__ = (
        one_of("kind", *BARRIERS),
        one_of("place", *PLACES, optional=True),
        one_of("help", *HELP, optional=True),
        of_trajectory(),
        Index("ix_barrier_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(12))
    place: Mapped[str | None] = mapped_column(String(5))
    help: Mapped[str | None] = mapped_column(String(9))
    noted_on: Mapped[date] = mapped_column(Date)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Pause(Table):
    """Other help comes first: from `began_on` nothing is asked of the coach until `until_on`, the day of waking.

    `ended_on` is the day on which the walk went on; None: it is paused, also after the day of waking.
    """

    __tablename__ = "pause"
    __table_args__ = (
        CheckConstraint("until_on >= began_on", name="until_after_beginning"),
        CheckConstraint("ended_on IS NULL OR ended_on >= began_on", name="end_after_beginning"),
        of_trajectory(),
        Index("ix_pause_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    began_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date] = mapped_column(Date)
    ended_on: Mapped[date | None] = mapped_column(Date)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
