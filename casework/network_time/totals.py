"""Her own week in minutes: with clients and for the network. Nobody else sees it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from casework import access
from casework.models import NetworkTime
from casework.queries import network_time
from foundation.people.who import Who
from foundation.storage import Store


@dataclass(frozen=True)
class Week:
    """Minutes of one week: `talks` by day, with how many; `network` by day and kind, and its `rows`.

    `unknown`: how many talks have no length.
    """

    monday: date
    talks: Mapping[date, tuple[int, int]]
    network: Mapping[date, Mapping[str, int]]
    unknown: int
    rows: Sequence[NetworkTime] = ()

    @property
    def days(self) -> list[date]:
        """Working days, and the weekend only where there is something."""
        every = [self.monday + timedelta(days=n) for n in range(7)]
        return [day for day in every if day.weekday() < 5 or day in self.talks or day in self.network]  # noqa: PLR2004  Saturday

    @property
    def with_clients(self) -> int:
        """Minutes with clients."""
        return sum(minutes for minutes, _ in self.talks.values())

    @property
    def for_network(self) -> int:
        """Minutes for the network."""
        return sum(sum(kinds.values()) for kinds in self.network.values())


def monday(day: date) -> date:
    """The Monday of the week of a day."""
    return day - timedelta(days=day.weekday())


def week(store: Store, who: Who, first: date) -> Week:
    """The week that begins on this Monday: talks that were held in her trajectories, and her own network time."""
    last = first + timedelta(days=6)
    talks: dict[date, tuple[int, int]] = {}
    unknown = 0
    for session in network_time.sessions(store, access.mine(who), first, last):
        if session.status == "held":
            minutes, number = talks.get(session.held_on, (0, 0))
            talks[session.held_on] = (minutes + (session.minutes or 0), number + 1)
            unknown += session.minutes is None
    network: dict[date, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = network_time.between(store, who.person_id or 0, first, last)
    for row in rows:
        network[row.spent_on][row.kind] += row.minutes
    return Week(first, talks, network, unknown, rows)
