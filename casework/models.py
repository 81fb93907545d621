"""Tables of the people we walk with. A client is a code name here, never a person.

Every row carries its organisation, and composite foreign keys make a row that mixes two organisations impossible
on either database (DESIGN §4, the second wall). Business dates decide, never the moment of entry (DOMAIN §2.0).
"""

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from foundation.codes import codes
from foundation.storage import Table, UtcDateTime, one_of, public_id_column

_TO_ASK = text("next_check_on IS NOT NULL AND coach_id IS NOT NULL")


def _of_trajectory() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(
        ["organisation_id", "trajectory_id"], ["trajectory.organisation_id", "trajectory.id"], name="of_trajectory"
    )


class ErasedKey(Table):
    """The key (as HMAC) of a client or trajectory that was erased: an import never brings it back."""

    __tablename__ = "erased_key"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    source_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    erased_on: Mapped[date] = mapped_column(Date)


class CodeNameGiven(Table):
    """Every code name ever given out in an organisation. It stays after erasure, so no name comes twice."""

    __tablename__ = "code_name_given"
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), primary_key=True)
    word: Mapped[str] = mapped_column(String(20), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Client(Table):
    """A person we walk with, known here only by a code name such as Kievit-27."""

    __tablename__ = "client"
    __table_args__ = (
        UniqueConstraint("organisation_id", "id"),
        UniqueConstraint("organisation_id", "code_word", "code_number"),
        UniqueConstraint("organisation_id", "source_key"),
        ForeignKeyConstraint(
            ["organisation_id", "code_word", "code_number"],
            ["code_name_given.organisation_id", "code_name_given.word", "code_name_given.number"],
            name="code_name",
        ),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    code_word: Mapped[str] = mapped_column(String(20))
    code_number: Mapped[int]
    source_key: Mapped[str | None] = mapped_column(String(64))  # HMAC of the key in an imported file
    invented: Mapped[bool] = mapped_column(default=False)

    @property
    def code_name(self) -> str:
        """How people write it: `Kievit-27`."""
        return f"{self.code_word.capitalize()}-{self.code_number}"


class Trajectory(Table):
    """One walk with a client, from referral to closing. Municipality, practice and coach of the start are frozen."""

    __tablename__ = "trajectory"
    __table_args__ = (
        UniqueConstraint("organisation_id", "id"),
        UniqueConstraint("organisation_id", "source_key"),
        one_of("main_reason", *codes("main_reason"), optional=True),
        ForeignKeyConstraint(
            ["organisation_id", "client_id"], ["client.organisation_id", "client.id"], name="of_client"
        ),
        Index("ix_trajectory_of_client", "client_id", "organisation_id"),
        Index("ix_trajectory_of_coach", "coach_id", "organisation_id"),
        Index("ix_trajectory_to_ask", "next_check_on", sqlite_where=_TO_ASK, postgresql_where=_TO_ASK),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"))
    client_id: Mapped[int]
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), index=True)
    practice_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    coach_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # who walks with the client today
    main_reason: Mapped[str | None] = mapped_column(String(20))
    icpc: Mapped[str | None] = mapped_column(String(6))
    source_key: Mapped[str | None] = mapped_column(String(64))
    imported_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # nothing due before an import is ever prompted
    # The day of the next question after 3 or 6 months; None: nothing to ask. Kept by `checks.plan`, never by hand.
    next_check_on: Mapped[date | None] = mapped_column(Date)
    invented: Mapped[bool] = mapped_column(default=False)


class Referral(Table):
    """The act of referring. A second one while a trajectory is open is a repeat; a transfer is not a referral."""

    __tablename__ = "referral"
    __table_args__ = (
        one_of("referrer_type", *codes("referrer_type")),
        _of_trajectory(),
        Index("ix_referral_of_trajectory", "trajectory_id", "organisation_id"),
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


class Session(Table):
    """A meeting of coach and client. `minutes` is contact time; it may be unknown. One draft makes one session."""

    __tablename__ = "session"
    __table_args__ = (
        one_of("kind", *codes("session_kind")),
        one_of("status", *codes("session_status")),
        CheckConstraint("minutes IS NULL OR minutes BETWEEN 1 AND 480", name="minutes"),
        _of_trajectory(),
        Index("ix_session_of_trajectory", "trajectory_id", "held_on", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    held_on: Mapped[date] = mapped_column(Date, index=True)
    minutes: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(20))
    status: Mapped[str] = mapped_column(String(12), default="held")
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)  # the draft it was made from
    source_key: Mapped[str | None] = mapped_column(String(64), index=True)
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Appointment(Table):
    """The next meeting that was agreed: a day, never a place or a subject."""

    __tablename__ = "appointment"
    __table_args__ = (_of_trajectory(), Index("ix_appointment_of_trajectory", "trajectory_id", "organisation_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    planned_on: Mapped[date] = mapped_column(Date, index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Participation(Table):
    """An activity the client chose. Chosen is not started: `started_on` is the first time she really went."""

    __tablename__ = "participation"
    __table_args__ = (
        one_of("category", *codes("category")),
        one_of("stop_reason", *codes("stop_reason"), optional=True),
        one_of("found", *codes("found"), optional=True),
        CheckConstraint(
            "stopped_on IS NULL OR started_on IS NULL OR stopped_on >= started_on", name="stop_after_start"
        ),
        _of_trajectory(),
        Index("ix_participation_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    category: Mapped[str] = mapped_column(String(20))
    listing_id: Mapped[int | None] = mapped_column(ForeignKey("listing.id"), index=True)
    listing_name: Mapped[str | None] = mapped_column(String(200))  # what it is called, also when not on the map
    chosen_on: Mapped[date] = mapped_column(Date, index=True)
    planned_on: Mapped[date | None] = mapped_column(Date)  # first time agreed
    started_on: Mapped[date | None] = mapped_column(Date, index=True)
    stopped_on: Mapped[date | None] = mapped_column(Date, index=True)
    stop_reason: Mapped[str | None] = mapped_column(String(20))
    found: Mapped[str | None] = mapped_column(String(12))
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)
    source_key: Mapped[str | None] = mapped_column(String(64), index=True)
    ask_start_on: Mapped[date | None] = mapped_column(Date, index=True)  # when to ask whether it began
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Question(Table):
    """A question Wegwijs asked about a trajectory. Unique, so it is asked once; `settled_at` ends it.

    It is asked anew only for another `subject`: the participation (start) or the trajectory's first start (3 and 6).
    """

    __tablename__ = "question"
    __table_args__ = (
        one_of("kind", "start", "months_3", "months_6"),
        UniqueConstraint("trajectory_id", "kind", "subject"),
        _of_trajectory(),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    subject: Mapped[str] = mapped_column(String(16))  # public id of a participation, or an ISO date
    due_on: Mapped[date] = mapped_column(Date)
    asked_at: Mapped[datetime] = mapped_column(UtcDateTime)
    asked_of: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    ask_again_on: Mapped[date | None] = mapped_column(Date, index=True)  # the next reminder, or the day she chose
    expires_on: Mapped[date | None] = mapped_column(Date, index=True)  # the last day of its window
    settled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FollowUp(Table):
    """The answer for 3 or 6 months after the first start: what was so on the milestone date (DOMAIN I12, I13).

    Answered twice, the newest `id` counts and both stay.
    """

    __tablename__ = "follow_up"
    __table_args__ = (
        CheckConstraint("months IN (3, 6)", name="months"),
        one_of("outcome", *codes("outcome")),
        _of_trajectory(),
        Index("ix_follow_up_of_trajectory", "trajectory_id", "organisation_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    months: Mapped[int]
    outcome: Mapped[str] = mapped_column(String(12))
    answered_on: Mapped[date] = mapped_column(Date)
    answered_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Closing(Table):
    """The end of a trajectory. Reopened within three months it is annulled (DOMAIN I1, I9)."""

    __tablename__ = "closing"
    __table_args__ = (
        one_of("reason", *codes("closing_reason")),
        one_of("reopened_by", *codes("referrer_type"), optional=True),
        CheckConstraint("reopened_on IS NULL OR reopened_on >= closed_on", name="reopened_after_closing"),
        UniqueConstraint("trajectory_id", "closed_on"),
        _of_trajectory(),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    organisation_id: Mapped[int]
    trajectory_id: Mapped[int]
    closed_on: Mapped[date] = mapped_column(Date, index=True)
    reason: Mapped[str] = mapped_column(String(30))
    may_ask_later: Mapped[bool | None]
    reopened_on: Mapped[date | None] = mapped_column(Date)
    reopened_by: Mapped[str | None] = mapped_column(String(20))
    logged_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    logged_at: Mapped[datetime] = mapped_column(UtcDateTime)
