"""Processes that add one to a number, many times: count_up.py URL ours|default TIMES PROCESSES.

They begin together, so that several really count at once. Each prints how often its one was kept. The careless ones
all read the number before the first writes it: at least once, on any machine, they are at work at the same moment.
"""

import os
import sys
from collections.abc import Callable
from multiprocessing import get_context

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from foundation.storage import Database


def add_one(store: Session, *, once_read: Callable[[], object] = lambda: None) -> None:
    n = store.scalar(text("SELECT n FROM counter"))
    once_read()
    store.execute(text("UPDATE counter SET n = :n"), {"n": n + 1})


def ours(url: str, times: int) -> int:
    database = Database(url)
    for _ in range(times):
        with database.writing() as store:
            add_one(store)
    database.close()
    return times


def default(url: str, times: int) -> int:
    """As our own, in the default mode of the driver."""
    engine = create_engine(url, connect_args={"timeout": 30})
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    for turn in range(times):
        with Session(engine) as store, store.begin():
            add_one(store, once_read=ALL_READ.wait if turn == 0 else lambda: None)
    engine.dispose()
    return times


def together(processes: int, count: Callable[[], int]) -> None:
    """Fork so many, let them go at the same moment, and wait for all."""
    starter, held = os.pipe()
    for _ in range(processes):
        if os.fork() == 0:
            os.close(held)
            os.read(starter, 1)  # until nobody holds the other end any more
            os.write(1, f"{count()}\n".encode())
            os._exit(0)
    os.close(held)
    for _ in range(processes):
        os.wait()


if __name__ == "__main__":
    ALL_READ = get_context("fork").Barrier(int(sys.argv[4]), timeout=60)
    together(ALL_READ.parties, lambda: {"ours": ours, "default": default}[sys.argv[2]](sys.argv[1], int(sys.argv[3])))
