"""What was different before: every change, move and removal of what was logged, as codes and days."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of

ENTRIES = (
    "session", "referral", "choice", "check", "closing", "appointment", "goal", "step", "barrier", "pause",
)  # fmt: skip
VERBS = ("changed", "moved_away", "moved_here", "removed")


class Correction(Table):
    """One correction of an entry of a trajectory. `before` and `after`: what changed, as codes, ISO days and numbers.

    A move stands in both trajectories. `entry_id`: the public id of the entry; of a check its months.
    """

    __tablename__ = "correction"
    __table_args__ = (
        one_of("entry", *ENTRIES),
        one_of("verb", *VERBS),
        of_trajectory(),
        Index("ix_correction_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    entry: Mapped[str] = mapped_column(String(12))
    entry_id: Mapped[str] = mapped_column(String(16))
    verb: Mapped[str] = mapped_column(String(12))
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
    corrected_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    corrected_at: Mapped[datetime] = mapped_column(UtcDateTime)
