"""When people may be spoken to unasked: on working days between eight and eight, in Amsterdam."""

from datetime import datetime, time

from foundation.language.dates import AMSTERDAM, is_working_day

EARLIEST, LATEST = time(8), time(20)


def may_speak(now: datetime) -> bool:
    """Whether this is an hour for messages that nobody asked for."""
    here = now.astimezone(AMSTERDAM)
    return is_working_day(here.date()) and EARLIEST <= here.time() < LATEST
