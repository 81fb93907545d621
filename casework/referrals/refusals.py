"""Why a referral is not registered or not taken back."""

from casework import entries
from foundation.refusals import Refusal


class ReceivedInTheFuture(entries.InTheFuture):
    """A referral is registered after it came in."""


class UnknownIcpc(Refusal):
    """Not the shape of an ICPC-1 code, such as P03 or Z15.01."""


class ReferralHasFollowed(Refusal):
    """Something was logged in this trajectory since: undo that first, or close it as a mistake."""
