"""Tables of what is missing on the map: wishes, and which provider was asked to begin something."""

from datetime import date, datetime

from sqlalchemy import JSON, BigInteger, Date, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, one_of, public_id_column

PARTS = ("ochtend", "middag", "avond", "weekend")
ANSWERS = ("yes", "no")


class Wish(Table):
    """Something that somebody looked for and that the map does not have. Never a sentence, never a client.

    `person_id` is only there to tell her; it goes when she was told, and after a year. `known` holds the listings
    that fitted already and did not help; `seq` the number of the map up to which was looked for something new.
    """

    __tablename__ = "wish"
    __table_args__ = (one_of("part", *PARTS, optional=True), Index(None, "municipality_id", "month"))
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    concept: Mapped[str | None] = mapped_column(String(80))
    category: Mapped[str] = mapped_column(String(40))
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    neighbourhood: Mapped[str | None] = mapped_column(String(120))
    part: Mapped[str | None] = mapped_column(String(10))
    month: Mapped[date] = mapped_column(Date)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    seq: Mapped[int] = mapped_column(BigInteger, default=0)
    known: Mapped[list[int]] = mapped_column(JSON, default=list)
    listing_id: Mapped[int | None] = mapped_column(ForeignKey("listing.id"), index=True)
    answered_on: Mapped[date | None] = mapped_column(Date)


class WishCall(Table):
    """A provider was asked, once a quarter, whether she can begin what many look for; and what she said."""

    __tablename__ = "wish_call"
    __table_args__ = (
        one_of("answer", *ANSWERS, optional=True),
        UniqueConstraint("organisation_id", "municipality_id", "subject", "quarter"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    subject: Mapped[str] = mapped_column(String(80))
    quarter: Mapped[date] = mapped_column(Date)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer: Mapped[str | None] = mapped_column(String(3))
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
