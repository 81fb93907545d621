"""What a coach agreed on for days to come: with clients (whom is not told here), and with practices."""

from dataclasses import dataclass
from datetime import date

from casework import access
from casework.queries import agenda as queries
from foundation.people.who import Who
from foundation.storage import Store

KINDS = ("client", "practice")


@dataclass(frozen=True, slots=True)
class Entry:
    """A kind of `KINDS`, its day, and its time where one was agreed (`14:00`, Amsterdam). Never who."""

    kind: str
    on: date
    starts_at: str | None = None


def coming(store: Store, who: Who, *, today: date) -> list[Entry]:
    """From today on, earliest first."""
    found = [Entry("client", row[0], row[1]) for row in queries.appointments(store, access.mine(who), today)]
    found += [Entry("practice", day) for day in queries.meetings(store, who.person_id or 0, today)]
    return sorted(found, key=lambda entry: (entry.on, entry.starts_at or "", entry.kind))
