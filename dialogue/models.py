"""Tables of the flow of an update: what came in, what goes out, what is being filled in."""

from datetime import datetime

from sqlalchemy import JSON, BigInteger, Boolean, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime, one_of, public_id_column


class Incoming(Table):
    """An update as it came from a channel. The payload is encrypted and gone once it is handled (DESIGN §4).

    `held`: it is about a client, and waits until the person who sent it gave her PIN.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        one_of("state", "new", "done", "dead", "held"),
        Index(
            "ix_inbox_waiting", "received_at", "update_id",
            sqlite_where=text("state = 'new'"), postgresql_where=text("state = 'new'"),
        ),
        Index("ix_inbox_of_account", "channel", "account", "state"),
        Index(
            "ix_inbox_to_remove", "received_at",
            sqlite_where=text("removable AND removed_at IS NULL"),
            postgresql_where=text("removable AND removed_at IS NULL"),
        ),
    )  # fmt: skip
    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    account: Mapped[int] = mapped_column(BigInteger)
    chat: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[bytes | None] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(String(4), default="new")
    attempts: Mapped[int] = mapped_column(default=0)
    error: Mapped[str | None] = mapped_column(String(80))  # the kind of error, never its text
    received_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    message: Mapped[int | None] = mapped_column(BigInteger)  # the person's own message, to take it away later
    removable: Mapped[bool] = mapped_column(Boolean, default=False)  # it speaks of a client
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Outgoing(Table):
    """One screen on its way to a person. What a channel has no key for, we never guess: see `policy`.

    `repeat`: sending it twice does no harm. `once`: never sent again when its fate is unknown (a prompt).
    """

    __tablename__ = "outbox"
    __table_args__ = (
        one_of("policy", "repeat", "once"),
        one_of("state", "ready", "sending", "sent", "uncertain", "failed", "cancelled", "held"),
        Index(
            "ix_outbox_open", "channel", "chat", "id",
            sqlite_where=text("state IN ('ready', 'sending')"), postgresql_where=text("state IN ('ready', 'sending')"),
        ),
        Index(
            "ix_outbox_to_remove", "sent_at",
            sqlite_where=text("private AND removed_at IS NULL"),
            postgresql_where=text("private AND removed_at IS NULL"),
        ),
        Index("ix_outbox_of_account", "channel", "account", "id"),
    )  # fmt: skip
    id: Mapped[int] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(String(20))
    account: Mapped[int] = mapped_column(BigInteger)
    chat: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(20))  # screen, prompt, overview, menu, chore
    policy: Mapped[str] = mapped_column(String(6))
    dedupe_key: Mapped[str | None] = mapped_column(String(80), unique=True)
    about: Mapped[str | None] = mapped_column(String(16), index=True)  # public id of what a prompt asks about
    payload: Mapped[bytes | None] = mapped_column(LargeBinary)
    state: Mapped[str] = mapped_column(String(9), default="ready", index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    run_after: Mapped[datetime] = mapped_column(UtcDateTime)
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    error: Mapped[str | None] = mapped_column(String(120))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    message: Mapped[int | None] = mapped_column(BigInteger)
    private: Mapped[bool] = mapped_column(Boolean, default=False)  # a client screen: leaves the chat again
    has_buttons: Mapped[bool] = mapped_column(Boolean, default=False)
    remove_after: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    removed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Draft(Table):
    """A form that somebody is filling in. It survives restarts and is never the only copy in a button."""

    __tablename__ = "draft"
    __table_args__ = (
        one_of("state", "open", "parked", "done", "stopped"),
        Index("ix_draft_of_account", "channel", "account", "state"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    public_id: Mapped[str] = public_id_column()
    channel: Mapped[str] = mapped_column(String(20))
    account: Mapped[int] = mapped_column(BigInteger)
    chat: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    act: Mapped[str] = mapped_column(String(30))
    answers: Mapped[dict[str, object]] = mapped_column(JSON)
    asked: Mapped[list[str]] = mapped_column(JSON)  # the fields answered so far, in order, for Back
    asking: Mapped[str | None] = mapped_column(String(30))
    version: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(String(8), default="open")
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    offered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_line: Mapped[int | None] = mapped_column(BigInteger)  # the typed message that filled the last field


class Keypad(Table):
    """A PIN being typed. `typed` holds the keys that were tapped, which mean digits only together with the secret."""

    __tablename__ = "keypad"
    __table_args__ = (one_of("purpose", "open", "choose", "change", "remove"),)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    purpose: Mapped[str] = mapped_column(String(6))
    salt: Mapped[str] = mapped_column(String(16))  # with each keypad other keys
    typed: Mapped[str] = mapped_column(String(80), default="")
    letter: Mapped[int | None]  # the outbox row that shows it
    made_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


class PutOff(Table):
    """What a person does not want to see in her overview before a moment: one thing, or the overview itself."""

    __tablename__ = "put_off"
    __table_args__ = (UniqueConstraint("person_id", "about"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    about: Mapped[str] = mapped_column(String(40))
    until: Mapped[datetime] = mapped_column(UtcDateTime)


class Beat(Table):
    """What the clock did last, by duty: for the health page and for duties that run once a day."""

    __tablename__ = "beat"
    duty: Mapped[str] = mapped_column(String(40), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
