"""Referrals coming in: a new client, a repeat, or somebody who comes back (DOMAIN I1)."""

from casework.referrals.describing import DETAILS, describe
from casework.referrals.facts import ICPC, practice
from casework.referrals.merging import NobodyCalled, SameClient, merge, named
from casework.referrals.receiving import Received, receive
from casework.referrals.refusals import ReceivedInTheFuture, ReferralHasFollowed, UnknownIcpc
from casework.referrals.undoing import undo

__all__ = [
    "DETAILS",
    "ICPC",
    "NobodyCalled",
    "Received",
    "ReceivedInTheFuture",
    "ReferralHasFollowed",
    "SameClient",
    "UnknownIcpc",
    "describe",
    "merge",
    "named",
    "practice",
    "receive",
    "undo",
]
