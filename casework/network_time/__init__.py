"""Time for the network: logged in two taps or one line, totalled by week against the rule of thumb (DOMAIN C02)."""

from casework.network_time.logging import NetworkTimeInTheFuture, change, find, log, undo
from casework.network_time.reading import LessThanNoTime, Said, read
from casework.network_time.totals import Week, monday, week

__all__ = [
    "LessThanNoTime",
    "NetworkTimeInTheFuture",
    "Said",
    "Week",
    "change",
    "find",
    "log",
    "monday",
    "read",
    "undo",
    "week",
]
