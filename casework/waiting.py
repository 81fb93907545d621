"""Whether people wait long for a first talk (DOMAIN C12, F01). How many is for the reports to say."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from casework import pauses
from casework.models import Pause
from casework.queries import barriers, waiting
from foundation.storage import Store

LONG, TOO_LONG = timedelta(days=61), timedelta(days=92)  # two months: a signal; three: red


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait longer than two months (`long`) and than three (`too_long`); days of a pause left out."""

    long: int = 0
    too_long: int = 0


def count(store: Store, municipality_ids: Collection[int], *, today: date) -> Waiting:
    """Those of these municipalities, exactly: nobody is told more than that there are any.

    By bounds that nobody sets: who moves a bound from day to day finds how long each of them waits.
    """
    rows = waiting.long(store, municipality_ids, before=today - LONG)
    paused: dict[int, list[Pause]] = {row.id: [] for row in rows}
    for pause in barriers.pauses(store, list(paused)):
        paused[pause.trajectory_id].append(pause)
    days = [(today - row.received_on).days - pauses.days(paused[row.id], row.received_on, today) for row in rows]
    return Waiting(sum(n > LONG.days for n in days), sum(n > TOO_LONG.days for n in days))
