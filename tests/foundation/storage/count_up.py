"""A process that adds one to a number, many times: count_up.py URL ours|default TIMES. Prints how often it was kept.

It says when it is ready and begins when it hears a line, so that several really count at once.
"""

import sys

from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

from foundation.storage import Database


def add_one(store: Session) -> None:
    n = store.scalar(text("SELECT n FROM counter"))
    store.execute(text("UPDATE counter SET n = :n"), {"n": n + 1})


def ours(url: str, times: int) -> int:
    database = Database(url)
    for _ in range(times):
        with database.writing() as store:
            add_one(store)
    database.close()
    return times


def default(url: str, times: int) -> int:
    engine = create_engine(url, connect_args={"timeout": 30})
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA journal_mode=WAL")
    for _ in range(times):
        with Session(engine) as store, store.begin():
            add_one(store)
    engine.dispose()
    return times


if __name__ == "__main__":
    print("ready", flush=True)  # noqa: T201  so does this
    sys.stdin.readline()
    print({"ours": ours, "default": default}[sys.argv[2]](sys.argv[1], int(sys.argv[3])))  # noqa: T201  its answer
