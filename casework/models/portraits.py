"""The little that is noted of who somebody is and how she likes it, each answer free and asked once."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of

GENDERS = ("vrouw", "man", "anders")
JOYS = ("ja", "beetje", "nee")


class Portrait(Table):
    """What was asked at the intake beside age band and neighbourhood (DOMAIN §4.3). Without a gender: skipped."""

    __tablename__ = "portrait"
    __table_args__ = (
        one_of("gender", *GENDERS, optional=True),
        of_trajectory(),
        Index("ix_portrait_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    gender: Mapped[str | None] = mapped_column(String(6))
    asked_on: Mapped[date] = mapped_column(Date)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Enjoyment(Table):
    """Asked beside a "yes" at six months: does she enjoy it, does she meet new people? (DOMAIN D16, I17).

    Both may be empty: skipped. The newest `id` counts.
    """

    __tablename__ = "enjoyment"
    __table_args__ = (
        one_of("joy", *JOYS, optional=True),
        of_trajectory(),
        Index("ix_enjoyment_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    joy: Mapped[str | None] = mapped_column(String(6))
    new_contacts: Mapped[bool | None]
    answered_on: Mapped[date] = mapped_column(Date)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
