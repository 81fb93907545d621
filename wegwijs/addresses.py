"""The addresses of databases."""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from foundation.refusals import Refusal


class DatabaseUnknown(Refusal):
    """The address is of no database, or of one that is neither SQLite nor PostgreSQL."""


def read(address: str) -> URL:
    """The address of a SQLite or PostgreSQL database in its parts."""
    try:
        url = make_url(address)
    except ArgumentError as trouble:
        raise DatabaseUnknown from trouble
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise DatabaseUnknown
    return url


def is_sqlite(address: str) -> bool:
    """Whether it is a SQLite database."""
    return read(address).get_backend_name() == "sqlite"


def shown(address: str) -> str:
    """The address without its password."""
    return read(address).render_as_string(hide_password=True)
