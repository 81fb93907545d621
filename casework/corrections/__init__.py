"""Correcting what was logged, at any time and by who walks with the client: change, move, remove; never silently.

What was different before stays as a row of history, in codes and days. Undoing within ten minutes leaves none: it is
for a tap too many (DESIGN §3).
"""

from casework.corrections.changing import CHANGES, change, change_session
from casework.corrections.entries import ENTRIES, Entry, OutOfOrder, find
from casework.corrections.moving import MovedNowhere, move
from casework.corrections.removing import remove

__all__ = [
    "CHANGES",
    "ENTRIES",
    "Entry",
    "MovedNowhere",
    "OutOfOrder",
    "change",
    "change_session",
    "find",
    "move",
    "remove",
]
