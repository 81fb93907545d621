"""Referrals coming in: a new client, a repeat, or somebody who comes back (DOMAIN I1)."""

from casework.referrals.facts import ICPC
from casework.referrals.receiving import Received, receive
from casework.referrals.refusals import ReceivedInTheFuture, ReferralHasFollowed, UnknownIcpc
from casework.referrals.undoing import undo

__all__ = ["ICPC", "Received", "ReceivedInTheFuture", "ReferralHasFollowed", "UnknownIcpc", "receive", "undo"]
