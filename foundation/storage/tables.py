"""The base of every table: one metadata, every constraint named, so that migrations can speak of it."""

from sqlalchemy import CheckConstraint, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

PUBLIC_ID_LENGTH = 16

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(DeclarativeBase):
    """A table of Wegwijs. Foreign keys never cascade: what is deleted is deleted by name."""

    metadata = MetaData(naming_convention=NAMING)


def public_id_column() -> Mapped[str]:
    """A random name for a row, safe to show in a button: 16 characters of base32 (80 bits)."""
    return mapped_column(String(PUBLIC_ID_LENGTH), unique=True)


def one_of(column: str, *codes: str, optional: bool = False) -> CheckConstraint:
    """A check that a column holds one of these codes; the database refuses any other on both engines."""
    listed = ", ".join(f"'{code}'" for code in codes)
    rule = f"{column} IN ({listed})"
    return CheckConstraint(f"{column} IS NULL OR {rule}" if optional else rule, name=column)
