"""Which day it is for the people here."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day_of(now: datetime) -> date:
    """The day in Europe/Amsterdam at this instant."""
    return now.astimezone(AMSTERDAM).date()
