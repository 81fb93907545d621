"""What a client asks about her own records, what stops their erasing, and what is left of it (DOMAIN §4.4, §4.5).

All but the last belong to a trajectory and mean its client: they go where she goes, and with her.
"""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.models.trajectories import of_trajectory
from foundation.storage import Table, UtcDateTime, one_of, public_id_column

REQUESTS = ("erase", "insight", "hold", "release")
ANSWERS = ("confirmed", "refused", "withdrawn")
HOLD_REASONS = ("wmo", "klacht", "rechtszaak", "onderzoek")
ABOUT = ("session", "referral", "choice", "check", "closing", "appointment", "consent", "preference", "other")
OBJECTION_OUTCOMES = ("corrected", "stays")
WHY_ERASED = ("asked", "retention")
_IN_FORCE, _WAITING = text("lifted_at IS NULL"), text("answer IS NULL")


class RightsRequest(Table):
    """Something that two people decide: one asks, another who is authorised answers."""

    __tablename__ = "rights_request"
    __table_args__ = (
        one_of("kind", *REQUESTS),
        one_of("reason", *HOLD_REASONS, optional=True),
        one_of("answer", *ANSWERS, optional=True),
        of_trajectory(),
        Index("ix_rights_request_of_trajectory", "trajectory_id", "organisation_id"),
        Index("ix_rights_request_waiting", "organisation_id", sqlite_where=_WAITING, postgresql_where=_WAITING),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(8))
    reason: Mapped[str | None] = mapped_column(String(12))
    asked_by: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    answer: Mapped[str | None] = mapped_column(String(9))
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class LegalHold(Table):
    """Her records must be kept for now: nothing is erased, by the clock or by hand. An admin alone, or two people.

    Nobody asked or decided where it came with an import: people stay behind in an export.
    """

    __tablename__ = "legal_hold"
    __table_args__ = (
        one_of("reason", *HOLD_REASONS),
        of_trajectory(),
        Index("ix_legal_hold_of_trajectory", "trajectory_id", "organisation_id"),
        Index("ix_legal_hold_in_force", "trajectory_id", sqlite_where=_IN_FORCE, postgresql_where=_IN_FORCE),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    reason: Mapped[str] = mapped_column(String(12))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    placed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    placed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    lifted_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    lifted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class InsightLink(Table):
    """A file with everything kept of her, to be fetched once from our own page; only the hash of its token is kept.

    `whole`: all her trajectories; otherwise those of the coach for whom it was made.
    """

    __tablename__ = "insight_link"
    __table_args__ = (of_trajectory(), Index("ix_insight_link_of_trajectory", "trajectory_id", "organisation_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    whole: Mapped[bool]
    made_for: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    fetched_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Objection(Table):
    """She says that something is not right: what it is about, and whether it was corrected. Codes, never a sentence."""

    __tablename__ = "objection"
    __table_args__ = (
        one_of("about", *ABOUT),
        one_of("outcome", *OBJECTION_OUTCOMES),
        of_trajectory(),
        Index("ix_objection_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    about: Mapped[str] = mapped_column(String(12))
    said_on: Mapped[date] = mapped_column(Date)
    outcome: Mapped[str] = mapped_column(String(9))
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Erasure(Table):
    """What is left of an erasing: the day, who asked and who agreed, and how many trajectories. No key to anybody."""

    __tablename__ = "erasure"
    __table_args__ = (
        one_of("why", *WHY_ERASED),
        Index("ix_erasure_of_organisation", "organisation_id", "erased_on"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    erased_on: Mapped[date] = mapped_column(Date)
    why: Mapped[str] = mapped_column(String(9))
    asked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    trajectories: Mapped[int]
