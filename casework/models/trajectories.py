"""One walk with a client, from referral to closing, and what the rows of that walk have in common."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, ForeignKeyConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from foundation.codes import codes
from foundation.storage import Table, UtcDateTime, one_of, public_id_column

_TO_ASK = text("next_check_on IS NOT NULL AND coach_id IS NOT NULL")
_QUEUED = text("coach_id IS NULL AND imported_at IS NULL")
_CONSENT_OPEN = text("consent_asked_on IS NOT NULL")


def of_trajectory() -> ForeignKeyConstraint:
    """The row belongs to a trajectory of its own organisation."""
    return ForeignKeyConstraint(
        ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
    )


class Trajectory(Table):
    """One walk with a client, from referral to closing. Municipality, practice and coach of the start are frozen."""

    __tablename__ = "trajectory"
    __table_args__ = (
        UniqueConstraint("organisation_id", "id"),
        UniqueConstraint("organisation_id", "source_key"),
        one_of("main_reason", *codes("main_reason"), optional=True),
        ForeignKeyConstraint(
            ["organisation_id", "client_id"], ["client.organisation_id", "client.id"], name="of_client"
        ),
        Index("ix_trajectory_of_client", "client_id", "organisation_id"),
        Index("ix_trajectory_of_coach", "coach_id", "organisation_id"),
        Index("ix_trajectory_to_ask", "next_check_on", sqlite_where=_TO_ASK, postgresql_where=_TO_ASK),
        Index("ix_trajectory_queued", "organisation_id", sqlite_where=_QUEUED, postgresql_where=_QUEUED),
        Index(
            "ix_trajectory_consent_open", "consent_asked_on",
            sqlite_where=_CONSENT_OPEN, postgresql_where=_CONSENT_OPEN,
        ),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    client_id: Mapped[int]
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    practice_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    coach_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # who walks with the client today
    main_reason: Mapped[str | None] = mapped_column(String(20))
    icpc: Mapped[str | None] = mapped_column(String(6))
    source_key: Mapped[str | None] = mapped_column(String(64))
    imported_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # nothing due before an import is ever prompted
    # The day of the next question after 3 or 6 months; None: nothing to ask. Kept by `checks.plan`, never by hand.
    next_check_on: Mapped[date | None] = mapped_column(Date)
    invented: Mapped[bool] = mapped_column(default=False)
    consent_asked_on: Mapped[date | None] = mapped_column(Date)  # None: never asked, or answered
