"""Tables of the audit trail. Triggers in the migration refuse every UPDATE and DELETE."""

from datetime import datetime

from sqlalchemy import BigInteger, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from foundation.storage import Table, UtcDateTime

Sequence = BigInteger().with_variant(Integer, "sqlite")


class AuditEntry(Table):
    """One thing that one person saw or did. Person and organisation are plain numbers: the trail outlives them."""

    __tablename__ = "audit_entry"
    seq: Mapped[int] = mapped_column(Sequence, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    person_id: Mapped[int | None]
    organisation_id: Mapped[int | None] = mapped_column(index=True)
    verb: Mapped[str] = mapped_column(String(40))
    object_id: Mapped[str] = mapped_column(String(40), index=True)
    outcome: Mapped[str] = mapped_column(String(20))


class AuditSeal(Table):
    """A link of the hash chain: everything up to and with `last_seq` hashes, with the seal before it, to `digest`."""

    __tablename__ = "audit_seal"
    last_seq: Mapped[int] = mapped_column(Sequence, primary_key=True, autoincrement=False)
    sealed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    digest: Mapped[str] = mapped_column(String(64))
