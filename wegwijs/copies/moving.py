"""Moving house: every row, payloads too, straight into another empty database."""

from foundation.refusals import Refusal
from foundation.storage import Database
from wegwijs import running
from wegwijs.copies import rows
from wegwijs.copies.target import empty_at


class CopyToItself(Refusal):
    """The other database is this one."""


def copy_to(database: Database, url: str) -> dict[str, int]:
    """Copy everything to the empty database at this URL, of either kind. Returns how many rows each table got.

    No bot may run on either meanwhile. The new one needs the same secret file: payloads and keys hang on it.
    """
    if url == database.url:
        raise CopyToItself
    with running.no_bot(database.url), running.no_bot(url), database.reader.connect() as source:
        source.execution_options(**({} if database.is_sqlite else {"isolation_level": "REPEATABLE READ"}))
        tables = rows.tables_of(source)
        with empty_at(url, rows.revision(source)) as target:
            rows.write(target, rows.tables_of(target), rows.read(source, tables.values(), without={}))
        return rows.count(source, tables.values())
