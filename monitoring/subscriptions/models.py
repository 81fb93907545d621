"""Tables of who gets the figures by themselves, and of what was sent to whom. No client, no figure."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, public_id_column

EARLY, FROZEN = "early", "frozen"


class ReportSubscription(Table):
    """A regisseur who gets the figures of a municipality, or of all hers, in the chat; or an address without a chat.

    Either a person or an address, which is gone once it was stopped.
    """

    __tablename__ = "report_subscription"
    __table_args__ = (CheckConstraint("audience IN ('internal', 'public')", name="audience"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    address: Mapped[str | None] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    audience: Mapped[str] = mapped_column(String(8))


class ReportSending(Table):
    """A report that went out to a subscriber: once early, and once when it was frozen. `version`: of its figures."""

    __tablename__ = "report_sending"
    __table_args__ = (
        CheckConstraint(f"moment IN ('{EARLY}', '{FROZEN}')", name="moment"),
        UniqueConstraint("subscription_id", "period", "moment"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    subscription_id: Mapped[int] = mapped_column(ForeignKey("report_subscription.id"), index=True)
    period: Mapped[str] = mapped_column(String(8))
    moment: Mapped[str] = mapped_column(String(8))
    version: Mapped[int]
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
