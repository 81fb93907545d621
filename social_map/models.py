"""Tables of the social map: what people can join, its history, and the sequence that the search follows."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

import foundation.people.models  # noqa: F401  the tables that ours point at, for who imports no more than this
from foundation.storage import Table, UtcDateTime, one_of, public_id_column
from social_map import codes
from social_map import import_models as import_models  # noqa: PLC0414  the room's other tables
from social_map import keeping_models as keeping_models  # noqa: PLC0414  the room's other tables
from social_map import pair_models as pair_models  # noqa: PLC0414  the room's other tables
from social_map import postcode_models as postcode_models  # noqa: PLC0414  the room's other tables

STATUSES = ("concept", "active", "paused", "stopped")
CAPACITIES = ("open", "vol", "wachtlijst")
VISIBILITIES = codes.VISIBILITIES
DAYS = codes.DAYS
WAYS = ("import", "chat", "link", "phone", "editor", "coach", "clock")
REPORTS = ("wrong", "gone")
OUTCOMES = ("right", "changed", "stopped", "closed")


class Listing(Table):
    """One thing people can join (or lean on), as its provider describes it. Money in cents, days without times."""

    __tablename__ = "listing"
    __table_args__ = (
        one_of("status", *STATUSES),
        one_of("capacity", *CAPACITIES),
        one_of("phone_visibility", *VISIBILITIES),
        one_of("email_visibility", *VISIBILITIES),
        one_of("website_visibility", *VISIBILITIES),
        one_of("confirmed_how", *WAYS, optional=True),
        UniqueConstraint("source", "source_id"),
        Index(None, "municipality_id", "status"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    source: Mapped[str] = mapped_column(String(60))
    source_id: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(300))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    organisation_name: Mapped[str] = mapped_column(String(300), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    source_category: Mapped[str | None] = mapped_column(String(120))
    category: Mapped[str] = mapped_column(String(40))
    category_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    venue: Mapped[str | None] = mapped_column(String(300))
    street: Mapped[str | None] = mapped_column(String(300))
    postcode: Mapped[str | None] = mapped_column(String(20))
    neighbourhood: Mapped[str | None] = mapped_column(String(120))
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"))
    lat: Mapped[float | None]
    lon: Mapped[float | None]
    cost_cents: Mapped[int | None]
    cost_text: Mapped[str | None] = mapped_column(String(500))
    age_min: Mapped[int | None]
    age_max: Mapped[int | None]
    audience: Mapped[list[str]] = mapped_column(JSON, default=list)
    languages: Mapped[list[str]] = mapped_column(JSON, default=list)
    wheelchair: Mapped[bool | None]
    online: Mapped[bool | None]
    registration: Mapped[str | None] = mapped_column(String(200))
    volunteer: Mapped[bool | None]
    capacity: Mapped[str] = mapped_column(String(20), default="open")
    capacity_until: Mapped[date | None] = mapped_column(Date)
    phone: Mapped[str | None] = mapped_column(String(60))
    phone_visibility: Mapped[str] = mapped_column(String(10), default="public")
    email: Mapped[str | None] = mapped_column(String(254))
    email_visibility: Mapped[str] = mapped_column(String(10), default="public")
    website: Mapped[str | None] = mapped_column(String(500))
    website_visibility: Mapped[str] = mapped_column(String(10), default="public")
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_until: Mapped[date | None] = mapped_column(Date)
    extra: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    imported: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    status: Mapped[str] = mapped_column(String(20), default="active")
    paused_until: Mapped[date | None] = mapped_column(Date)
    stopped_on: Mapped[date | None] = mapped_column(Date)
    stop_reason: Mapped[str | None] = mapped_column(String(200))
    owner_person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    rhythm_days: Mapped[int | None] = mapped_column(Integer)  # its own; empty: that of its municipality
    last_confirmed_on: Mapped[date | None] = mapped_column(Date)
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    confirmed_how: Mapped[str | None] = mapped_column(String(20))
    first_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    doubted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    invented: Mapped[bool] = mapped_column(default=False)
    neglected_on: Mapped[date | None] = mapped_column(Date, index=True)  # from this day of silence on
    editor_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    round_again_on: Mapped[date | None] = mapped_column(Date)  # not in the editor's calls before this day
    contact_name: Mapped[str | None] = mapped_column(String(120))  # seen by whom the phone or e-mail may be seen
    withdrawn: Mapped[list[str] | None] = mapped_column(JSON(none_as_null=True))  # facts no import may bring back
    closures: Mapped[list[list[str]] | None] = mapped_column(JSON(none_as_null=True))  # [first, last] as ISO days
    closed_on_holidays: Mapped[bool | None]
    season_from: Mapped[str | None] = mapped_column(String(5))  # "MM-DD", every year
    season_until: Mapped[str | None] = mapped_column(String(5))
    given_up_on: Mapped[date | None] = mapped_column(Date)  # its organisation gave it to the editor of the map
    schedule: Mapped[list["ScheduleRow"]] = relationship(
        order_by="ScheduleRow.position", lazy="selectin", cascade="save-update, merge, delete-orphan, delete"
    )
    cancelled: Mapped[list["CancelledDate"]] = relationship(order_by="CancelledDate.on", lazy="selectin")


class ScheduleRow(Table):
    """When it happens: a weekday with times as "HH:MM", local time. `frequency` is the source's word."""

    __tablename__ = "listing_schedule"
    __table_args__ = (one_of("day", *DAYS, optional=True),)
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    day: Mapped[str | None] = mapped_column(String(2))
    start: Mapped[str | None] = mapped_column(String(5))
    end: Mapped[str | None] = mapped_column(String(5))
    frequency: Mapped[str | None] = mapped_column(String(60))
    dates: Mapped[list[str]] = mapped_column(JSON, default=list)


class CancelledDate(Table):
    """One day on which a listing does not take place."""

    __tablename__ = "listing_cancelled_date"
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id"), primary_key=True)
    on: Mapped[date] = mapped_column(Date, primary_key=True)
    cancelled_at: Mapped[datetime] = mapped_column(UtcDateTime)
    cancelled_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)


class ListingHistory(Table):
    """One change of a listing: the values before and after, so that it can be undone."""

    __tablename__ = "listing_history"
    __table_args__ = (one_of("how", *WAYS), Index(None, "listing_id", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id"))
    what: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    how: Mapped[str] = mapped_column(String(20))
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ListingReport(Table):
    """A coach says that a listing is wrong or gone. Who it was is known only to tell her what came of it."""

    __tablename__ = "listing_report"
    __table_args__ = (
        one_of("kind", *REPORTS),
        one_of("outcome", *OUTCOMES, optional=True),
        Index(
            "ix_listing_report_to_tell", "reported_at",
            sqlite_where=text("told_at IS NULL"), postgresql_where=text("told_at IS NULL"),
        ),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id"), index=True)
    kind: Mapped[str] = mapped_column(String(10))
    reported_at: Mapped[datetime] = mapped_column(UtcDateTime)
    reported_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when its provider was asked
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    outcome: Mapped[str | None] = mapped_column(String(10))
    told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)  # when the reporter heard of it


class ListingLooks(Table):
    """How often coaches opened a listing's card in a month. Never who."""

    __tablename__ = "listing_looks"
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id"), primary_key=True)
    month: Mapped[date] = mapped_column(Date, primary_key=True)
    looks: Mapped[int] = mapped_column(default=0)


class MapChange(Table):
    """The last sequence number of the map. One row per listing: the newest change of it is the one that counts."""

    __tablename__ = "map_change"
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(BigInteger, unique=True)


class MapSequence(Table):
    """The counter behind `map_change.seq`: one row, raised inside the transaction that changes a listing."""

    __tablename__ = "map_sequence"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger)


class SearchCount(Table):
    """How often a concept was searched in a month and helped or not. Never a sentence, never a person."""

    __tablename__ = "search_count"
    month: Mapped[date] = mapped_column(Date, primary_key=True)
    concept: Mapped[str] = mapped_column(String(80), primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True, index=True)
    searches: Mapped[int] = mapped_column(default=0)
    without_hit: Mapped[int] = mapped_column(default=0)
    proposed_on: Mapped[date | None] = mapped_column(Date)  # to the map's editor, once
