"""Another process that changes the map: for each title on standard input one listing gets it, and the time is said."""

import sys
from time import perf_counter

import migrations.models  # noqa: F401  every table, for those that point at each other
from foundation.people.who import SYSTEM
from foundation.storage import Database
from social_map import listings
from social_map.models import Listing
from wegwijs.clock import system_clock


def main(url: str) -> None:
    """`url`: the database. A line out holds `perf_counter`, one clock for all processes, when the change was kept."""
    database = Database(url)
    for number, title in enumerate(sys.stdin, start=1):
        with database.writing() as store:
            listing = store.get_one(Listing, number)
            listings.change(store, SYSTEM, listing, {"title": title.strip()}, now=system_clock())
        print(perf_counter(), flush=True)
    database.close()


if __name__ == "__main__":
    main(sys.argv[1])
