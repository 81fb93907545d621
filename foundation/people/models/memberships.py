"""What a person may do, and where."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, one_of, public_id_column

ROLES = ("coach", "coordinator", "provider", "editor", "regisseur", "admin", "officer")


class Membership(Table):
    """What a person may do, where, from when until when (`until_on` is the last day); nothing until it is confirmed."""

    __tablename__ = "membership"
    __table_args__ = (one_of("role", *ROLES),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date | None] = mapped_column(Date)
    invited_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class MembershipMunicipality(Table):
    """The municipalities a membership speaks for."""

    __tablename__ = "membership_municipality"
    membership_id: Mapped[int] = mapped_column(ForeignKey("membership.id"), primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True, index=True)
