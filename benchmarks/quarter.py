"""A quarter over very many sessions, beside the same main figures in SQL written by hand, turn by turn."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import Date, bindparam, text

from benchmarks import databases, region
from benchmarks.figures import Figure, How, Tell, in_pairs
from foundation.language.dates import add_months
from foundation.storage import Database, Store
from monitoring.periods import Period
from monitoring.reports import Report, report
from monitoring.scope import Scope

USUAL, FULL, SESSIONS_EACH = 100_000, 1_000_000, 5
LIMIT_SECONDS, LIMIT_RATIO = 2.0, 1.5
SQL = Path(__file__).with_name("quarter.sql")


def measure(how: How, tell: Tell) -> Iterator[Figure]:
    """Seconds for the report of the last whole quarter."""
    size = FULL if how.full else USUAL
    for kind in databases.KINDS:
        with databases.scratch() as folder:
            database = Database(databases.fresh(kind, folder, "quarter"))
            region.fill(database, size // SESSIONS_EACH, sessions_each=SESSIONS_EACH)
            tell(f"quarter: {size:,} sessions in {kind}")
            ours, theirs = _in_turns(database, how.rounds + 2)
            database.close()
        yield Figure(
            name=f"quarter over {size:,} sessions, {kind}", ours=median(ours), unit="s", peer=median(theirs),
            peer_name="SQL by hand", ratio=in_pairs(ours, theirs), at_most=LIMIT_SECONDS, ratio_at_most=LIMIT_RATIO,
        )  # fmt: skip


QUARTER = Period(2026, "Q", 3)


def _in_turns(database: Database, rounds: int) -> tuple[Sequence[float], Sequence[float]]:
    """Both once to warm up and to compare what they counted, then by turns."""
    with database.reading() as store:
        _same(_report(store, QUARTER), _by_hand(store, QUARTER))
        ours, theirs = [], []
        for _ in range(rounds):
            began = perf_counter()
            _report(store, QUARTER)
            between = perf_counter()
            _by_hand(store, QUARTER)
            ours.append(between - began)
            theirs.append(perf_counter() - between)
    return ours, theirs


def _report(store: Store, period: Period) -> Report:
    return report(store, Scope(), period, now=region.TODAY, rule=None)


def _by_hand(store: Store, period: Period) -> list[Sequence[Any]]:
    days = {"first": period.first, "last": period.last}
    for months in (3, 6):
        days |= {f"{name}_{months}": add_months(days[name], -months) for name in ("first", "last")}
    connection = store.connection()
    return [connection.execute(_statement(each, days), days).all() for each in region.statements(SQL)]


def _statement(sql: str, days: Mapping[str, date]) -> Any:
    return text(sql).bindparams(*(bindparam(name, type_=Date) for name in days if f":{name}" in _words(sql)))


def _words(sql: str) -> set[str]:
    return {word.strip("(),;") for word in sql.split()}


def _same(ours: Report, by_hand: list[Sequence[Any]]) -> None:
    """Two counts that differ cannot be compared for speed."""
    figures = ours.figures
    referrals, sessions, (supported,), closed, chosen, (part,), *_ = by_hand
    pairs = {
        "referrals": (figures["referrals"]["total"], sum(row[1] for row in referrals)),
        "sessions": (figures["sessions"]["held"], sum(row[2] for row in sessions if row[0] == "held")),
        "supported": (figures["supported_clients"]["clients"], supported[0]),
        "closed": (figures["closed"]["total"], sum(row[1] for row in closed)),
        "chosen": (figures["chosen"]["total"], sum(row[2] for row in chosen)),
        "participants": (figures["participants"]["active"], part[0]),
    }
    unlike = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    if unlike:
        raise RuntimeError(f"the report and the SQL by hand count differently: {unlike}")
