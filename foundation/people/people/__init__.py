"""People: who is speaking, who is locked out, who gets a new account."""

from foundation.people.people.finding import Listed, PersonAmbiguous, PersonNotFound, found, list_all
from foundation.people.people.speaking import IDLE_DAYS, LAPSING, seen, who
from foundation.people.people.standing import block, re_confirm

__all__ = [
    "IDLE_DAYS",
    "LAPSING",
    "Listed",
    "PersonAmbiguous",
    "PersonNotFound",
    "block",
    "found",
    "list_all",
    "re_confirm",
    "seen",
    "who",
]
