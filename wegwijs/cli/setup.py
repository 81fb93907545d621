"""`wegwijs setup` and `wegwijs upgrade`: the database, the secret, and what to do next."""

from foundation.people import organisations, people
from wegwijs import schema
from wegwijs.addresses import shown
from wegwijs.cli.console import tell
from wegwijs.clock import system_clock
from wegwijs.days import day_in_amsterdam
from wegwijs.house import open_house
from wegwijs.settings import Settings


def setup() -> None:
    """Make what is missing and say which command comes next. It can be run again at any time."""
    with open_house() as house, house.reading() as store:
        _ = house.secret
        tell(
            "setup",
            database=shown(house.database.url),
            secret=str(house.settings.secret_path),
            has_token=house.settings.token is not None,
            has_organisation=bool(organisations.list_all(store)),
            has_people=bool(people.list_all(store, today=day_in_amsterdam(house.now()))),
        )


def upgrade() -> None:
    """Bring the database to this version; a SQLite database is copied first."""
    copy = schema.upgrade(Settings().database, now=system_clock())
    tell("upgraded", copy=copy)
