"""Why something about a participation is not noted."""

from casework import entries
from foundation.refusals import Refusal


class ServiceNotActivity(Refusal):
    """Debt help, social work and the like are services, not activities a client takes part in. `category`."""


class StartInTheFuture(entries.InTheFuture):
    """A start is the first time she really went, so it has been."""


class StopInTheFuture(entries.InTheFuture):
    """A stop is the last time she went, so it has been."""


class StartBeforeChoice(Refusal):
    """Nobody starts before having chosen. `chosen_on`."""


class StopBeforeStart(Refusal):
    """Nobody stops before having started. `started_on`."""


class NotStarted(Refusal):
    """What never started cannot stop; it can be withdrawn."""


class AlreadyStarted(Refusal):
    """What has started is stopped, not withdrawn."""


class AlreadyStopped(Refusal):
    """It ended before. `stopped_on`."""
