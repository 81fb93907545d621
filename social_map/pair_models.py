"""Table of pairs of listings that may be the same, and what the editor said of them."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, one_of, public_id_column

STATES = ("proposed", "same", "different")


class ListingPair(Table):
    """Two listings of different sources. `likeness` 0–100; `why`: codes of what they share.

    `same`: `kept_id` stays and stands for the other, which is not found any more; the two histories undo it.
    `different`: never proposed again. `later_at`: put off, comes after the others.
    """

    __tablename__ = "listing_pair"
    __table_args__ = (one_of("state", *STATES), UniqueConstraint("first_id", "second_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    first_id: Mapped[int] = mapped_column(ForeignKey("listing.id"))
    second_id: Mapped[int] = mapped_column(ForeignKey("listing.id"), index=True)
    state: Mapped[str] = mapped_column(String(10), default="proposed", index=True)
    likeness: Mapped[int]
    why: Mapped[list[str]] = mapped_column(JSON, default=list)
    proposed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    later_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    kept_id: Mapped[int | None] = mapped_column(ForeignKey("listing.id"), index=True)
    kept_history_id: Mapped[int | None] = mapped_column(ForeignKey("listing_history.id"), index=True)
    gone_history_id: Mapped[int | None] = mapped_column(ForeignKey("listing_history.id"), index=True)
