"""A region with years of casework behind it, in any size, written by the database itself in seconds."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, Date, bindparam, select, text

from casework import checks, milestones
from casework.models import Participation
from foundation.people.models import Municipality, Organisation, Person
from foundation.storage import Database, UtcDateTime

DAYS = 1460
TODAY = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)  # a Friday: on a Sunday nothing is due
SQL = Path(__file__).with_name("region.sql")


def fill(database: Database, size: int, *, sessions_each: int = 5, apart: int = 1) -> None:
    """Write `size` (at most a million) trajectories of the four years until TODAY, and what belongs to them.

    Of those about whom a question is due that day, one in `apart` still waits for it; the others were asked.
    """
    with database.writing() as store:
        store.add_all(Organisation(public_id=f"o{n}", kind="welfare", name=f"Welzijn {n}") for n in range(1, 11))
        store.add_all(Municipality(name=f"Plaats {n}") for n in range(1, 21))
        store.add_all(Person(public_id=f"m{n}", name=f"Coach {n}") for n in range(1, 201))
        store.flush()
        _write(store.connection(), size, sessions_each, apart)
    with database.writing() as store:
        young = Participation.started_on > TODAY.date() - timedelta(days=220)  # all others have both answers
        checks.plan_many(store, store.scalars(select(Participation.trajectory_id).where(young)).all())
    if not database.is_sqlite:  # which counts its rows only when it is told to, and nobody does
        with database.writer.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("ANALYZE")  # as PostgreSQL does by itself within the hour


def _write(connection: Connection, size: int, sessions_each: int, apart: int) -> None:
    for made in ("thousand (i integer)", "number (i bigint)", "talk (n integer)"):
        connection.execute(text(f"CREATE TEMPORARY TABLE {made}"))
    connection.execute(text("CREATE TEMPORARY TABLE day (k integer, on_day date, ask_3 date, ask_6 date)"))
    connection.execute(text("INSERT INTO thousand VALUES (:i)"), [{"i": i} for i in range(1000)])
    connection.execute(text("INSERT INTO talk SELECT i FROM thousand WHERE i < :each"), {"each": sessions_each})
    days = text("INSERT INTO day VALUES (:k, :on_day, :ask_3, :ask_6)")
    dates = [bindparam(name, type_=Date) for name in ("on_day", "ask_3", "ask_6")]
    connection.execute(days.bindparams(*dates), list(_days(TODAY.date())))
    facts = {"size": size, "no": False, "now": TODAY, "today": TODAY.date(), "apart": apart}
    for statement in statements(SQL):
        ours = [bindparam("now", type_=UtcDateTime)] if ":now" in statement else []
        ours += [bindparam("today", type_=Date)] if ":today" in statement else []
        connection.execute(text(statement).bindparams(*ours), facts)


def statements(file: Path) -> list[str]:
    """The statements of a file of SQL."""
    return [statement for statement in file.read_text().split(";\n") if statement.strip()]


def _days(today: date) -> Iterator[dict[str, object]]:
    for k in range(DAYS + 1):
        day = today - timedelta(days=DAYS - k)
        asked = {f"ask_{m}": milestones.ask_on(milestones.milestone(day, m)) for m in milestones.MONTHS}
        yield {"k": k, "on_day": day, **asked}
