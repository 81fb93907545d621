"""How a trajectory came in, what came in while it was open, and what stays of who did not consent."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.codes import codes
from foundation.storage import Table, UtcDateTime, one_of, public_id_column

CHANNELS = ("zorgdomein", "mail", "telefoon", "praktijk", "zelf", "anders")  # DOMAIN B04
URGENCIES = ("gewoon", "spoed")
FITS = ("passend", "hoort_elders", "onduidelijk")  # DOMAIN B02
VARIANTS = ("wor", "bewegen", "dansen", "geld", "anders")  # DOMAIN H05, T10: empty counts as Welzijn op Recept


class Referral(Table):
    """The act of referring. A second one while a trajectory is open is a repeat; a transfer is not a referral."""

    __tablename__ = "referral"
    __table_args__ = (
        one_of("referrer_type", *codes("referrer_type")),
        one_of("channel", *CHANNELS, optional=True),
        one_of("urgency", *URGENCIES, optional=True),
        one_of("fits", *FITS, optional=True),
        one_of("variant", *VARIANTS, optional=True),
        of_trajectory(),
        Index("ix_referral_of_trajectory", "trajectory_id", "organisation_id", "received_on", "referrer_type"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    received_on: Mapped[date] = mapped_column(Date, index=True)
    referrer_type: Mapped[str] = mapped_column(String(20))
    practice_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    repeat: Mapped[bool] = mapped_column(default=False)
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
    channel: Mapped[str | None] = mapped_column(String(10))
    urgency: Mapped[str | None] = mapped_column(String(6))
    fits: Mapped[str | None] = mapped_column(String(12))
    variant: Mapped[str | None] = mapped_column(String(7))


class BareReferral(Table):
    """What stays of a referral when the client did not consent: enough to count it (DOMAIN I1), nothing of her.

    It has no public id, no trajectory and no moment of entry: nothing leads back to what was erased.
    """

    __tablename__ = "bare_referral"
    __table_args__ = (
        one_of("referrer_type", *codes("referrer_type")),
        Index("ix_bare_referral_of_organisation", "organisation_id", "received_on"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    practice_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    received_on: Mapped[date] = mapped_column(Date, index=True)
    referrer_type: Mapped[str] = mapped_column(String(20))
    invented: Mapped[bool] = mapped_column(default=False)
