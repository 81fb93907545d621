"""Tables of what a regisseur steers by: norms, agreements, what practices supply, and what is reported how often."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, one_of, public_id_column

SELECTION_RULES = ("contacten_20", "z_of_p_code", "combinatie", "anders", "onbekend")  # DOMAIN I4; C11 gives the 20
SOURCES = ("huisarts", "poh", "assistente", "anders")  # the function of who made the print-out, never a name
FREQUENCIES = ("quarter", "half", "year")


class Norm(Table):
    """A band or number that holds in a municipality, or for one practice there, from a day on (DOMAIN C16).

    It holds until the next one of its key begins. What was taken back stays as history.
    """

    __tablename__ = "norm"
    __table_args__ = (
        CheckConstraint("low IS NOT NULL OR high IS NOT NULL", name="something"),
        Index("ix_norm_of_municipality", "municipality_id", "key"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    practice_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    key: Mapped[str] = mapped_column(String(30))
    low: Mapped[float | None]
    high: Mapped[float | None]
    from_on: Mapped[date] = mapped_column(Date)
    set_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Agreement(Table):
    """What was agreed, with whom, who sees to it and by when (DOMAIN B25). Nothing of a client stands in it."""

    __tablename__ = "agreement"
    __table_args__ = (Index("ix_agreement_of_municipality", "municipality_id", "due_on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    text: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    due_on: Mapped[date] = mapped_column(Date)
    done_on: Mapped[date | None] = mapped_column(Date)
    draft: Mapped[str | None] = mapped_column(String(16), unique=True)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Printout(Table):
    """How many patients a practice counted in its own records by one rule: a number, never a list (DOMAIN I4)."""

    __tablename__ = "printout"
    __table_args__ = (
        one_of("rule", *SELECTION_RULES),
        one_of("source", *SOURCES),
        CheckConstraint("number >= 0", name="number"),
        CheckConstraint("until_on >= from_on", name="until_after_from"),
        Index("ix_printout_of_municipality", "municipality_id", "practice_id", "from_on"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    practice_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    counted_on: Mapped[date] = mapped_column(Date)
    from_on: Mapped[date] = mapped_column(Date)
    until_on: Mapped[date] = mapped_column(Date)
    rule: Mapped[str] = mapped_column(String(12))
    number: Mapped[int]
    source: Mapped[str] = mapped_column(String(10))
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class CareUse(Table):
    """Contacts with a practice in the year before and after, as an average of `people` that it supplied (D17)."""

    __tablename__ = "care_use"
    __table_args__ = (
        CheckConstraint("people >= 0", name="people"),
        CheckConstraint("contacts_before >= 0 AND contacts_after >= 0", name="contacts"),
        Index("ix_care_use_of_municipality", "municipality_id", "practice_id", "year"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"))
    practice_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    year: Mapped[int]  # in which these people were referred
    people: Mapped[int]
    contacts_before: Mapped[float]
    contacts_after: Mapped[float]
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    taken_back_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ReportSetting(Table):
    """Which indicators a municipality leaves out of its reports, and how often it gets one (DOMAIN G05)."""

    __tablename__ = "report_setting"
    __table_args__ = (one_of("every", *FREQUENCIES),)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True)
    every: Mapped[str] = mapped_column(String(7), default="quarter")
    left_out: Mapped[list[str]] = mapped_column(JSON, default=list)
    set_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    set_at: Mapped[datetime] = mapped_column(UtcDateTime)
