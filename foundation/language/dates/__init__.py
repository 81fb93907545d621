"""Dutch dates: reading them, saying them, and counting with them.

Nothing here asks the clock: `today` is the day, in Amsterdam, on which the words were said (see `said_on`).
"""

from foundation.language.dates.counting import (
    AMSTERDAM,
    add_months,
    is_holiday,
    is_working_day,
    next_working_day,
    said_on,
    working_days_after,
)
from foundation.language.dates.reading import find, find_all, read
from foundation.language.dates.saying import say
from foundation.language.dates.values import Preference, Reading

__all__ = [
    "AMSTERDAM",
    "Preference",
    "Reading",
    "add_months",
    "find",
    "find_all",
    "is_holiday",
    "is_working_day",
    "next_working_day",
    "read",
    "said_on",
    "say",
    "working_days_after",
]
