"""One-time invitations, and who guesses at them."""

from datetime import datetime

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.people.models.memberships import ROLES
from foundation.storage import Table, UtcDateTime, one_of


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
