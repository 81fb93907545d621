"""How many people wait long for a first talk, told so that it points at nobody (DOMAIN C12, F01, §2.6)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from casework import pauses
from casework.models import Pause
from casework.queries import barriers, waiting
from foundation.storage import Store

LONG, TOO_LONG = timedelta(days=61), timedelta(days=92)  # two months: a signal; three: red; where there is no norm
FROM, STEP = 5, 5


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many wait long (`long`: two months, or as the norm says) and too long (three); days of a pause left out."""

    long: int = 0
    too_long: int = 0


def count(
    store: Store, municipality_ids: Collection[int], *, today: date, long: timedelta = LONG,
    too_long: timedelta = TOO_LONG,
) -> Waiting:  # fmt: skip
    """Those of these municipalities, exactly: for no other eyes than `told`."""
    rows = waiting.long(store, municipality_ids, before=today - long)
    paused: dict[int, list[Pause]] = {row.id: [] for row in rows}
    for pause in barriers.pauses(store, list(paused)):
        paused[pause.trajectory_id].append(pause)
    days = [(today - row.received_on).days - pauses.days(paused[row.id], row.received_on, today) for row in rows]
    return Waiting(sum(n > long.days for n in days), sum(n > too_long.days for n in days))


def says_the_rest(store: Store, municipality_ids: Collection[int], *, today: date) -> bool:
    """Whether a count would tell of one to four who wait shorter than three months, beside the report.

    It counts everybody who waits, and hides those few. Of eighteen of whom fourteen wait long, *ten or more* leaves
    four or more for the rest: four, as no more than four are hidden.
    """
    return 0 < waiting.lately(store, municipality_ids, since=today - TOO_LONG) < FROM


def told(number: int) -> int:
    """A count in steps of five, 0 below five: it never moves for one person."""
    return number // STEP * STEP if number >= FROM else 0
