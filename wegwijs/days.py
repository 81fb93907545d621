"""Which day it is: Europe/Amsterdam decides."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day_in_amsterdam(instant: datetime) -> date:
    """The date on the calendars of the Netherlands at this instant."""
    return instant.astimezone(AMSTERDAM).date()
