"""Who walked with a client before: offers to a colleague, a row for each trajectory."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of

ANSWERS = ("accepted", "refused", "withdrawn")


class Handover(Table):
    """A trajectory that one coach offers to another; hers from when it was `accepted`, and not a moment earlier.

    The rows of one offer share `offer`, a public id. `offered_by` is the coach herself, or a coordinator for a coach
    who left. Without an answer it expires (`casework.handovers`).
    """

    __tablename__ = "handover"
    __table_args__ = (
        one_of("answer", *ANSWERS, optional=True),
        of_trajectory(),
        Index("ix_handover_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    offer: Mapped[str] = mapped_column(String(16), index=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    from_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    to_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    offered_by: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    offered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer: Mapped[str | None] = mapped_column(String(9))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
