"""What coaches experienced with a listing."""

from datetime import date, datetime

from sqlalchemy import JSON, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, public_id_column


class Experience(Table):
    """What a coach tells colleagues of a listing: tapped codes and a short text, nothing of a client.

    Shown with its month and organisation, never with a name; `person_id` is there so that she can take it back.
    """

    __tablename__ = "experience"
    __table_args__ = (Index("ix_experience_of_listing", "listing_id", "month"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id"))
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    said: Mapped[list[str]] = mapped_column(JSON, default=list)
    text: Mapped[str] = mapped_column(String(300), default="")
    month: Mapped[date] = mapped_column(Date)
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
