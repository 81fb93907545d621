"""When somebody may be spoken to, and when somebody else stands in for her."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, public_id_column


class OwnHours(Table):
    """When she wants to hear from us, where it differs from the usual. Minutes after midnight in Amsterdam.

    `days_off` are weekday codes such as `wo`, on which nothing is sent at all.
    """

    __tablename__ = "own_hours"
    __table_args__ = (CheckConstraint("quiet_from >= overview_at", name="quiet_after_overview"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    overview_at: Mapped[int]
    quiet_from: Mapped[int]
    days_off: Mapped[list[str]] = mapped_column(JSON, default=list)


class Leave(Table):
    """Days on which somebody is away, both included, in one organisation.

    `stand_in_id` sees her clients and gets her prompts on those days, from when she agreed (`accepted_at`).
    """

    __tablename__ = "leave"
    __table_args__ = (CheckConstraint("until_on >= from_on", name="until_after_from"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date] = mapped_column(Date, index=True)
    stand_in_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
