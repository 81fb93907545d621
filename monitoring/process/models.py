"""The table of answers to the two questions of a half-year."""

from datetime import date

from sqlalchemy import JSON, Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, one_of

ANSWERS = ("well", "so_so", "hard")


class ProcessAnswer(Table):
    """What one coach answered in a half-year (`2026-H2`). A question that was skipped is None.

    `municipality_ids`: for which she works; her answer counts in each. `person_id` is there so that she can change it:
    once the half-year is over it goes.
    """

    __tablename__ = "process_answer"
    __table_args__ = (
        one_of("referring", *ANSWERS, optional=True),
        one_of("reporting", *ANSWERS, optional=True),
        UniqueConstraint("half", "person_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    half: Mapped[str] = mapped_column(String(8))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    municipality_ids: Mapped[list[int]] = mapped_column(JSON)
    referring: Mapped[str | None] = mapped_column(String(8))
    reporting: Mapped[str | None] = mapped_column(String(8))
    text: Mapped[str] = mapped_column(String(300), default="")
    answered_on: Mapped[date] = mapped_column(Date)
