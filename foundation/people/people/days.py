"""A moment as a day in Amsterdam."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def day(moment: datetime) -> date:
    """The day in Amsterdam."""
    return moment.astimezone(_AMSTERDAM).date()
