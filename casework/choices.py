"""How many people chose a listing, told to its provider so that it tells nothing of anybody (DOMAIN US-A5)."""

from datetime import date

from casework.queries import choices
from foundation.language.dates import add_months
from foundation.storage import Store

FROM, STEP = 5, 5


def told(store: Store, listing_id: int, today: date) -> int:
    """How many clients chose it in the twelve months before this one: 0 below five, and then in steps of five.

    Whole months only: the number never moves on the day somebody chooses, so it points at nobody.
    """
    until = today.replace(day=1)
    count = choices.clients(store, listing_id, since=add_months(until, -12), until=until)
    return count // STEP * STEP if count >= FROM else 0
