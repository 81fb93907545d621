"""Tables for keeping listings true: settings of a municipality, contacts, personal links, changes that wait."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, one_of, public_id_column

CONTACT_STATES = ("open", "stopped", "bounced")
CHANGE_STATES = ("waiting", "accepted", "rejected")


class MapSettings(Table):
    """How patient the map of one municipality is, in days. What is empty is as `freshness.Patience` says."""

    __tablename__ = "map_settings"
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True)
    rhythm_days: Mapped[int | None]
    remind_on: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
    editor_after: Mapped[int | None]
    neglected_after: Mapped[int | None]


class Contact(Table):
    """Where a provider without an account is reached, as a hash: the address itself stands with its listings only.

    `stopped`: wants no mail from Wegwijs; `bounced`: the mail server says that nobody is there. `why` is its code.
    """

    __tablename__ = "map_contact"
    __table_args__ = (one_of("state", *CONTACT_STATES),)
    id: Mapped[int] = mapped_column(primary_key=True)
    key_hash: Mapped[str] = mapped_column(String(64), unique=True)
    state: Mapped[str] = mapped_column(String(10), default="open")
    since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    why: Mapped[str | None] = mapped_column(String(40))


class ProviderLink(Table):
    """A personal link to the listings of one contact. The token is shown once and kept as a hash."""

    __tablename__ = "provider_link"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("map_contact.id"), index=True)
    made_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class LinkedListing(Table):
    """A listing that a link is about. It counts only as long as the listing has that contact."""

    __tablename__ = "provider_link_listing"
    link_id: Mapped[int] = mapped_column(ForeignKey("provider_link.id"), primary_key=True)
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id"), primary_key=True, index=True)


class ProposedChange(Table):
    """A larger change of a listing, written by a link, that waits for a second person."""

    __tablename__ = "proposed_change"
    __table_args__ = (one_of("state", *CHANGE_STATES), Index(None, "state", "listing_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    listing_id: Mapped[int] = mapped_column(ForeignKey("listing.id"), index=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("provider_link.id"), index=True)
    values: Mapped[dict[str, Any]] = mapped_column(JSON)
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
