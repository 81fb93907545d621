"""Activities a client chose: choosing, starting, stopping. Chosen is not started (DOMAIN I10, I11)."""

from casework.participations.choosing import choose, describe
from casework.participations.keeping import ask_start_on, kept, listing_called
from casework.participations.refusals import (
    AlreadyStarted,
    AlreadyStopped,
    NotStarted,
    ServiceNotActivity,
    StartBeforeChoice,
    StartInTheFuture,
    StopBeforeStart,
    StopInTheFuture,
)
from casework.participations.starting import confirm_start, plan_start
from casework.participations.stopping import stop, withdraw
from casework.participations.undoing import last_stop, undo, undo_start, undo_stop

__all__ = [
    "AlreadyStarted",
    "AlreadyStopped",
    "NotStarted",
    "ServiceNotActivity",
    "StartBeforeChoice",
    "StartInTheFuture",
    "StopBeforeStart",
    "StopInTheFuture",
    "ask_start_on",
    "choose",
    "confirm_start",
    "describe",
    "kept",
    "last_stop",
    "listing_called",
    "plan_start",
    "stop",
    "undo",
    "undo_start",
    "undo_stop",
    "withdraw",
]
