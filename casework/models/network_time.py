"""Hours for the network instead of for one client: the practice, providers, the neighbourhood (DOMAIN C02, §3.4)."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, one_of, public_id_column

NETWORK_KINDS = (
    "aanbieder", "praktijkoverleg", "huisarts", "wijkoverleg", "intervisie", "scholing", "sociale_kaart",
    "administratie",
)  # fmt: skip


class NetworkTime(Table):
    """Time a coach gave to her network on one day; a place or a subject is never kept. One draft makes one row."""

    __tablename__ = "network_time"
    __table_args__ = (
        one_of("kind", *NETWORK_KINDS),
        CheckConstraint("minutes BETWEEN 1 AND 480", name="minutes"),
        Index("ix_network_time_of_person", "person_id", "spent_on"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    spent_on: Mapped[date] = mapped_column(Date)
    minutes: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
