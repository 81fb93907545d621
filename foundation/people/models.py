"""Tables of municipalities, organisations, people, accounts, memberships and invites."""

from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, one_of, public_id_column

KINDS = ("welfare", "provider", "practice", "municipality")
ROLES = ("coach", "coordinator", "provider", "editor", "regisseur", "admin", "officer")


class Municipality(Table):
    """A Dutch municipality. Its name is unique; history stays under the old name after a merger."""

    __tablename__ = "municipality"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    inhabitants: Mapped[int | None]


class Organisation(Table):
    """A welfare organisation (owns clients), provider (owns listings), practice or municipality."""

    __tablename__ = "organisation"
    __table_args__ = (one_of("kind", *KINDS), UniqueConstraint("kind", "name"))
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))
    municipality_id: Mapped[int | None] = mapped_column(ForeignKey("municipality.id"), index=True)
    invented: Mapped[bool] = mapped_column(default=False)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Person(Table):
    """Someone who uses Wegwijs: a coach, provider, regisseur …, never a client."""

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    name: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(5), default="nl")
    last_seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    blocked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    invented: Mapped[bool] = mapped_column(default=False)


class Account(Table):
    """A person's account in a channel, known by its number only; never by a username or phone number."""

    __tablename__ = "account"
    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    reachable: Mapped[bool] = mapped_column(default=True)
    linked_at: Mapped[datetime] = mapped_column(UtcDateTime)


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


class Invite(Table):
    """A one-time invitation. Only a hash of its code is kept, so a copy of the database opens no door.

    It gives a role in an organisation, or (`person_id`) a person her place back on a new account.
    """

    __tablename__ = "invite"
    __table_args__ = (
        one_of("role", *ROLES, optional=True),
        CheckConstraint("(person_id IS NULL) = (role IS NOT NULL AND organisation_id IS NOT NULL)", name="one_purpose"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[str | None] = mapped_column(String(20))
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    invited_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    needs_confirmation: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    used_by: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)


class InviteMunicipality(Table):
    """The municipalities that the invited membership will speak for."""

    __tablename__ = "invite_municipality"
    invite_id: Mapped[int] = mapped_column(ForeignKey("invite.id"), primary_key=True)
    municipality_id: Mapped[int] = mapped_column(ForeignKey("municipality.id"), primary_key=True, index=True)


class InviteTry(Table):
    """An account that tried a code that opens nothing. Kept an hour, to slow guessing down."""

    __tablename__ = "invite_try"
    id: Mapped[int] = mapped_column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    number: Mapped[int] = mapped_column(BigInteger, index=True)
    tried_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
