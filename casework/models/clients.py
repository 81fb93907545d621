"""Who we walk with: a client is a code name here, never a person."""

from datetime import date

from sqlalchemy import Date, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.code_names import CodeName
from foundation.storage import Table, public_id_column


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
        return str(CodeName(self.code_word, self.code_number))
