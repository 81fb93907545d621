"""Tables of the self-evaluation: items of a municipality's own, and scores."""

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, one_of, public_id_column

ELEMENTS = ("uitgangspunten", "samenwerking", "financiering", "monitoring", "organisatie")


class EvaluationItem(Table):
    """An item that a municipality added to the list. One that was taken off stays for the years before."""

    __tablename__ = "evaluation_item"
    __table_args__ = (one_of("element", *ELEMENTS),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    element: Mapped[str] = mapped_column(String(16))
    text: Mapped[str] = mapped_column(String(200))
    added_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    added_at: Mapped[datetime] = mapped_column(UtcDateTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)


class EvaluationScore(Table):
    """What one person gave to one item in a year: 1 (not at all) to 4 (entirely). `item`: a code, or a public id.

    `respondent` holds her scores of a year together, once `person_id` is gone; it counts in each of her municipalities.
    """

    __tablename__ = "evaluation_score"
    __table_args__ = (one_of("element", *ELEMENTS), UniqueConstraint("year", "respondent", "item"))
    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    respondent: Mapped[str] = mapped_column(String(16))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    municipality_ids: Mapped[list[int]] = mapped_column(JSON)
    element: Mapped[str] = mapped_column(String(16))
    item: Mapped[str] = mapped_column(String(24))
    score: Mapped[int]
