"""People who use Wegwijs, and their accounts in a channel."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, public_id_column


class Person(Table):
    """Someone who uses Wegwijs: a coach, provider, regisseur …, never a client.

    `locks_at`: from when her PIN is asked before anything of a client; empty where she has none. It moves on with
    every sign of life, `lock_minutes` each time (empty: the usual).
    """

    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    name: Mapped[str] = mapped_column(String(80))
    language: Mapped[str] = mapped_column(String(5), default="nl")
    last_seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    blocked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    invented: Mapped[bool] = mapped_column(default=False)
    locks_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lock_minutes: Mapped[int | None]


class Account(Table):
    """A person's account in a channel, known by its number only; never by a username or phone number."""

    __tablename__ = "account"
    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    number: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    reachable: Mapped[bool] = mapped_column(default=True)
    linked_at: Mapped[datetime] = mapped_column(UtcDateTime)
