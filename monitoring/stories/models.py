"""Tables of stories, and of the reports for which they were chosen."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of, public_id_column

VOICES = ("coach", "client", "participant", "practice")
USES = ("internal", "public")
STATES = ("concept", "waiting", "returned", "approved")
REASONS = ("recognisable", "unclear", "incomplete", "other")


class Story(Table):
    """A story without anything that names somebody. When it is withdrawn its row goes.

    `voice`: the coach about her work, the coach about a client, the participant herself, or somebody of a practice.
    `consent_for`: for which reports who told it, or whom it is about, said yes; None: not asked yet (a `concept`).
    With a trajectory it goes where that goes: it is erased with it, and shown in the client's file. A choice is kept
    under `shelf_mark`: a random word that leads nowhere once the story is gone.
    """

    __tablename__ = "story"
    __table_args__ = (
        one_of("voice", *VOICES),
        one_of("consent_for", *USES, optional=True),
        one_of("state", *STATES),
        one_of("returned_for", *REASONS, optional=True),
        of_trajectory(),
        Index("ix_story_of_trajectory", "trajectory_id", "organisation_id"),
        Index("ix_story_of_municipality", "municipality_id", "state"),
        Index("ix_story_of_organisation", "organisation_id", "state"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    shelf_mark: Mapped[str] = public_id_column()
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    trajectory_id: Mapped[int | None]
    voice: Mapped[str] = mapped_column(String(12))
    text: Mapped[str] = mapped_column(Text)
    consent_for: Mapped[str | None] = mapped_column(String(8))
    consent_on: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(String(8))
    told_by: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    told_at: Mapped[datetime] = mapped_column(UtcDateTime)
    read_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    returned_for: Mapped[str | None] = mapped_column(String(12))
    heard_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when the teller heard what the reader said
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)


class StoryChoice(Table):
    """A story chosen for the reports of a period. It outlives the story: then that counts as withdrawn."""

    __tablename__ = "story_choice"
    __table_args__ = (UniqueConstraint("period", "shelf_mark"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    shelf_mark: Mapped[str] = mapped_column(String(16))
    period: Mapped[str] = mapped_column(String(8))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    chosen_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    chosen_at: Mapped[datetime] = mapped_column(UtcDateTime)
