"""What cannot be done about a client's rights, and why."""

from foundation.refusals import Refusal


class CoachIsThere(Refusal):
    """The coach of this client works here: she is the one to ask it of."""


class NoSuchCodeName(Refusal):
    """No client where she decides has this code name."""


class RequestOver(Refusal):
    """It was answered or taken back before, or nobody answered in time."""


class AskedBeforeHandover(Refusal):
    """Her client has another coach since it was asked, who asks anew or leaves it."""


class NotByYourself(Refusal):
    """Who asked does not decide: another person has to."""


class UnknownReason(Refusal):
    """A reason to keep records that is none: an old or forged button."""


class NotHeld(Refusal):
    """Nothing keeps these records from being erased."""
