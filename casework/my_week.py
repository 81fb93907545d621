"""A coach's own week in counts: talks, who came, who was closed, letters and time for the network. Nobody else's."""

from dataclasses import dataclass
from datetime import date, timedelta

from casework import access, network_time
from casework.queries import my_week as queries
from foundation.people.who import Who
from foundation.storage import Store


@dataclass(frozen=True, slots=True)
class MyWeek:
    """Counts of the week that begins on `monday`; `network` in minutes."""

    monday: date
    talks: int
    new: int
    closed: int
    letters: int
    network: int

    def empty(self) -> bool:
        """Whether nothing happened."""
        return not (self.talks or self.new or self.closed or self.letters or self.network)


def of(store: Store, who: Who, monday: date) -> MyWeek:
    """The week of a coach, over everybody she walks with."""
    sunday = monday + timedelta(days=6)
    spent = network_time.week(store, who, monday)
    new, closed, letters = queries.counts(store, access.mine(who), who.person_id or 0, monday, sunday)
    talks = sum(number for _, number in spent.talks.values())
    return MyWeek(monday, talks, new, closed, letters, spent.for_network)
