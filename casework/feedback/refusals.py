"""Why there is no letter."""

from foundation.refusals import Refusal


class NoConsentForFeedback(Refusal):
    """The client did not say yes to a letter to the referrer: nobody asked yet (`asked` is false), or it was no."""


class NobodyToTell(Refusal):
    """Nobody referred: the client came by herself, or who referred is not known."""


class NothingToTell(Refusal):
    """What this letter would tell of did not happen (any more)."""
