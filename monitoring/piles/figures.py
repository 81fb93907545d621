"""Which tables there are, and which figures stand in them.

Only events of the period: no stock (who is in support, who waits). With stocks beside what started and was closed, one
could work out from quarter to quarter how many were closed in a row without ever having had a talk; these five are
bound by no sum to each other, so each column is hidden on its own.
"""

from monitoring.facts.values import ITSELF
from monitoring.indicators.newcomers import UNKNOWN

__all__ = ["FIGURES", "ITSELF", "TABLES", "UNKNOWN", "WORK"]

TABLES = ("organisation", "neighbourhood", "practice", "variant")

# The columns, each with the number of the report that is its total.
FIGURES = {
    "referrals": ("referrals", "total"),
    "started": ("balance", "started"),
    "closed": ("closed", "total"),
    "chosen": ("chosen", "total"),
    "new": ("participants", "new"),
}
WORK = frozenset(FIGURES) - {"referrals"}  # what a coach does; a referral is what a practice did
