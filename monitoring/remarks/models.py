"""The table of what goes badly and what goes well."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, one_of, public_id_column

KINDS = ("bottleneck", "success")


class Remark(Table):
    """A bottleneck or a success in a few words. `told_by` is there to tell her what came of it; nobody else reads it.

    `owner` is a function, never a name: who does something about it, by `due_on`. `outcome` says what was done.
    """

    __tablename__ = "remark"
    __table_args__ = (one_of("kind", *KINDS), Index("ix_remark_of_municipality", "municipality_id", "closed_on"))
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    kind: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(String(300))
    theme: Mapped[str] = mapped_column(String(20))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    practice_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    neighbourhood: Mapped[str | None] = mapped_column(String(120))
    told_by: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    told_on: Mapped[date] = mapped_column(Date)
    owner: Mapped[str | None] = mapped_column(String(20))
    due_on: Mapped[date | None] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    outcome: Mapped[str] = mapped_column(String(300), default="")
    heard_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when the teller heard what was done
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)
